import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { wordOf, wordsOf } from '../../../platform/forms.ts'
import { button, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted, plural } from '../../../platform/sentence.ts'
import type { Import } from '../import/pages/choices.ts'
import { Confirm } from '../parts.tsx'
import { KeptList } from './kept-pages.tsx'
import { Box, FreshRows, GoneRows } from './rows-pages.tsx'
import { problemWords } from './rows.ts'
import { type Change, type Comparison, comparisonLede } from './rules.ts'
import { type Brought, fieldNames } from './sheet.ts'

export type CompareProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  made: Import
  plan: { id: string; title: string } | null
  comparison: Comparison | null
  brought: Brought
  /** Who changed an item since the workbook went out, by item. */
  meanwhile: ReadonlyMap<string, { who: string; at: Date }>
  filled: Filled
  doubts: readonly string[]
}

/** A workbook that came back, cell by cell where it says otherwise than the plan. */
export const ComparePage = (p: CompareProps) => {
  const { frame, path, made, plan, comparison, brought, filled, doubts } = p
  const nothing =
    comparison !== null && comparison.changes.length + comparison.fresh.length + comparison.gone.length === 0
  return (
    <Page
      {...frame}
      wide
      title={headingOf(comparison)}
      caption={`${made.file_name}${plan ? `, compared with “${plan.title}”` : ''}${brought.wentOut ? `. It went out on ${longInstant(new Date(brought.wentOut))}` : ''}`}
      lede={
        comparison
          ? comparisonLede(comparison, brought.wentOut)
          : 'The workbook was exported from a plan that is not here, or its items were deleted.'
      }
      trail={[
        { href: path('/plan'), text: 'Plan' },
        { href: path('/plan/import'), text: 'Import' },
      ]}
      errors={filled.errors}
    >
      {comparison && <Problems comparison={comparison} />}
      {comparison && !nothing && (
        <form id="choices" method="post" action={path(`/plan/imports/${made.id}/differences`)} novalidate>
          <input type="hidden" name="version" value={String(made.version)} />
          {comparison.changes.length > 0 && <Changes {...p} changes={comparison.changes} />}
          {comparison.fresh.length > 0 && <FreshRows fresh={comparison.fresh} filled={filled} />}
          {comparison.gone.length > 0 && <GoneRows gone={comparison.gone} filled={filled} path={path} />}
          {comparison.changes.some(({ field }) => field === 'status' || field === 'progress') &&
            radios({
              ...askedChoice(filled, 'agreed'),
              classes: 'govuk-radios--small',
              fieldset: {
                legend: {
                  text: 'How did the leads agree to what the workbook says of status and progress?',
                  classes: 'govuk-fieldset__legend--s',
                },
              },
              items: [
                { value: 'not_yet', text: 'Not yet: ask them' },
                { value: 'email', text: 'By e-mail' },
                { value: 'meeting', text: 'At a meeting' },
                { value: 'telephone', text: 'By telephone' },
              ],
            })}
          <Confirm doubts={doubts} />
          <div class="govuk-button-group">
            {button({ text: 'Take over what is ticked' })}
            {button({
              text: 'Take over everything but conflicts and missing rows',
              classes: 'govuk-button--secondary',
              name: 'all',
              value: 'yes',
            })}
          </div>
        </form>
      )}
      <KeptList brought={brought} />
      <p class="govuk-body">
        <a class="govuk-link" href={path(`/plan/imports/${made.id}/throwing-away`)}>
          Throw this workbook away
        </a>
        {comparison === null && (
          <>
            {' or '}
            <a class="govuk-link" href={path(`/plan/imports/${made.id}`)}>
              bring it in as a plan of its own
            </a>
          </>
        )}
      </p>
    </Page>
  )
}

const Problems = ({ comparison: { problems, older, blind, changes } }: { comparison: Comparison }) => (
  <>
    {problems.length > 0 && (
      <section class="hf-section" aria-labelledby="problems">
        <h2 class="hf-h2" id="problems">
          What could not be read
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          {problems.map((problem) => (
            <li>{problemWords(problem)}</li>
          ))}
        </ul>
        <p class="hf-p">
          The plan stays as it is there. Put it right in the workbook and drop it again, or change the item on the site.
        </p>
      </section>
    )}
    {older > 0 && (
      <p class="hf-p">
        {counted(older, 'cell')} {older === 1 ? 'was' : 'were'} changed on the site since the workbook went out and not
        in the workbook. The plan keeps {older === 1 ? 'its newer words' : 'its newer words in all of them'}.
      </p>
    )}
    {blind && changes.length > 0 && (
      <p class="hf-p">
        The workbook has lost its hidden copy of what went out. Where the plan has a newer version of an item, each of
        its differences counts as a conflict.
      </p>
    )}
  </>
)

const Changes = (p: CompareProps & { changes: readonly Change[] }) => (
  <section class="hf-section" aria-labelledby="changes">
    <h2 class="hf-h2" id="changes">
      Cells that say something else
    </h2>
    <table class="hf-table hf-table--tight hf-stack hf-cellwise">
      <caption class="govuk-visually-hidden">What the workbook says otherwise, item by item</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Field</th>
          <th scope="col">In the plan</th>
          <th scope="col">In the workbook</th>
        </tr>
      </thead>
      <tbody>
        {[...Map.groupBy(p.changes, ({ item }) => item)].flatMap(([item, changes]) =>
          changes.map((change, at) => (
            <tr>
              {at === 0 && (
                <th scope="rowgroup" rowspan={changes.length}>
                  <RowHead {...p} item={item} changes={changes} />
                </th>
              )}
              <td data-label="Field">{fieldNames[change.field]}</td>
              {change.conflict ? <Conflict {...p} change={change} /> : <Plain {...p} change={change} />}
            </tr>
          )),
        )}
      </tbody>
    </table>
  </section>
)

const RowHead = ({ path, item, changes, filled }: CompareProps & { item: string; changes: readonly Change[] }) => {
  const free = changes.filter(({ conflict }) => !conflict)
  const [first] = changes
  return (
    <>
      <a class="govuk-link hf-quiet" href={path(`/plan/items/${item}`)}>
        {first?.title}
      </a>
      <span class="hf-meta hf-under">
        Row {first?.row} of “{first?.sheet}”
      </span>
      {free.length > 1 && (
        <Box
          id={`row-${item}`}
          name="row"
          value={item}
          on={wordsOf(filled.words, 'row').includes(item)}
          text={`Take all ${free.length} ${plural(free.length, 'change')} of this row`}
        />
      )}
    </>
  )
}

const Plain = ({ change, filled }: CompareProps & { change: Change }) => (
  <>
    <td data-label="In the plan" class="hf-lines">
      {change.now || 'Nothing'}
    </td>
    <td data-label="In the workbook">
      <Box
        id={`take-${change.key}`}
        name="take"
        value={change.key}
        on={wordsOf(filled.words, 'take').includes(change.key)}
        hidden={`Take over ${fieldNames[change.field].toLowerCase()} of ${change.title}: `}
        text={change.becomes || 'Nothing'}
      />
      <Says change={change} filled={filled} />
    </td>
  </>
)

const Conflict = ({ change, filled, meanwhile }: CompareProps & { change: Change }) => {
  const name = `choose-${change.key}`
  const chosen = wordOf(filled.words, name)
  const edited = meanwhile.get(change.item)
  const Choice = ({ value, text }: { value: 'plan' | 'workbook'; text: string }) => (
    <div class="govuk-radios govuk-radios--small">
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          type="radio"
          id={`${name}-${value}`}
          name={name}
          value={value}
          checked={chosen === value}
        />
        <label class="govuk-label govuk-radios__label hf-lines" for={`${name}-${value}`}>
          <span class="govuk-visually-hidden">
            {fieldNames[change.field]} of {change.title}, {value === 'plan' ? 'keep the plan’s' : 'take the workbook’s'}
            :{' '}
          </span>
          {text || 'Nothing'}
        </label>
      </div>
    </div>
  )
  return (
    <>
      <td data-label="In the plan">
        <Choice value="plan" text={change.now} />
        <span class="hf-meta">
          {edited ? `Changed by ${edited.who} on ${longInstant(edited.at)}.` : 'Changed on the site since.'}
          {change.before !== null && ` When the workbook went out: “${change.before || 'nothing'}”.`}
        </span>
      </td>
      <td data-label="In the workbook">
        <span class="hf-conflict">Conflict: choose one</span>
        <Choice value="workbook" text={change.becomes} />
        <Says change={change} filled={filled} />
      </td>
    </>
  )
}

const Says = ({ change, filled }: { change: Change; filled: Filled }) => {
  const name = `why-${change.key}`
  const words = { ...filled, words: { [name]: change.reason ?? '', ...filled.words } }
  return (
    <>
      {change.says && <span class="hf-meta">{change.says}</span>}
      {change.reason !== null &&
        textarea({
          ...asked(words, name),
          label: { text: `Why does the ${fieldNames[change.field].toLowerCase()} of “${change.title}” move?` },
          rows: '2',
        })}
    </>
  )
}

const headingOf = (c: Comparison | null): string => {
  if (c === null) return 'None of these items is in a plan'
  const items = new Set(c.changes.map(({ item }) => item)).size
  if (c.changes.length > 0) return `${counted(c.changes.length, 'difference')} in ${counted(items, 'item')}`
  if (c.fresh.length > 0) return `${counted(c.fresh.length, 'new row')} and no other difference`
  if (c.gone.length > 0) return `${counted(c.gone.length, 'item')} did not come back`
  return c.problems.length > 0 ? 'Nothing to import, and something to put right' : 'No difference: nothing to import'
}
