// Shapes and their words. Solid is said by a person, open is suggested by Holdfast. Each may stand in JSX (<Status />)
// and in an html template (${Status({ ... })}): long tables use the latter.
import { html } from 'hono/html'
import type { Status as Tone } from '../documents/write/model.ts'
import type { Html } from './govuk.ts'

export type { Tone }

type Counted = { tone: Tone; word: string; count: number }

/** A status: shape and word. `suggested` adds what Holdfast worked out, when it differs. */
export const Status = ({ word, tone, open = false, suggested }: StatusProps): Html =>
  html`<span class="${tone === 'off' && !open ? 'hf-status hf-status--strong' : 'hf-status'}">${Shape({ tone, open })}${word}</span>${
    suggested &&
    html` <span class="hf-computed">${Shape({ tone: suggested.tone, open: true })}<span>Suggested: ${lower(suggested.word)}</span></span>`
  }`

/** The shape alone, hidden from screen readers: a word must stand beside it. */
export const Shape = ({ tone, open = false }: { tone: Tone | 'tick'; open?: boolean | undefined }): Html =>
  html`<svg class="hf-shape hf-shape--${tone}${open ? ' hf-shape--open' : ''}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="#s-${tone}"/></svg>`

/** One shape per item, each a link named by its words. Give the items worst first, and put <Counts /> beside it. */
export const Strip = ({ label, items }: { label: string; items: readonly StripItem[] }): Html =>
  html`<ul class="hf-strip" aria-label="${label}">${items.map(
    ({ tone, open, word, text, href }) =>
      html`<li><a href="${href}" aria-label="${text}, ${lower(word)}">${Shape({ tone, open })}</a></li>`,
  )}</ul>`

/** "6 off track, 8 at risk" with shapes; counts of nought are left out. */
export const Counts = ({ of }: { of: readonly Counted[] }): Html =>
  html`<ul class="hf-counts">${of
    .filter(({ count }) => count > 0)
    .map(({ tone, word, count }) => html`<li>${Shape({ tone })} <span>${count} ${lower(word)}</span></li>`)}</ul>`

/** What should be here and is not: words over a dashed amber line. */
export const Missing = ({ words }: { words: string }): Html => html`<span class="hf-missing">${words}</span>`

/** Red and strong: kept for late and vacant. */
export const Late = ({ words }: { words: string }): Html => html`<span class="hf-late">${words}</span>`

/** Level of evidence 0 to 4 as four rising bars with its word; the next bar is open when a rule suggests it. */
export const Levels = ({ level, word, suggested }: LevelProps): Html =>
  html`<span class="hf-rung"><svg class="hf-ladder" viewBox="0 0 24 20" aria-hidden="true" focusable="false">${[
    1, 2, 3, 4,
  ].map((bar) =>
    Bar(bar, bar <= level ? 'said' : suggested !== undefined && bar <= suggested ? 'suggested' : 'none'),
  )}</svg><span>${level} ${word}${
    suggested !== undefined &&
    suggested !== level &&
    html`<br><span class="hf-rung__sug">Level ${suggested} suggested</span>`
  }</span></span>`

/** A gap in the thread: "Gap 2:" what is missing, and the one thing to do. */
export const Gap = ({ number, words, todo }: GapProps) => (
  <p class="hf-gap">
    <b>Gap {number}:</b> {words}{' '}
    {todo && (
      <a class="govuk-link" href={todo.href}>
        {todo.text}
      </a>
    )}
  </p>
)

/** The drawings that every shape on a page refers to: once per page, in the layout. */
export const Sprite = () => (
  <svg class="hf-sprite" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <symbol id="s-off" viewBox="0 0 16 16" overflow="visible">
        <path d="M8 .2 15.8 8 8 15.8.2 8Z" fill="var(--shape-fill)" stroke="currentColor" stroke-width="1.6" />
        <path d="M4.9 8H11.1" stroke="var(--shape-mark)" stroke-width="2.2" />
      </symbol>
      <symbol id="s-risk" viewBox="0 0 16 16" overflow="visible">
        <path
          d="M8 1.2 15.4 14.6H.6Z"
          fill="var(--shape-fill)"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linejoin="round"
        />
        <path d="M8 5.8V10M8 11.3V13" stroke="var(--shape-mark)" stroke-width="1.9" />
      </symbol>
      <symbol id="s-on" viewBox="0 0 16 16" overflow="visible">
        <circle cx="8" cy="8" r="6.7" fill="var(--shape-fill)" stroke="currentColor" stroke-width="1.6" />
      </symbol>
      <symbol id="s-done" viewBox="0 0 16 16" overflow="visible">
        <path d="M1.3 1.3H14.7V14.7H1.3Z" fill="var(--shape-fill)" stroke="currentColor" stroke-width="1.6" />
        <path d="M4.2 8.3 7 11 11.9 5.2" fill="none" stroke="var(--shape-mark)" stroke-width="2" />
      </symbol>
      <symbol id="s-wait" viewBox="0 0 16 16" overflow="visible">
        <path d="M1.3 5.6H14.7V10.4H1.3Z" fill="var(--shape-fill)" stroke="currentColor" stroke-width="1.4" />
      </symbol>
      <symbol id="s-none" viewBox="0 0 16 16" overflow="visible">
        <path d="M1.5 5.2H14.5M1.5 10.8H14.5" stroke="currentColor" stroke-width="2.2" />
      </symbol>
      <symbol id="s-tick" viewBox="0 0 16 16">
        <path d="M1.8 8.6 6 12.8 14.4 3.4" fill="none" stroke="currentColor" stroke-width="2.6" />
      </symbol>
      <symbol id="mark" viewBox="0 0 26 30">
        <path d="M13 0V13" stroke="currentColor" stroke-width="2.6" fill="none" />
        <circle cx="13" cy="14" r="3.9" fill="currentColor" />
        <path
          d="M13 16C13 22 13 24 13 29M12 16C9 20 5 20 3.2 28M14 16C17 20 21 20 22.8 28"
          stroke="currentColor"
          stroke-width="2.4"
          fill="none"
          stroke-linecap="round"
        />
      </symbol>
    </defs>
  </svg>
)

type StatusProps = {
  word: string
  tone: Tone
  open?: boolean | undefined
  suggested?: { word: string; tone: Tone } | undefined
}
type StripItem = { tone: Tone; word: string; text: string; href: string; open?: boolean | undefined }
type LevelProps = { level: 0 | 1 | 2 | 3 | 4; word: string; suggested?: 0 | 1 | 2 | 3 | 4 | undefined }
type GapProps = { number: number; words: string; todo?: { href: string; text: string } | undefined }

const Bar = (bar: number, state: 'said' | 'suggested' | 'none'): Html => {
  const height = 2.1 + bar * 4.4
  const [x, y] = [0.2 + (bar - 1) * 6.2, 20 - height]
  const at = (inset: number) =>
    html`x="${(x + inset).toFixed(1)}" y="${(y + inset).toFixed(1)}" width="${(4.6 - inset * 2).toFixed(1)}" height="${(height - inset * 2).toFixed(1)}"`
  switch (state) {
    case 'said':
      return html`<rect ${at(0)} fill="currentColor"/>`
    case 'suggested':
      return html`<rect ${at(0.8)} fill="#fff" stroke="currentColor" stroke-width="1.6"/>`
    case 'none':
      return html`<rect ${at(0)} fill="#d3dcdf"/>`
  }
}

const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)
