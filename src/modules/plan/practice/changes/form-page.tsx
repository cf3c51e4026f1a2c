import { asked, askedChoices, askedDate, type Filled } from '../../../../platform/asked.ts'
import { longDate } from '../../../../platform/dates.ts'
import { button, checkboxes, dateInput, details, input, select, textarea } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { Confirm } from '../../parts.tsx'
import type { Plan } from '../../plans/model.ts'
import type { Offered } from './form.ts'
import type { PracticeChange } from './queries.ts'
import { criterionWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan | null
  /** Null: a new one. */
  change: PracticeChange | null
  offered: Offered
  filled: Filled
  doubts: readonly string[]
  conflict: boolean
}

/** A change of practice to write down or to change. */
export const ChangeFormPage = (p: Props) => (
  <Page
    {...p.frame}
    title={
      p.conflict
        ? 'Somebody changed this before you saved'
        : p.change
          ? `Change “${p.change.title}”`
          : 'Write down a change of practice'
    }
    trail={[
      ...(p.plan ? [{ href: p.path(`/plan/plans/${p.plan.id}/practice`), text: 'Practice changes' }] : []),
      ...(p.change ? [{ href: p.path(`/plan/practice/${p.change.id}`), text: p.change.title }] : []),
    ]}
    lede={
      p.conflict
        ? 'Your words have not been saved. What is saved now stands first, your version below it: change it, then save again.'
        : 'What do staff do differently, where, and from which day? Say now what would show that it works.'
    }
    errors={p.filled.errors}
    modules={['enhance/words.js']}
  >
    {p.conflict && p.change && (
      <dl class="hf-facts">
        <div>
          <dt>Saved now</dt>
          <dd class="hf-pre">
            {p.change.title}
            {p.change.now && `\n${p.change.now}`}
          </dd>
        </div>
        <div>
          <dt>In use from</dt>
          <dd>{p.change.in_use_from ? longDate(p.change.in_use_from) : 'Not said'}</dd>
        </div>
      </dl>
    )}
    <form
      method="post"
      action={p.path(p.change ? `/plan/practice/${p.change.id}` : `/plan/plans/${p.plan?.id ?? ''}/practice`)}
      novalidate
    >
      {p.change && <input type="hidden" name="version" value={String(p.change.version)} />}
      {p.plan && <input type="hidden" name="plan" value={p.plan.id} />}
      <What {...p} />
      <When {...p} />
      <Level {...p} />
      <Around {...p} />
      <Confirm doubts={p.doubts} />
      {button({ text: p.change ? 'Save' : 'Write it down' })}
    </form>
  </Page>
)

const What = ({ filled }: Props) => (
  <>
    {input({
      ...asked(filled, 'title'),
      label: { text: 'What do staff do differently?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: two practitioners read each plan before it is signed' },
    })}
    {textarea({ ...asked(filled, 'before'), label: { text: 'Before', classes: 'govuk-label--s' }, rows: '3' })}
    {textarea({ ...asked(filled, 'now'), label: { text: 'Now', classes: 'govuk-label--s' }, rows: '3' })}
    {input({
      ...asked(filled, 'place'),
      label: { text: 'Where?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: the four area teams' },
    })}
  </>
)

const When = ({ filled, change }: Props) => (
  <>
    {dateInput({
      ...askedDate(filled, 'in_use_from'),
      fieldset: { legend: { text: 'In use from', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Evidence counts when it speaks about time after this day' },
    })}
    {details({
      summaryText: 'A trial and its review',
      open: ['trial_from', 'trial_to', 'review_on'].some((name) => used(filled, name)),
      html: (
        <>
          {dateInput({ ...askedDate(filled, 'trial_from'), fieldset: { legend: { text: 'First day of the trial' } } })}
          {dateInput({ ...askedDate(filled, 'trial_to'), fieldset: { legend: { text: 'Last day of the trial' } } })}
          {dateInput({
            ...askedDate(filled, 'review_on'),
            fieldset: { legend: { text: 'Review on' } },
            hint: { text: 'Leave it empty for the last day of the trial' },
          })}
        </>
      ),
    })}
    {change &&
      dateInput({
        ...askedDate(filled, 'stopped_on'),
        fieldset: { legend: { text: 'Stopped on', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Only when staff no longer do it' },
      })}
  </>
)

const Level = ({ filled, offered, change }: Props) => (
  <fieldset class="govuk-fieldset hf-section">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What would show that it works?</legend>
    <p class="govuk-hint">
      Write it down before evidence comes: a count of records, or a level of a measure of the process. The day is kept.
    </p>
    <div class="hf-pair">
      {input({
        ...asked(filled, 'at_least'),
        label: { text: 'In at least' },
        classes: 'govuk-input--width-3',
        inputmode: 'numeric',
      })}
      {input({
        ...asked(filled, 'out_of'),
        label: { text: 'of how many records' },
        classes: 'govuk-input--width-3',
        inputmode: 'numeric',
      })}
    </div>
    {offered.measures.length > 0 && (
      <div class="hf-pair">
        {select({
          ...asked(filled, 'measure_id'),
          label: { text: 'Or a measure' },
          items: [
            { value: '', text: 'No measure' },
            ...offered.measures.map(({ id, title, unit }) => ({ value: id, text: `${title} (${unit})` })),
          ],
        })}
        {input({ ...asked(filled, 'measure_level'), label: { text: 'that reaches' }, classes: 'govuk-input--width-5' })}
      </div>
    )}
    {textarea({
      ...asked(filled, 'criterion'),
      label: { text: 'In words' },
      hint: { text: 'Such as: plans that hold the child’s own words' },
      rows: '2',
    })}
    {(filled.errors ?? []).some(({ field }) => field === 'level_confirmed') && change && (
      <>
        <p class="govuk-body">
          Until now it says “{criterionWords(change, titleOf(offered, change.measure_id)) ?? 'nothing'}”
          {change.criterion_on && `, written down on ${longDate(change.criterion_on)}`}. Both will be shown, and that it
          was changed after evidence had come.
        </p>
        {checkboxes({
          ...askedChoices(filled, 'level_confirmed'),
          items: [{ value: 'yes', text: 'Change the level all the same' }],
        })}
      </>
    )}
  </fieldset>
)

const Around = ({ filled, offered }: Props) => (
  <>
    {select({
      ...asked(filled, 'standard_id'),
      label: { text: 'The standard it follows', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'No standard' },
        ...offered.standards.map(({ id, title, number }) => ({ value: id, text: `${title}, edition ${number}` })),
      ],
    })}
    <fieldset class="govuk-fieldset hf-pair">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Who is to be told of it?</legend>
      {input({
        ...asked(filled, 'to_tell'),
        label: { text: 'How many' },
        classes: 'govuk-input--width-3',
        inputmode: 'numeric',
      })}
      {input({
        ...asked(filled, 'to_tell_what'),
        label: { text: 'of what, such as teams' },
        classes: 'govuk-input--width-10',
      })}
    </fieldset>
    {offered.items.length > 0 &&
      details({
        summaryText: `Which items of the plan bring it about? (${offered.items.length} to choose from)`,
        open: offered.items.length <= 12 || askedChoices(filled, 'items').values.some(Boolean),
        html: checkboxes({
          ...askedChoices(filled, 'items'),
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Items that bring it about', classes: 'govuk-visually-hidden' } },
          items: offered.items.map(({ id, reference, title }) => ({
            value: id,
            text: [reference, title].filter(Boolean).join(' '),
          })),
        }),
      })}
  </>
)

const used = (filled: Filled, name: string) =>
  askedDate(filled, name).errorMessage !== undefined || askedDate(filled, name).day.value !== ''
const titleOf = ({ measures }: Offered, id: string | null) => measures.find((each) => each.id === id)?.title ?? null
