import type { FormError } from '../../../../platform/forms.ts'
import { longDate, londonDate } from '../../../../platform/dates.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted, small, upper } from '../../../../platform/sentence.ts'
import { Confirm } from '../../parts.tsx'
import type { Proposal } from '../proposal.ts'
import type { Import } from './choices.ts'
import { type Line, wideColumns } from './lines.ts'
import { HeadRow, LineRow, mostColumns } from './settle-parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  made: Import
  proposal: Proposal
  pages: readonly (readonly Line[])[]
  at: number
  plan: { id: string; title: string } | null
  leftOpen: ReadonlySet<string>
  last: string | null
  posts: number
  findings: number
  ticked: number
  personal: readonly string[]
  errors: readonly FormError[]
}

/** The original beside what it would become: the page on which an import is settled. */
export const SettlePage = (p: Props) => {
  const { made, proposal, pages, at, path } = p
  const here = path(`/plan/imports/${made.id}`)
  const lines = pages[at - 1] ?? []
  const rows = pages.flat().reduce((sum, line) => sum + line.rows.length, 0)
  const all = pages.flat()
  const wide = (table: number) => wideColumns(all, table)
  const count = proposal.items.length
  const open = proposal.doubts.filter(({ settled }) => !settled).length
  return (
    <Page
      {...p.frame}
      wide
      title={`${counted(rows, 'row')} became ${counted(count, 'item')}. ${doubtsSay(open, proposal.doubts.length)}`}
      caption={`Import. ${made.file_name}, read on ${longDate(londonDate(made.made_at))}${proposal.document.pages ? `, ${counted(proposal.document.pages, 'page')}` : ''}`}
      lede={`Nothing is in the plan yet. Beside each row of your table, as we read it, stands what it would become${p.plan ? ` in “${p.plan.title}”` : ''}. You can undo the whole import afterwards.`}
      trail={[
        { href: path(''), text: 'Home' },
        { href: path('/plan'), text: 'Plan' },
        { href: path('/plan/import'), text: 'Import' },
      ]}
      fresh="Step 2 of 3: look and settle"
      errors={p.errors}
    >
      <Top {...p} here={here} />
      <form method="post" action={`${here}/answers`} novalidate>
        <input type="hidden" name="version" value={String(made.version)} />
        <input type="hidden" name="decided" value={String(made.decisions.length)} />
        <input type="hidden" name="page" value={String(at)} />
        {/* The Enter key presses a form's first button: this one keeps the answers and stays. */}
        <button class="govuk-visually-hidden" type="submit" name="go" value="stay" tabindex={-1} aria-hidden="true">
          Save these answers
        </button>
        <div
          class={`hf-imp${all.some((line) => line.columns.length <= mostColumns && line.columns.length + wide(line.table).size >= 7) ? ' hf-imp--broad' : ''}`}
        >
          {lines.map((line, nth) => (
            <>
              {(nth === 0 || lines[nth - 1]?.table !== line.table) && line.columns.length > 0 && (
                <HeadRow line={line} wide={wide(line.table)} />
              )}
              <LineRow wide={wide(line.table)} line={line} proposal={proposal} leftOpen={p.leftOpen} />
            </>
          ))}
        </div>
        <Confirm doubts={p.personal} />
        <div class="hf-savebar hf-savebar--static">
          <p class="hf-savebar__state">
            <span>
              <b>Doubts left open come in with their mark,</b> and stay on the item until you settle them.
            </span>
          </p>
          <div class="hf-savebar__do">
            <button class="hf-linkbutton" type="submit" name="go" value="throw">
              Throw this away
            </button>
            <button class="govuk-button govuk-button--secondary" type="submit" name="go" value="save">
              Save for later
            </button>
            {at < pages.length && (
              <button class="govuk-button govuk-button--secondary" type="submit" name="go" value={`page-${at + 1}`}>
                Save and go on
              </button>
            )}
            {count > 0 && (
              <button class="govuk-button" type="submit" name="go" value="import">
                Import {counted(count, 'item')}
              </button>
            )}
          </div>
        </div>
      </form>
      {p.last && (
        <form method="post" action={`${here}/undone-decision`} class="hf-imp__undo">
          <input type="hidden" name="version" value={String(made.version)} />
          <p class="govuk-body">
            Last change: {p.last}.{' '}
            <button class="hf-linkbutton" type="submit">
              Undo this change
            </button>
          </p>
        </form>
      )}
    </Page>
  )
}

const doubtsSay = (count: number, all: number): string =>
  count === 0
    ? all === 0
      ? 'Nothing is in doubt'
      : 'Every doubt is settled'
    : count === 1
      ? 'One doubt is yours to settle'
      : `${upper(small(count))} doubts are yours to settle`

const Top = ({ here, ...p }: Props & { here: string }) => {
  const { proposal, pages, at } = p
  const kept = proposal.items.filter(({ kind }) => kind === 'no_improvement_needed').length
  const open = proposal.doubts.filter(({ settled }) => !settled)
  const around = proposal.around
  const beside = around.strengths.length + around.priorities.length + around.evaluations.length
  return (
    <>
      <div class="hf-imphead">
        <ul class="hf-imphead__list">
          {open.length > 0 && (
            <li>
              <b>{counted(open.length, 'doubt')}</b> {open.length === 1 ? 'needs' : 'need'} you:{' '}
              {open.map(({ letter, key }) => (
                <>
                  <a class="govuk-link" href={placeOf(pages, key, letter, at, here)}>
                    {letter}
                  </a>{' '}
                </>
              ))}
            </li>
          )}
          <li>
            <b>{thingsPutRight(proposal.putRight.length)}</b> without asking
            {proposal.putRight.length > 0 && <>: {kinds(proposal)}</>}
          </li>
          {kept > 0 && (
            <li>
              <b>{counted(kept, 'row')} kept</b> as “no improvement needed”
            </li>
          )}
        </ul>
        {pages.length > 1 && (
          <p class="hf-imphead__pages">
            {standsAt(pages, at)}.{' '}
            {at > 1 && (
              <a class="govuk-link" href={`${here}?page=${at - 1}`}>
                Before
              </a>
            )}{' '}
            {at < pages.length && (
              <a class="govuk-link" href={`${here}?page=${at + 1}`}>
                After
              </a>
            )}
          </p>
        )}
      </div>
      {(proposal.putRight.length > 0 || proposal.notes.length > 0) && (
        <details class="govuk-details hf-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">See each thing that was put right</span>
          </summary>
          <div class="govuk-details__text">
            <ul class="govuk-list govuk-list--bullet">
              {proposal.putRight.map(({ sentence }) => (
                <li>{sentence}</li>
              ))}
              {proposal.notes.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
      <p class="hf-quick hf-imp__beside">
        <span>Before you import</span>
        <a class="govuk-link" href={`${here}/columns`}>
          What each column means
        </a>
        <a class="govuk-link" href={`${here}/leads`}>
          {counted(p.posts, 'post')} from the leads column
        </a>
        {beside > 0 && (
          <a class="govuk-link" href={`${here}/around`}>
            {counted(beside, 'finding')} in the text around the table
          </a>
        )}
        {p.findings > 0 && (
          <a class="govuk-link" href={`${here}/findings`}>
            Which findings the items answer{p.ticked > 0 && `: ${p.ticked} ticked`}
          </a>
        )}
      </p>
    </>
  )
}

const thingsPutRight = (count: number): string =>
  count === 0 ? 'Nothing was put right' : count === 1 ? '1 thing put right' : `${count} things put right`

const kinds = ({ putRight }: Proposal): string => {
  const count = (code: string) => putRight.filter((each) => each.code === code).length
  return (
    [
      ['repeated', 'print dropped', 'prints dropped'],
      ['split', 'split row joined', 'split rows joined'],
      ['inherited', 'blank cell filled from above', 'blank cells filled from above'],
      ['shifted', 'cell put back', 'cells put back'],
    ] as const
  )
    .filter(([code]) => count(code) > 0)
    .map(([code, one, more]) => `${count(code)} ${count(code) === 1 ? one : more}`)
    .join(', ')
}

/** "Pages 3 and 4 of 9" where the file has pages; "rows 31 to 45 of 60" where it has none. */
const standsAt = (pages: readonly (readonly Line[])[], at: number): string => {
  const lines = pages[at - 1] ?? []
  const printed = [...new Set(lines.flatMap(({ page }) => page ?? []))]
  const last = Math.max(...pages.flat().map(({ page }) => page ?? 0))
  if (printed.length > 0)
    return printed.length === 1
      ? `Page ${printed[0]} of ${last}`
      : printed.length === 2
        ? `Pages ${printed[0]} and ${printed[1]} of ${last}`
        : `Pages ${printed[0]} to ${printed.at(-1)} of ${last}`
  return `Part ${at} of ${pages.length}: rows ${lines[0]?.rows[0] ?? ''} to ${lines.at(-1)?.rows.at(-1) ?? ''}`
}

const placeOf = (
  pages: readonly (readonly Line[])[],
  key: string,
  letter: string,
  at: number,
  here: string,
): string => {
  const page = pages.findIndex((lines) => lines.some(({ doubts }) => doubts.some((doubt) => doubt.key === key))) + 1
  return page === at || page === 0 ? `#doubt-${letter}` : `${here}?page=${page}#doubt-${letter}`
}
