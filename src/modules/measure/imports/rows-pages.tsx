import { html } from 'hono/html'
import { pagination } from '../../../platform/govuk.ts'
import { partsWords, periodWords, valueWords } from '../rules.ts'
import { linesOf, linesPerPage, mostShown, type Preview, type PreviewLine, type Shown } from './rules/preview.ts'

const filters: [Shown, string][] = [
  ['all', 'All'],
  ['refused', 'Refused'],
  ['changed', 'Changed'],
  ['new', 'New'],
]

/** What happens to each row of a file, a page at a time. */
export const Rows = ({ preview, show, at, here }: { preview: Preview; show: Shown; at: number; here: string }) => {
  const lines = linesOf(preview, show)
  const pages = Math.max(1, Math.ceil(lines.length / linesPerPage))
  const current = Math.min(at, pages)
  const all = preview.refusals + preview.counts.new + preview.counts.changed
  const kept = preview.refused.length + preview.rows.length
  const address = (n: number) => `${here}?show=${show}&page=${n}#rows`
  return (
    <section class="hf-section" aria-labelledby="rows">
      <h2 class="hf-h2" id="rows">
        Row by row
      </h2>
      <p class="hf-p">
        {filters.map(([value, text]) =>
          value === show ? (
            <>
              <strong>{text}</strong>{' '}
            </>
          ) : (
            <>
              <a class="govuk-link" href={`${here}?show=${value}#rows`}>
                {text}
              </a>{' '}
            </>
          ),
        )}
      </p>
      {all > kept && (
        <p class="hf-p">
          The first {mostShown.toLocaleString('en-GB')} refused and the first {mostShown.toLocaleString('en-GB')} others
          are listed; all {all.toLocaleString('en-GB')} are counted.
        </p>
      )}
      {lines.length === 0 ? (
        <p class="hf-p">No such row.</p>
      ) : (
        table(lines.slice((current - 1) * linesPerPage, current * linesPerPage))
      )}
      {pages > 1 &&
        pagination({
          ...(current > 1 ? { previous: { href: address(current - 1) } } : {}),
          ...(current < pages ? { next: { href: address(current + 1) } } : {}),
          items: around(current, pages).map((n) => ({ number: String(n), href: address(n), current: n === current })),
        })}
    </section>
  )
}

const around = (current: number, pages: number) =>
  [...new Set([1, current - 1, current, current + 1, pages])].filter((n) => n >= 1 && n <= pages)

const table = (lines: readonly PreviewLine[]) =>
  html`<table class="hf-table hf-table--tight hf-stack">
    <caption class="govuk-visually-hidden">Rows of the file: refused ones first, then those that replace a figure, then new ones</caption>
    <thead><tr><th scope="col">Where</th><th scope="col">Measure and period</th><th scope="col">Figure</th><th scope="col">What happens</th></tr></thead>
    <tbody>${lines.map((line) => (line.kind === 'refused' ? refusedRow(line) : figureRow(line)))}</tbody></table>`

const refusedRow = ({ refusal }: Extract<PreviewLine, { kind: 'refused' }>) =>
  html`<tr><th scope="row">Row ${refusal.row}</th><td data-label="Column">${refusal.column ? `Column “${refusal.column}”` : 'The row'}</td><td data-label="Figure">None</td><td data-label="What happens"><strong>Refused.</strong> ${refusal.sentence}</td></tr>`

const figureRow = ({ row: r }: Extract<PreviewLine, { kind: 'figure' }>) =>
  html`<tr><th scope="row">Row ${r.row}</th><td data-label="Measure and period">${r.measure}${r.category ? ` (${r.category})` : ''}, ${periodWords(r)}</td><td data-label="Figure">${words(r.now, r.unit)}</td><td data-label="What happens">${r.was ? html`<strong>Changed.</strong> It was ${words(r.was, r.unit)}${r.was.state === 'provisional' ? ', provisional' : ''}` : 'New'}</td></tr>`

const words = (
  worth: { value: number | null; withheld: string; numerator: number | null; denominator: number | null },
  unit: string,
) => `${valueWords(worth, { unit, decimals: 4 })}${worth.value === null ? '' : partsWords(worth)}`
