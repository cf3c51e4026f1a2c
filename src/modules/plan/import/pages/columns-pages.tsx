import { button } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import type { Meaning, Proposal, ReadTable } from '../proposal.ts'
import { brief } from '../words.ts'
import type { Import } from './choices.ts'
import { meaningWords } from './described.ts'

type Props = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; made: Import; proposal: Proposal }

/** What each column was taken for, and why; saying otherwise reads the file again. */
export const ColumnsPage = ({ frame, path, made, proposal }: Props) => (
  <Page
    {...frame}
    wide
    title="What each column means"
    caption={made.title}
    lede="Change what was misunderstood. The file is read again at once, and your other corrections stay."
    trail={[
      { href: path('/plan'), text: 'Plan' },
      { href: path('/plan/import'), text: 'Import' },
      { href: path(`/plan/imports/${made.id}`), text: made.title },
    ]}
  >
    <form method="post" action={path(`/plan/imports/${made.id}/columns`)} novalidate>
      <input type="hidden" name="version" value={String(made.version)} />
      <input type="hidden" name="decided" value={String(made.decisions.length)} />
      {proposal.tables.map((table, at) => (
        <Columns table={table} at={at} many={proposal.tables.length > 1} />
      ))}
      {button({ text: 'Save and read again' })}
    </form>
  </Page>
)

const Columns = ({ table, at, many }: { table: ReadTable; at: number; many: boolean }) => (
  <table class="hf-table hf-stack">
    <caption class={many ? 'govuk-table__caption govuk-table__caption--s' : 'govuk-visually-hidden'}>
      {many ? `Table ${at + 1}` : 'Columns and what they mean'}
    </caption>
    <thead>
      <tr>
        <th scope="col">Column</th>
        <th scope="col">For example</th>
        <th scope="col">It means</th>
        <th scope="col">Why it was taken so</th>
      </tr>
    </thead>
    <tbody>
      {table.columns.map((column, c) => (
        <tr>
          <th scope="row">{column.heading || `Column ${c + 1}, without a name`}</th>
          <td data-label="For example">{exampleIn(table, c) || 'It is empty'}</td>
          <td data-label="It means">
            <label class="govuk-visually-hidden" for={`column-${at}-${c}`}>
              What {column.heading || `column ${c + 1}`} means
            </label>
            <select class="govuk-select" id={`column-${at}-${c}`} name={`column-${at}-${c}`}>
              {(Object.keys(meaningWords) as Meaning[]).map((meaning) => (
                <option value={meaning} selected={meaning === column.meaning}>
                  {meaningWords[meaning]}
                </option>
              ))}
            </select>
          </td>
          <td data-label="Why">{column.why}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const exampleIn = (table: ReadTable, c: number): string => {
  const texts = table.rows.flatMap(({ state, cells }) => (state === 'used' && cells[c]?.text ? [cells[c].text] : []))
  return brief(texts.find((text) => !/^(?:n\/?a|-|–)$/i.test(text)) ?? texts[0] ?? '', 90)
}
