import { countHtml, escape, shapeHtml, wordHtml } from './html.ts'
import type { PlanItem, PlanOnAPage } from './model.ts'
import { type PlanGroup, type PlanPart, allItems, countsOf, layPlan } from './plan-page.ts'

export const planPageHtml = (plan: PlanOnAPage): string => {
  const layout = layPlan(plan)
  return `<div class="hf-onepage hf-onepage--${layout.columns.length}">
<ul class="hf-pkey">${countsOf(allItems(plan), plan.key)
    .map((count) => `<li>${countHtml(count)}</li>`)
    .join('')}</ul>
${layout.sentence ? `<p class="hf-onepage__some">${escape(layout.sentence)}</p>\n` : ''}<div class="hf-onepage__columns">
${layout.columns.map((column) => `<div class="hf-onepage__column">${column.map(partHtml).join('')}</div>`).join('\n')}
</div></div>`
}

const partHtml = (part: PlanPart) =>
  `<section><h2>${escape(part.title)}${continued(part.continued)}</h2>${part.outcomes.map(groupHtml).join('')}</section>`

const groupHtml = (group: PlanGroup) => {
  const counts = group.counts.length ? `<p class="hf-onepage__counts">${group.counts.map(countHtml).join(' ')}</p>` : ''
  const items = group.items.length ? `<ul>${group.items.map(itemHtml).join('')}</ul>` : ''
  const head = group.title ? `<h3>${escape(group.title)}${continued(group.continued)}</h3>` : ''
  return `${head}${counts}${items}`
}

const itemHtml = (item: PlanItem) => {
  const lead = item.vacant ? `<b class="hf-late">${escape(item.lead)}</b>` : escape(item.lead)
  const late = item.late ? `, <b class="hf-late hf-nowrap">${escape(item.late)}</b>` : ''
  return `<li>${shapeHtml(item.shape)}<div><span>${escape(item.ref)} ${escape(item.title)}</span><p class="hf-meta">${wordHtml(item.shape)}. ${lead}. <span class="hf-nowrap">${escape(item.due)}</span>${late}</p></div></li>`
}

const continued = (yes: boolean) => (yes ? ' <span class="hf-meta">continued</span>' : '')
