import { html, raw } from 'hono/html'
import { sparkline } from '../../../charts/sparkline.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { readSeries } from '../../../statistics/series-reading.ts'
import { notShown } from '../disclosure/rules.ts'
import type { Measure } from '../model.ts'
import { betterWords, partsWords, periodWords, stateWords, valueWords } from '../rules.ts'
import { differenceWords, saidOf, type Seen } from './comparing.ts'
import { amongOf, historyWords, type Line } from './rules.ts'

type Props = {
  lines: readonly Line[]
  /** Names of the first two columns: what the lines are, and whose figure. */
  first: string
  part: string
  caption: string
  /** Each line says its period. */
  dated?: boolean
  link: (line: Line) => { href: string; text: string }
}

// A template, not JSX: a partnership may watch a hundred measures.
export const Table = ({ lines, first, part, caption, dated = false, link }: Props) => {
  const among = amongOf(lines)
  return html`<table class="hf-table hf-table--tight hf-stack hf-profile"><caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${first}</th><th scope="col" class="hf-num">${part}</th><th scope="col" class="hf-num">Partnership</th><th scope="col" class="hf-num">Difference</th><th scope="col">Over time</th><th scope="col">What it says</th></tr></thead>
<tbody>${lines.map((line) => {
    const { href, text } = link(line)
    return html`<tr><th scope="row">${line.name}${dated ? html`<div class="hf-meta">${periodWords(line.period, line.measure.calendar)}. ${betterWords[line.measure.better]}</div>` : ''}<div class="hf-meta hf-noprint"><a class="govuk-link hf-quiet" href="${href}">${text}<span class="govuk-visually-hidden">: ${line.name}</span></a></div></th>
<td class="hf-num" data-label="${part}">${figure(line.part, line.measure)}</td><td class="hf-num" data-label="Partnership">${figure(line.whole, line.measure)}</td>
<td class="hf-num" data-label="Difference">${difference(line)}</td><td data-label="Over time">${history(line)}</td>
<td data-label="What it says">${saidOf(line.comparison, among, line.measure)}</td></tr>`
  })}</tbody></table>`
}

const figure = (seen: Seen | undefined, measure: Measure) => {
  if (!seen) return Missing({ words: 'No figure' })
  const { denominator, value, numerator, hidden, unchecked } = seen
  if (hidden)
    return html`${Missing({ words: notShown })}${denominator === null ? '' : html` <span class="hf-meta hf-profile__counts">of ${denominator.toLocaleString('en-GB')}</span>`}`
  const notes = [
    partsWords({ numerator, denominator }).trim().replaceAll(/[()]/g, ''),
    seen.figure.state === 'final' ? '' : stateWords[seen.figure.state].toLowerCase(),
    unchecked ? 'rounded: its counts are not known' : '',
  ].filter(Boolean)
  return html`<b class="hf-b">${valueWords({ value, withheld: '' }, measure)}</b>${notes.length > 0 ? html` <span class="hf-meta hf-profile__counts">${notes.join(', ')}</span>` : ''}`
}

const difference = ({ comparison }: Line) => {
  const words = differenceWords(comparison)
  return words
    ? html`<b class="hf-b">${words.points}</b> <span class="hf-meta hf-profile__counts">${words.between}</span>`
    : html`<span class="hf-meta hf-profile__counts">Not compared</span>`
}

// Only what is shown: where a figure is hidden the line is broken, and nothing is marked as a signal.
const history = ({ history: figures, measure }: Line) => {
  const reading = readSeries({ type: 'i', values: figures.map((seen) => seen?.value ?? null) })
  const words = historyWords(figures, measure)
  const known = figures.filter((seen) => seen !== undefined && seen.value !== null).length
  if ('reason' in reading || known < 2) return html`<span class="hf-meta">${words || 'No earlier figure'}</span>`
  const points = reading.points.map((point) => ({ ...point, meaning: 'common' as const }))
  const provisional = figures.flatMap((seen, at) => (seen?.figure.state === 'provisional' ? [at + 1] : []))
  return html`${raw(sparkline({ points, target: null }, { provisional }))} <div class="hf-meta">${words}</div>`
}
