import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { wordOf } from '../../../platform/forms.ts'
import { checkboxes, dateInput, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { type Kind, tellsFigures, verbs } from '../facts.ts'
import { hasAsks, type Part } from '../offered.ts'
import { askRows, markOf, type Offered } from './form.ts'

/** For whom and when: the fields that begin a paper and may change later. */
export const AboutFields = ({
  filled,
  kind,
  groups,
  ofRelease = false,
}: {
  filled: Filled
  kind: Kind | null
  groups: readonly string[]
  /** It tells of a release and compares it with the one before: no day is asked for. */
  ofRelease?: boolean
}) => (
  <>
    {input({
      ...asked(filled, 'group'),
      label: { text: 'For which meeting?', classes: 'govuk-label--s' },
      hint: { text: 'A group of the partnership or any committee. Leave it empty for no meeting.' },
      attributes: { list: 'groups' },
    })}
    <datalist id="groups">
      {groups.map((group) => (
        <option value={group} />
      ))}
    </datalist>
    {dateInput({
      ...askedDate(filled, 'meeting'),
      fieldset: { legend: { text: 'When does it meet?', classes: 'govuk-fieldset__legend--s' } },
    })}
    {input({
      ...asked(filled, 'item'),
      label: { text: 'Agenda item', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-5',
    })}
    {input({
      ...asked(filled, 'by'),
      label: { text: 'By', classes: 'govuk-label--s' },
      hint: { text: 'A post or a person, such as “Improvement coordinator”' },
    })}
    {kind !== 'page' &&
      !tellsFigures(kind) &&
      !ofRelease &&
      dateInput({
        ...askedDate(filled, 'since'),
        fieldset: { legend: { text: 'Show what changed since', classes: 'govuk-fieldset__legend--s' } },
        hint: {
          text:
            kind === 'highlight'
              ? 'Usually the day of the last meeting'
              : 'Usually the day of the last meeting. A highlight report needs it; the others may leave it empty.',
        },
      })}
    {checkboxes({
      ...askedChoices(filled, 'large_print'),
      items: [{ value: 'yes', text: 'Large print', hint: { text: '16 point, for readers with poor sight' } }],
    })}
  </>
)

/** Which measures a paper of figures tells. */
export const MeasureFields = ({
  filled,
  measures,
}: {
  filled: Filled
  measures: readonly { id: string; title: string }[]
}) => (
  <>
    {radios({
      ...askedChoice(filled, 'which'),
      fieldset: { legend: { text: 'Which measures?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        {
          value: 'plan',
          text: 'Those of the plan',
          hint: { text: 'Behind its items, or linked to a finding it answers' },
        },
        { value: 'all', text: 'All measures' },
        {
          value: 'chosen',
          text: 'Those ticked here',
          conditional: {
            html: checkboxes({
              ...askedChoices(filled, 'measures'),
              classes: 'govuk-checkboxes--small',
              fieldset: { legend: { text: 'Measures', classes: 'govuk-visually-hidden' } },
              items: measures.map(({ id, title }) => ({ value: id, text: title })),
            }),
          },
        },
      ],
    })}
  </>
)

/** The hand-written parts: recommendations first, then a box for each heading. */
export const WordFields = (p: {
  filled: Filled
  kind: Kind
  parts: readonly Part[]
  offered: Offered
  /** Which boxes a person has written in; `asks` among them. */
  own: ReadonlySet<string>
}) => (
  <>
    {hasAsks(p.kind) && <Asks {...p} />}
    {p.parts.map(({ key, heading, hint, rows = 3 }) => (
      <>
        <input type="hidden" name={`offered-words-${key}`} value={markOf(p.offered.words[key] ?? '')} />
        {textarea({
          ...asked(p.filled, `words-${key}`),
          label: { text: heading, classes: 'govuk-label--s' },
          hint: hintOf([hint, stateOf(p.own.has(key), (p.offered.words[key] ?? '') !== '')]),
          rows: String(rowsFor(wordOf(p.filled.words, `words-${key}`), rows)),
        })}
      </>
    ))}
  </>
)

const Asks = ({ filled, offered, own }: { filled: Filled; offered: Offered; own: ReadonlySet<string> }) => {
  const used =
    Array.from({ length: askRows }, (_, at) => at).findLastIndex((at) => wordOf(filled.words, `ask-${at}`) !== '') + 1
  const rows = Math.min(askRows, Math.max(used + 2, 3))
  return (
    <fieldset class="govuk-fieldset hf-asks">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What the meeting is asked to do</legend>
      <p class="govuk-hint">
        {own.has('asks')
          ? 'These are your words and stay as you wrote them.'
          : 'Suggested from the plan as it stands. They follow the figures until you change them.'}{' '}
        Empty a line to take it away.
      </p>
      <input type="hidden" name="offered-asks" value={markOf(offered.asks)} />
      {Array.from({ length: rows }, (_, at) => (
        <div class="hf-asks__row">
          {select({
            ...asked(filled, `verb-${at}`),
            label: { text: `Verb ${at + 1}`, classes: 'govuk-visually-hidden' },
            items: verbs.map((verb) => ({ value: verb, text: verb })),
          })}
          {textarea({
            ...asked(filled, `ask-${at}`),
            label: { text: `Recommendation ${at + 1}`, classes: 'govuk-visually-hidden' },
            rows: '2',
          })}
        </div>
      ))}
      {own.has('asks') &&
        checkboxes({
          ...askedChoices(filled, 'asks_again'),
          classes: 'govuk-checkboxes--small',
          items: [{ value: 'yes', text: 'Put the suggestions back in place of mine' }],
        })}
    </fieldset>
  )
}

const hintOf = (parts: readonly (string | undefined)[]) => {
  const text = parts.filter(Boolean).join(' ')
  return text === '' ? undefined : { text }
}

const stateOf = (own: boolean, offers: boolean): string =>
  own ? (offers ? 'Your words. Empty the box to have the offered words again.' : 'Your words.') : ''

// Room for what stands in the box, so that nobody has to scroll to read a paragraph.
const rowsFor = (words: string, least: number): number =>
  Math.min(
    14,
    Math.max(
      least,
      words.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 72), 0),
    ),
  )
