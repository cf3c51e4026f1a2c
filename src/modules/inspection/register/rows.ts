import { html } from 'hono/html'
import type { Html } from '../../../platform/govuk.ts'
import { Missing } from '../../../platform/shapes.tsx'
import type { Finding } from '../queries.ts'
import { findingKindWords } from '../rules.ts'

type Props = {
  caption: string
  findings: readonly Finding[]
  /** The latest conclusion on each finding, in the phrase of whoever concluded. */
  conclusions: ReadonlyMap<string, string>
  path: (rest: string) => string
}

/** Findings as a table. A template, not JSX: a register may hold hundreds. */
export const FindingRows = ({ caption, findings, conclusions, path }: Props): Html =>
  html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Kind</th><th scope="col">Theme</th><th scope="col">Latest conclusion</th></tr></thead>
<tbody>${findings.map(
    (f) => html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/inspection/findings/${f.id}`)}">${
      f.reference && `${f.reference} `
    }${f.title}</a>${f.state === 'draft' && html` <span class="hf-meta">Draft</span>`}</th>
<td data-label="Kind">${findingKindWords[f.kind]}</td>
<td data-label="Theme">${f.theme || Missing({ words: 'No theme' })}</td>
<td data-label="Latest conclusion">${conclusions.get(f.id) ? `“${conclusions.get(f.id)}”` : Missing({ words: 'None yet' })}</td></tr>
`,
  )}</tbody></table>`
