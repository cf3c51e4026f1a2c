import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Page } from '../../../platform/layout.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type Finding, findingKindWords } from '../../inspection/index.ts'
import { StatusCell } from '../outline/rows.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Places } from '../places.tsx'
import type { Plan } from '../plans/model.ts'
import { answers, type Covered, coverageSentence, idle, type Matrix, type State, stateWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  items: readonly TreeItem[]
  rows: readonly Covered<TreeItem, Finding>[]
  matrix: Matrix<Finding> | null
  fresh: string
}

/** Every finding: answered by what. Every item: answers what. And objectives against what they cover. */
export const CoveragePage = (p: Props) => {
  const lines = p.items.filter(({ line }) => line)
  return (
    <Page
      {...p.frame}
      wide
      title={`Coverage: ${p.plan.title}`}
      heading="Coverage"
      caption={p.plan.title}
      trail={[
        { href: p.path('/plan/plans'), text: 'Plans' },
        { href: p.path(`/plan/plans/${p.plan.id}`), text: p.plan.title },
      ]}
      fresh={p.fresh}
      lede={coverageSentence(p.items, p.rows)}
      actions={
        <a class="govuk-link" href={p.path(`/plan/plans/${p.plan.id}/coverage.csv`)}>
          Take as CSV
        </a>
      }
    >
      <Places path={p.path} plan={p.plan.id} at="/coverage" />
      <OnPage
        parts={[
          { id: 'findings', words: 'Findings', count: p.rows.length },
          { id: 'objectives', words: 'Objectives', count: p.matrix?.rows.length ?? 0 },
          { id: 'items', words: 'Items', count: lines.length },
        ].filter(({ count }) => count > 0)}
      />
      {p.rows.length === 0 ? (
        <p class="govuk-body">
          There is no finding yet.{' '}
          <a class="govuk-link" href={p.path('/inspection')}>
            Add findings first
          </a>
          , then say which items answer them.
        </p>
      ) : (
        <Section id="findings" title="Every finding: answered by what">
          {Findings(p)}
        </Section>
      )}
      {p.matrix && (
        <Section id="objectives" title="Objectives against what they cover">
          <p class="govuk-body">{p.matrix.sentence}</p>
          {MatrixTable(p.matrix, p.path)}
        </Section>
      )}
      {lines.length > 0 && (
        <Section id="items" title="Every item: answers what">
          {idle(p.items).length > 0 && (
            <p class="govuk-body">Items that answer nothing stand first. Ask of each why it is in the plan.</p>
          )}
          {Items(lines, p)}
        </Section>
      )}
    </Page>
  )
}

const Section = ({ id, title, children }: { id: string; title: string; children?: Child }) => (
  <section class="hf-section" aria-labelledby={id}>
    <h2 class="hf-h2" id={id}>
      {title}
    </h2>
    {children}
  </section>
)

const named = ({ reference, title }: { reference: string; title: string }) =>
  [reference, title].filter(Boolean).join(' ')

const worst: readonly State[] = ['nothing', 'heading', 'signpost', 'elsewhere', 'unwatched', 'answered', 'watched']

// Templates, not JSX: a plan may have 300 items.
const Findings = ({ rows, path }: Props) =>
  html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Findings and the items that answer them, those that nothing answers first</caption>
<thead><tr><th scope="col">Finding</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col">Answered by</th></tr></thead>
<tbody>${rows
    .toSorted((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state))
    .map(
      (
        row,
      ) => html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/inspection/findings/${row.finding.id}`)}">${named(row.finding)}</a> <span class="hf-meta">${row.finding.source_title}</span></th>
<td data-label="Kind">${findingKindWords[row.finding.kind]}</td>
<td data-label="State">${row.state === 'nothing' ? Late({ words: stateWords(row) }) : row.state === 'answered' || row.state === 'watched' || row.state === 'elsewhere' ? stateWords(row) : Missing({ words: stateWords(row) })}</td>
<td data-label="Answered by">${
        row.items.length > 0
          ? html`<ul class="hf-links">${row.items.slice(0, mostShown).map((item) => html`<li><a class="govuk-link hf-quiet" href="${path(`/plan/items/${item.id}`)}">${named(item)}</a>${item.kind === 'signpost' && html` <span class="hf-meta">Signpost</span>`}</li>`)}</ul>${
              row.items.length > mostShown &&
              html`<a class="govuk-link" href="${path(`/plan/findings/${row.finding.id}`)}">and ${row.items.length - mostShown} more</a>`
            }`
          : row.finding.kind === 'strength'
            ? ''
            : html`<a class="govuk-link" href="${path(`/plan/findings/${row.finding.id}`)}">What the plan does<span class="govuk-visually-hidden"> about ${named(row.finding)}</span></a>`
      }</td></tr>
`,
    )}</tbody></table>`

/** How many items a finding lists before it points at the rest: all of 94 would bury the next finding. */
const mostShown = 12

const Items = (lines: readonly TreeItem[], { items, path }: Props) => {
  const none = new Set(idle(items).map(({ id }) => id))
  return html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Items and the findings they answer, those that answer nothing first</caption>
<thead><tr><th scope="col">Item</th><th scope="col">Status</th><th scope="col">Answers</th></tr></thead>
<tbody>${lines
    .toSorted((a, b) => Number(none.has(b.id)) - Number(none.has(a.id)))
    .map((item) => {
      const its = answers(item)
      return html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/plan/items/${item.id}`)}">${named(item)}</a>${item.kind === 'signpost' && html` <span class="hf-meta">Signpost${item.signpost && `: ${item.signpost}`}</span>`}</th>
<td data-label="Status">${StatusCell(item)}</td>
<td data-label="Answers">${
        its.length > 0
          ? its.map(
              (finding, at) =>
                html`${at > 0 ? ', ' : ''}<a class="govuk-link hf-quiet" href="${path(`/inspection/findings/${finding.id}`)}">${finding.reference || finding.title}</a>`,
            )
          : none.has(item.id)
            ? Missing({ words: 'No finding' })
            : 'Needs no improvement'
      }</td></tr>
`
    })}</tbody></table>`
}

const MatrixTable = ({ objectives, rows }: Matrix<Finding>, path: Ctx['path']) =>
  html`<table class="hf-table hf-stack hf-matrix"><caption class="govuk-visually-hidden">Findings down the side, objectives along the top; each cell says whether the objective covers the finding</caption>
<thead><tr><th scope="col">Finding</th>${objectives.map((o) => html`<th scope="col"><a class="govuk-link hf-quiet" href="${path(`/inspection/findings/${o.id}`)}">${o.reference || o.title}</a>${o.reference && html`<span class="govuk-visually-hidden"> ${o.title}</span>`}</th>`)}<th scope="col">Covered by</th></tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/inspection/findings/${row.finding.id}`)}">${named(row.finding)}</a></th>${objectives.map((o, at) => html`<td data-label="${o.reference || o.title}">${row.covers[at] ? 'Covers it' : ''}</td>`)}<td data-label="Covered by">${row.covers.includes(true) ? row.words : Missing({ words: row.words })}</td></tr>
`,
  )}</tbody></table>`
