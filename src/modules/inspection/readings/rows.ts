import { html } from 'hono/html'
import type { Html } from '../../../platform/govuk.ts'
import { findingKindWords, findingKinds, titleOf } from '../rules.ts'
import type { Row } from './rules.ts'

/** Paragraphs beside what they would become. Templates, not JSX: a report has hundreds. */
export const ParagraphRows = ({
  rows,
  mains,
  alone,
}: {
  rows: readonly Row[]
  mains: readonly Row[]
  alone: boolean
}): Html =>
  html`<div class="hf-imp">
<div class="hf-imp__row hf-imp__row--head"><div class="hf-imp__src"><span class="hf-imp__page">Page</span><div>The report, as it was read</div></div><div class="hf-imp__new">What it would become</div></div>
${rows.map((row) => ParagraphRow(row, mains, alone))}</div>`

const ParagraphRow = (row: Row, mains: readonly Row[], alone: boolean): Html => {
  const { id, text, where, kind, place } = row.paragraph
  const about = `“${titleOf(text, 60)}”`
  return html`<div class="hf-imp__row" id="${id}"><div class="hf-imp__src"><span class="hf-imp__page">${
    where.page ? `p. ${where.page}` : ''
  }</span><div class="hf-pre">${alone && row.under && html`<span class="hf-meta">${row.under}</span><br>`}${
    kind === 'heading' ? html`<strong>${text}</strong>` : text
  }${place === 'body' ? '' : html` <span class="hf-meta">${place === 'appendix' ? 'In an appendix' : 'In the list of contents'}</span>`}</div></div>
<div class="hf-imp__new">${Tick({ name: 'tick', id, ticked: row.tick.ticked, words: 'Take this', about })}
<div class="govuk-form-group"><label class="govuk-visually-hidden" for="as-${id}">What ${about} is</label><select class="govuk-select" id="as-${id}" name="as-${id}">${[
    ...findingKinds.map((k) => Option(k, findingKindWords[k], row.tick.as)),
    Option('evaluation', 'Evaluation: a grade', row.tick.as),
    mains.length > 0 &&
      html`<optgroup label="Other words of">${mains
        .filter((main) => main !== row)
        .map((main) => Option(`same:${main.paragraph.id}`, labelOf(main), row.tick.as))}</optgroup>`,
  ]}</select></div>
${(row.offered || row.tick.ticked) && !row.tick.as.startsWith('same:') && Small('reference', 'Reference', id, about, row.tick.reference)}
${(row.tick.as === 'evaluation' || row.tick.grade) && Small('grade', 'Grade', id, about, row.tick.grade)}
${row.conclusion && Tick({ name: 'conclusion', id, ticked: row.tick.conclusion, words: `Also take its conclusion: “${row.conclusion.phrase}”${row.conclusion.page && `, page ${row.conclusion.page}`}`, about })}
${row.why && html`<p class="hf-meta">${row.why}</p>`}</div></div>
`
}

const Tick = (t: { name: string; id: string; ticked: boolean; words: string; about: string }): Html =>
  html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="${t.name}" id="${t.name}-${t.id}" value="${t.id}"${t.ticked ? ' checked' : ''}><label class="govuk-label govuk-checkboxes__label" for="${t.name}-${t.id}">${t.words}<span class="govuk-visually-hidden"> ${t.about}</span></label></div></div>`

const Option = (value: string, words: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? ' selected' : ''}>${words}</option>`

const Small = (name: string, words: string, id: string, about: string, value: string): Html =>
  html`<div class="govuk-form-group hf-imp__small"><label class="govuk-label hf-meta" for="${name}-${id}">${words}<span class="govuk-visually-hidden"> of ${about}</span></label><input class="govuk-input govuk-input--width-10" id="${name}-${id}" name="${name}-${id}" value="${value}"></div>`

const labelOf = (main: Row) =>
  `Same as ${main.paragraph.where.page ? `page ${main.paragraph.where.page}, ` : ''}“${titleOf(main.paragraph.text, 70)}”`
