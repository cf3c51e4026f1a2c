// The fields of one update, as templates: each name ends in the id of its item, or of its post.
import { html } from 'hono/html'
import { type Form, wordOf } from '../../../platform/forms.ts'
import type { Html } from '../../../platform/govuk.ts'
import { Shape } from '../../../platform/shapes.tsx'
import type { KeyWord } from '../plans/model.ts'
import type { Voice } from '../updates/rules.ts'
import { agencyRows, fieldOf, type ItemError } from './form.ts'

/** The words to show, and what is wrong with them. */
export type Filling = { words: Form; errors: readonly ItemError[] }

const wrongOf = (name: string, id: string, { errors }: Filling): ItemError | undefined =>
  errors.find(({ field }) => field === `${name}-${id}`)

const Group = (error: ItemError | undefined, body: Html): Html =>
  html`<div class="govuk-form-group${error && ' govuk-form-group--error'}">${body}</div>`

const ErrorLine = (error: ItemError | undefined, at: string): Html =>
  html`${error && html`<p id="${at}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error.plain}</p>`}`

const describes = (at: string, error: unknown, hint: unknown): Html => {
  const ids = [hint ? `${at}-hint` : '', error ? `${at}-error` : ''].filter(Boolean).join(' ')
  return html`${ids && html` aria-describedby="${ids}"`}`
}

/** A box for paragraphs. */
export const Lines = (
  name: string,
  id: string,
  { label, hint = '', rows }: { label: string; hint?: string; rows: number },
  filling: Filling,
): Html => {
  const at = `${name}-${id}`
  const error = wrongOf(name, id, filling)
  return Group(
    error,
    html`<label class="govuk-label govuk-label--s" for="${at}">${label}</label>${
      hint && html`<div id="${at}-hint" class="govuk-hint">${hint}</div>`
    }${ErrorLine(error, at)}<textarea class="govuk-textarea${error && ' govuk-textarea--error'}" id="${at}" name="${at}" rows="${rows}"${describes(at, error, hint)}>
${wordOf(filling.words, at)}</textarea>`,
  )
}

/** A box for one line. */
const Line = (
  name: string,
  id: string,
  { label, hint = '' }: { label: string; hint?: string },
  filling: Filling,
): Html => {
  const at = `${name}-${id}`
  const error = wrongOf(name, id, filling)
  return Group(
    error,
    html`<label class="govuk-label govuk-label--s" for="${at}">${label}</label>${
      hint && html`<div id="${at}-hint" class="govuk-hint">${hint}</div>`
    }${ErrorLine(error, at)}<input class="govuk-input${error && ' govuk-input--error'}" id="${at}" name="${at}" type="text" value="${wordOf(filling.words, at)}"${describes(at, error, hint)}>`,
  )
}

/** Three boxes of a date. */
const Day = (name: string, id: string, { legend, hint }: { legend: string; hint: string }, filling: Filling): Html => {
  const at = `${name}-${id}`
  const error = wrongOf(name, id, filling)
  const box = (part: 'day' | 'month' | 'year', label: string) => {
    const field = fieldOf(`${name}-${part}`, id)
    return html`<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="${field}">${label}</label><input class="govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? '4' : '2'}${error && ' govuk-input--error'}" id="${field}" name="${field}" type="text" inputmode="numeric" value="${wordOf(filling.words, field)}"></div>`
  }
  return Group(
    error,
    html`<fieldset class="govuk-fieldset" role="group"${describes(at, error, hint)}><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${legend}</legend><div id="${at}-hint" class="govuk-hint">${hint}</div>${ErrorLine(error, at)}<div class="govuk-date-input" id="${at}">${box('day', 'Day')}${box('month', 'Month')}${box('year', 'Year')}</div></fieldset>`,
  )
}

/** The plan's key as tiles. */
export const Tiles = (id: string, title: string, words: readonly KeyWord[], filling: Filling): Html => {
  const at = `status-${id}`
  const error = wrongOf('status', id, filling)
  return Group(
    error,
    html`<fieldset class="govuk-fieldset hf-upfield" id="${at}"${describes(at, error, '')}><legend>How is it going?<span class="govuk-visually-hidden"> ${title}</span></legend>${ErrorLine(error, at)}<div class="hf-stats hf-stats--row">${words.map(
      ({ code, word, shape }) =>
        html`<div class="hf-stat"><input type="radio" name="${at}" value="${code}" id="${at}-${code}"${wordOf(filling.words, at) === code && ' checked'}><label for="${at}-${code}">${Shape({ tone: shape })}<span>${word}</span></label></div>`,
    )}</div></fieldset>`,
  )
}

const fold = (summary: string, names: readonly string[], id: string, filling: Filling, body: Html): Html => {
  const isUsed = names.some(
    (name) => wordOf(filling.words, fieldOf(name, id)) !== '' || wrongOf(name.replace(/-day$/, ''), id, filling),
  )
  return html`<details class="govuk-details hf-details"${isUsed && ' open'}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${body}</div></details>`
}

/** A reply that came by e-mail: it becomes what changed, and is marked as pasted. */
export const Paste = (id: string, filling: Filling): Html =>
  fold(
    'Paste the reply',
    ['pasted'],
    id,
    filling,
    Lines(
      'pasted',
      id,
      {
        label: 'The reply, as it came',
        hint: 'It becomes what changed, and is marked as pasted. Take out greetings and names.',
        rows: 4,
      },
      filling,
    ),
  )

/** The few fields that stand by themselves. */
export const Field = {
  /** Where the lead says another status than the suggested one. */
  why: (id: string, filling: Filling): Html =>
    fold(
      'If you say another status than the suggested one: why?',
      ['differsWhy'],
      id,
      filling,
      Lines(
        'differsWhy',
        id,
        { label: 'Why is it another status?', hint: 'Optional. The board sees both, and your reason.', rows: 2 },
        filling,
      ),
    ),
}

/** Everything that is not required. */
export const Folded = (id: string, agencies: readonly { id: string; name: string }[], filling: Filling): Html =>
  fold(
    'Add the difference it made, help needed, a new date, other agencies’ parts, evidence',
    [
      'difference',
      'help',
      'forecast-day',
      'forecastReason',
      'url',
      'shows',
      ...agencyRows.flatMap((row) => [`part${row}`, `agency${row}`]),
    ],
    id,
    filling,
    html`${Lines('difference', id, { label: 'What difference did it make to children?', hint: 'If none yet, say so. That is an answer.', rows: 2 }, filling)}
${Lines('help', id, { label: 'What help do you need, and from whom?', rows: 2 }, filling)}
${Day('forecast', id, { legend: 'New finish date', hint: 'Only if you expect another day' }, filling)}
${Line('forecastReason', id, { label: 'Why has the date moved?', hint: 'Boards see the reason' }, filling)}
${agencyRows.map((row) => Part(row, id, agencies, filling))}
${Line('url', id, { label: 'Address of something that shows it', hint: 'A page or a file that others can open, such as https://…' }, filling)}
${Line('shows', id, { label: 'What does it show?' }, filling)}`,
  )

const Part = (row: string, id: string, agencies: readonly { id: string; name: string }[], filling: Filling): Html => {
  const [agency, held] = [`agency${row}-${id}`, `held${row}-${id}`]
  const error = wrongOf(`agency${row}`, id, filling)
  const chosen = wordOf(filling.words, agency)
  return html`<div class="hf-part">${Group(
    error,
    html`<label class="govuk-label govuk-label--s" for="${agency}">${row === '1' ? 'Another agency’s part' : 'A second agency’s part'}</label>${ErrorLine(error, agency)}<select class="govuk-select${error && ' govuk-select--error'}" id="${agency}" name="${agency}"${describes(agency, error, '')}><option value="">Which agency</option>${agencies.map(
      ({ id: each, name }) => html`<option value="${each}"${chosen === each && ' selected'}>${name}</option>`,
    )}</select>`,
  )}${Lines(`part${row}`, id, { label: 'Its words', rows: 2 }, filling)}<div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${held}" name="${held}" value="yes"${wordOf(filling.words, held) === 'yes' && ' checked'}><label class="govuk-label govuk-checkboxes__label" for="${held}">Hold it back until the round is released</label></div></div></div>`
}

/** How a post's holder agreed, once for all that is written for the post now. */
export const Agreement = ({ postId, title }: Voice, filling: Filling): Html => {
  const at = `agreedHow-${postId}`
  const error = wrongOf('agreedHow', postId, filling)
  const ways = [
    ['email', 'By e-mail'],
    ['meeting', 'At a meeting'],
    ['telephone', 'By telephone'],
    ['not_yet', 'Not yet: ask them to confirm it here'],
  ] as const
  return html`<div class="hf-agreement">${Group(
    error,
    html`<fieldset class="govuk-fieldset"${describes(at, error, '')}><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">How did the holder of ${title} agree to these words?</legend>${ErrorLine(error, at)}<div class="govuk-radios govuk-radios--small govuk-radios--inline" id="${at}">${ways.map(
      ([value, text]) =>
        html`<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" name="${at}" id="${at}-${value}" value="${value}"${wordOf(filling.words, at) === value && ' checked'}><label class="govuk-label govuk-radios__label" for="${at}-${value}">${text}</label></div>`,
    )}</div></fieldset>`,
  )}${Day('agreedOn', postId, { legend: 'When did they agree?', hint: 'Leave it empty if they have not yet' }, filling)}</div>`
}
