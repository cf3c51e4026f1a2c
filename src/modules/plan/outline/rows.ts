// The body of the outline: plain templates, because a plan may have 300 lines (hono/jsx takes twice as long).
import { html } from 'hono/html'
import { daysBetween, shortDate } from '../../../platform/dates.ts'
import type { Html } from '../../../platform/govuk.ts'
import { Counts, Late, Missing, Shape, type Tone } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { valueWords } from './csv.ts'
import { countsOf, type Group } from './groups.ts'
import { daysLate, movedWords } from './rules.ts'
import type { Answered, LeadPost, Target, TreeItem } from './tree.ts'

type Around = {
  path: (rest: string) => string
  today: string
  /** Groups that are not themes say where each line belongs. */
  places: ReadonlyMap<string, string> | null
  mayEdit: boolean
  /** What Holdfast suggests where it differs from what was reported. */
  suggested?: ReadonlyMap<string, { tone: Tone; word: string }>
  /** What the plan’s rule gives for headings. */
  rolled?: ReadonlyMap<string, { tone: Tone | null; word: string; reason: string }>
}

/** The outline as table bodies, one for each group. */
export const Outline = ({ groups, ...around }: Around & { groups: readonly Group[] }): Html =>
  html`<table class="hf-outline">
<caption class="govuk-visually-hidden">The plan as an outline: its items with status, lead, due date, last update and measure</caption>
<thead><tr><th scope="col">Item</th><th scope="col">Status</th><th scope="col">Lead</th><th scope="col">Due</th><th scope="col">Last update</th><th scope="col">Measure</th></tr></thead>
${groups.map((group, at) => Part(group, at, around))}
</table>`

const Part = (group: Group, at: number, around: Around): Html =>
  html`<tbody id="part-${at + 1}">${group.title !== '' && Theme(group, around)}${group.rows.map((row) =>
    row.kind === 'line' ? Line(row.item, around) : Heading(row.item, row.lines.length, around),
  )}${group.item && group.rows.length === 0 && Empty(group.item, around)}
</tbody>`

const Theme = ({ title, item, lines }: Group, { path, rolled }: Around): Html =>
  html`<tr class="hf-outline__theme"><th colspan="6" scope="colgroup"><div><h2>${
    item
      ? html`<a class="govuk-link hf-quiet" href="${path(`/plan/items/${item.id}`)}">${withReference(item)}</a>`
      : title
  }</h2>${Counts({ of: countsOf(lines).flatMap(({ word, tone, count }) => (tone ? [{ word, tone, count }] : [])) })}</div>${item && ByRule(rolled?.get(item.id))}</th></tr>`

const Heading = (item: TreeItem, lines: number, { path, mayEdit, suggested, rolled }: Around): Html =>
  html`<tr class="hf-outline__outcome"><th colspan="6" scope="colgroup">${
    item.reference && html`<span class="hf-ref">${item.reference}</span>`
  }<span><a class="govuk-link hf-quiet" href="${path(`/plan/items/${item.id}`)}">${item.title}</a> ${
    item.status.tone && html`<span class="hf-meta">${Shape({ tone: item.status.tone })} ${item.status.word}</span> `
  }${SuggestedBeneath(suggested?.get(item.id))}${item.findings.length > 0 && html`<span class="hf-meta">Answers ${Findings(item.findings, path)}</span> `}${
    lines === 0 &&
    html`<span class="hf-meta">Nothing in it yet.${mayEdit && html` <a class="govuk-link" href="${addUnder(item, path)}">Add an item<span class="govuk-visually-hidden"> under ${item.title}</span></a>`}</span>`
  }${ByRule(rolled?.get(item.id))}</span></th></tr>`

const Empty = (item: TreeItem, { path, mayEdit }: Around): Html =>
  html`<tr class="hf-outline__outcome"><th colspan="6" scope="colgroup"><span class="hf-meta">Nothing in it yet.${
    mayEdit &&
    html` <a class="govuk-link" href="${addUnder(item, path)}">Add an item<span class="govuk-visually-hidden"> under ${item.title}</span></a>`
  }</span></th></tr>`

const addUnder = (item: TreeItem, path: Around['path']) =>
  path(`/plan/plans/${item.plan_id}/items/new?parent=${item.id}`)

const Line = (item: TreeItem, around: Around): Html =>
  html`
<tr class="hf-outline__item"><th scope="row"><span class="hf-item"><span class="hf-ref">${item.reference}</span><span><a class="govuk-link hf-quiet" href="${around.path(`/plan/items/${item.id}`)}">${item.title}</a>${Beneath(item, around)}</span></span></th><td>${StatusCell(item)}${SuggestedBeneath(around.suggested?.get(item.id))}</td><td>${Leads(item)}</td><td>${Due(item, around.today)}</td><td>${Updated(item, around.today)}</td><td>${Measures(item)}</td></tr>`

const Beneath = (item: TreeItem, { places, path }: Around): Html =>
  html`${places && html`<br><span class="hf-meta">${places.get(item.id) ?? ''}</span>`}${
    item.findings.length > 0 && html`<br><span class="hf-meta">Answers ${Findings(item.findings, path)}</span>`
  }${item.kind === 'no_improvement_needed' && html`<br><span class="hf-meta">Kept with its reason: ${item.reason || 'none given yet'}</span>`}${
    item.kind === 'signpost' &&
    html`<br><span class="hf-meta">Stands in another plan: ${item.signpost || 'not said which'}</span>`
  }${item.doubts > 0 && html`<br><span class="hf-meta"><span class="hf-missing">${counted(item.doubts, 'doubt')} left from the import</span></span>`}`

const Findings = (findings: readonly Answered[], path: Around['path']): Html =>
  html`${findings.map(
    ({ id, reference, title }, at) =>
      html`${at > 0 && ', '}<a class="govuk-link" href="${path(`/plan/findings/${id}`)}">${reference || title}</a>`,
  )}`

/** A status in a cell: shape and word, or that nobody has stated one. */
export const StatusCell = ({ status }: Pick<TreeItem, 'status'>): Html =>
  status.tone
    ? html`<span class="${status.tone === 'off' ? 'hf-status hf-status--strong' : 'hf-status'}">${Shape({ tone: status.tone })}${status.word}</span>`
    : Missing({ words: status.word })

/** What Holdfast worked out, under what was said: open shape and word. Nothing where they agree. */
const SuggestedBeneath = (suggested: { tone: Tone; word: string } | undefined): Html =>
  suggested
    ? html`<span class="hf-computed">${Shape({ tone: suggested.tone, open: true })}<span>Suggested: ${suggested.word.toLowerCase()}</span></span>`
    : html``

// A heading's status by the plan's rule, with its reason: open, because nobody said it.
const ByRule = (rolled: { tone: Tone | null; word: string; reason: string } | undefined): Html =>
  rolled
    ? html`<span class="hf-rolled">${rolled.tone && Shape({ tone: rolled.tone, open: true })}<span>${rolled.reason}</span></span>`
    : html``

const Leads = (item: TreeItem): Html => {
  if (item.leads.length === 0)
    return item.kind === 'improvement' && !item.closed
      ? html`${Missing({ words: 'No lead' })}${Agency(item, true)}`
      : Agency(item, false)
  return html`${item.leads.map((lead) => html`<span class="hf-lead">${lead.title}<br>${Holder(lead)}</span> `)}${Agency(item, false)}`
}

/** Who holds a lead post; nobody is said in red, with since when. */
export const Holder = ({ holder, interim, vacant, vacant_since }: LeadPost): Html =>
  vacant
    ? html`${Late({ words: 'Vacant' })}${vacant_since && html` <span class="hf-meta">since ${shortDate(vacant_since)}</span>`}`
    : html`<span class="hf-meta">${holder}${interim && ', interim'}</span>`

const Agency = ({ lead_agency: agency }: TreeItem, below: boolean): Html =>
  html`${agency && html`${below && html`<br>`}<span class="hf-meta">${agency.name}</span>`}`

const Due = (item: TreeItem, today: string): Html => {
  if (item.kind !== 'improvement' && item.due === null) return html``
  const late = daysLate(item, today)
  const moved = movedWords(item.moved)
  return html`${
    item.due
      ? shortDate(item.due)
      : item.due_kind === 'ongoing'
        ? 'Ongoing'
        : Missing({ words: item.due_kind === 'date' ? 'No date' : 'To be confirmed' })
  }${late > 0 && html`<br>${Late({ words: `${counted(late, 'day')} late` })}`}${moved && html`<br><span class="hf-meta">${moved}</span>`}${
    item.forecast &&
    item.forecast !== item.due &&
    !item.closed &&
    html`<br><span class="hf-meta">forecast ${shortDate(item.forecast)}</span>`
  }`
}

const Updated = ({ updated_on: on, kind }: TreeItem, today: string): Html => {
  if (on === null) return kind === 'improvement' ? Missing({ words: 'No update yet' }) : html``
  return html`${shortDate(on)}<br><span class="hf-meta">${age(on, today)}</span>`
}

/** How long ago: "today", "3 days ago", "5 weeks ago", "7 months ago". */
export const age = (date: string, today: string): string => {
  const days = daysBetween(date, today)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 21) return `${days} days ago`
  if (days < 92) return `${Math.round(days / 7)} weeks ago`
  return `${Math.round(days / 30.4)} months ago`
}

const Measures = (item: TreeItem): Html => {
  if (item.kind !== 'improvement')
    return item.kind === 'signpost' ? html`` : html`<span class="hf-meta">Not needed</span>`
  const [first, ...more] = item.targets
  if (!first) return Missing({ words: 'No measure' })
  return html`${first.text.length > 110 ? `${first.text.slice(0, 107).trimEnd()}…` : first.text}${StepWords(first)}${
    more.length > 0 && html`<br><span class="hf-meta">and ${counted(more.length, 'more measure')}</span>`
  }`
}

const StepWords = ({ steps }: Target): Html =>
  html`${steps.length > 0 && html`<br><span class="hf-meta">${steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${shortDate(due)}`).join(', ')}</span>`}`

const withReference = ({ reference, title }: TreeItem) => (reference ? `${reference} ${title}` : title)
