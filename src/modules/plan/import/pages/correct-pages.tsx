import { asked, type Filled } from '../../../../platform/asked.ts'
import { button, checkboxes, input, radios, select, textarea } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { wordsIn } from '../decisions.ts'
import type { Field, Proposal, ProposedItem } from '../proposal.ts'
import { brief } from '../words.ts'
import type { Import } from './choices.ts'
import { fields, partsOf, splitFields } from './passages.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  made: Import
  proposal: Proposal
  item: ProposedItem
  /** Its place among the items, from 0. */
  at: number
  filled: Filled
  fieldWords: Record<Field, string>
}

/** One item of an import: its words, and the ways to split, join, move and leave out. */
export const CorrectPage = (p: Props) => {
  const { item, at, made, proposal, path } = p
  const here = path(`/plan/imports/${made.id}/items/${item.key}`)
  return (
    <Page
      {...p.frame}
      title={`Correct item ${at + 1}: ${item.title}`}
      caption={`Row ${item.source.rows.join(', ')} of ${made.file_name}`}
      lede="Every correction can be undone. Nothing is in the plan yet."
      trail={[
        { href: path('/plan'), text: 'Plan' },
        { href: path('/plan/import'), text: 'Import' },
        { href: path(`/plan/imports/${made.id}`), text: made.title },
      ]}
      errors={p.filled.errors}
    >
      <ul class="govuk-list">
        {item.warnings.map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p class="hf-quick">
        <span>Go to</span>
        <a class="govuk-link" href="#words">
          Its words
        </a>
        <a class="govuk-link" href="#move">
          Move words
        </a>
        <a class="govuk-link" href="#split">
          Split
        </a>
        <a class="govuk-link" href="#join">
          Join or leave out
        </a>
      </p>
      <Words {...p} here={here} />
      <Moving {...p} here={here} />
      <Splitting {...p} here={here} />
      <section class="hf-section" aria-labelledby="join">
        <h2 class="govuk-heading-m" id="join">
          Join it or leave it out
        </h2>
        <form method="post" action={`${here}/merger`} class="hf-imp__do">
          <Hidden made={made} />
          <span id="with" />
          {at > 0 &&
            button({ text: `Join with item ${at}`, name: 'with', value: 'before', classes: 'govuk-button--secondary' })}
          {at < proposal.items.length - 1 &&
            button({
              text: `Join with item ${at + 2}`,
              name: 'with',
              value: 'after',
              classes: 'govuk-button--secondary',
            })}
        </form>
        <p class="govuk-body hf-meta">
          {at > 0 && `Item ${at}: ${brief(proposal.items[at - 1]?.title ?? '', 80)}. `}
          {at < proposal.items.length - 1 && `Item ${at + 2}: ${brief(proposal.items[at + 1]?.title ?? '', 80)}.`}
        </p>
        <form method="post" action={`${here}/dropping`}>
          <Hidden made={made} />
          {button({ text: 'Leave this item out', classes: 'govuk-button--secondary' })}
        </form>
      </section>
    </Page>
  )
}

const Hidden = ({ made }: { made: Import }) => (
  <>
    <input type="hidden" name="version" value={String(made.version)} />
    <input type="hidden" name="decided" value={String(made.decisions.length)} />
  </>
)

const oneLine: readonly Field[] = ['title', 'due', 'status']
const hints: Partial<Record<Field, string>> = {
  measures: 'One on each line. Figures and dates in them become steps: 75% by 30 September 2027',
  leads: 'One post on each line',
  due: 'Such as 30 September 2027',
  findings: 'One on each line',
}

const Words = ({ here, made, filled, fieldWords }: Props & { here: string }) => (
  <section class="hf-section" aria-labelledby="words">
    <h2 class="govuk-heading-m" id="words">
      Its words
    </h2>
    <form method="post" action={`${here}/edits`} novalidate>
      <Hidden made={made} />
      {fields.map((field) =>
        oneLine.includes(field)
          ? input({
              ...asked(filled, field),
              label: { text: fieldWords[field] },
              ...(hints[field] ? { hint: { text: hints[field] } } : {}),
            })
          : textarea({
              ...asked(filled, field),
              label: { text: fieldWords[field] },
              rows: field === 'progress' ? '6' : '2',
              ...(hints[field] ? { hint: { text: hints[field] } } : {}),
            }),
      )}
      {button({ text: 'Save these words' })}
    </form>
  </section>
)

const Moving = ({ here, made, item, proposal, fieldWords, filled }: Props & { here: string }) => {
  const passages = fields
    .filter((field) => field !== 'title' && field !== 'due' && field !== 'status')
    .flatMap((field) => partsOf(wordsIn(item, field), field).map(({ text }, nth) => ({ field, nth, text })))
  const fault = filled.errors?.find(({ field }) => field === 'passage')
  return passages.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="move">
      <h2 class="govuk-heading-m" id="move">
        Move words to where they belong
      </h2>
      <form method="post" action={`${here}/moves`} novalidate>
        <Hidden made={made} />
        {checkboxes({
          idPrefix: 'passage',
          name: 'passage',
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Tick the words to move', classes: 'govuk-fieldset__legend--s' } },
          errorMessage: fault && { text: fault.text },
          items: passages.map(({ field, nth, text }) => ({
            value: `${field}:${nth}`,
            text,
            hint: { text: fieldWords[field] },
          })),
        })}
        {select({
          ...asked({ words: { 'to-item': item.key }, errors: filled.errors }, 'to-item'),
          label: { text: 'To which item?' },
          items: proposal.items.map(({ key, title }, at) => ({
            value: key,
            text: `${at + 1}. ${brief(title, 70)}${key === item.key ? ' (this one)' : ''}`,
          })),
        })}
        {select({
          ...asked({ words: { 'to-field': 'progress' }, errors: filled.errors }, 'to-field'),
          label: { text: 'To which field?' },
          items: fields
            .filter((field) => field !== 'title')
            .map((field) => ({ value: field, text: fieldWords[field] })),
        })}
        {button({ text: 'Move these words', classes: 'govuk-button--secondary' })}
      </form>
    </section>
  )
}

const Splitting = ({ here, made, item, fieldWords, filled }: Props & { here: string }) => {
  const cuttable = splitFields.flatMap((field) => {
    const parts = partsOf(wordsIn(item, field), field)
    return parts.length > 1 || (parts.length === 1 && field === 'measures') ? [{ field, parts }] : []
  })
  return (
    <section class="hf-section" aria-labelledby="split">
      <h2 class="govuk-heading-m" id="split">
        Split it in two
      </h2>
      {cuttable.length === 0 ? (
        <p class="govuk-body">There is only one sentence to each field, so there is nowhere to split it.</p>
      ) : (
        <form method="post" action={`${here}/split`} novalidate>
          <Hidden made={made} />
          <p class="govuk-body" id="at">
            For each field, choose where the second item begins. Outcome, leads and dates stay with both.
          </p>
          {filled.errors?.some(({ field }) => field === 'at') && (
            <p class="govuk-error-message">
              <span class="govuk-visually-hidden">Error:</span> Choose where the second item begins
            </p>
          )}
          {cuttable.map(({ field, parts }) =>
            radios({
              idPrefix: `at-${field}`,
              name: `at-${field}`,
              classes: 'govuk-radios--small',
              fieldset: { legend: { text: fieldWords[field], classes: 'govuk-fieldset__legend--s' } },
              items: [
                { value: '', text: 'The same in both', checked: true },
                ...parts.map(({ text, at }, nth) => ({
                  value: String(at),
                  text: nth === 0 ? `All of it is the second item’s` : `The second begins with “${brief(text, 90)}”`,
                })),
              ],
            }),
          )}
          {button({ text: 'Split in two', classes: 'govuk-button--secondary' })}
        </form>
      )}
    </section>
  )
}
