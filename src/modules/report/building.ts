import type { Paper } from '../../documents/write/index.ts'
import { committee } from './committee.ts'
import type { Facts, Kind, Settings } from './facts.ts'
import { highlight } from './highlight.ts'
import { improvementPlan } from './improvement-plan.ts'
import { dataSummary } from './measured/data-summary.ts'
import { measuresOnAPage } from './measured/on-a-page.ts'
import { firstTitle } from './parts.ts'
import { planOnAPage } from './plan-on-a-page.ts'

/** A paper from the facts. Without a title it takes the usual one. The same facts and settings give the same paper. */
export const buildPaper = (
  kind: Kind,
  facts: Facts,
  settings: Settings,
  title = firstTitle(kind, facts.tree.plan.title),
): Paper => {
  switch (kind) {
    case 'committee':
      return committee(title, facts, settings)
    case 'highlight':
      return highlight(title, facts, settings)
    case 'plan':
      return improvementPlan(title, facts, settings)
    case 'page':
      return planOnAPage(title, facts, settings)
    case 'data':
      return dataSummary(title, facts, settings)
    case 'measures':
      return measuresOnAPage(title, facts, settings)
  }
}

/** Can this paper be a workbook? Only where it is a table. */
export const hasTable = (paper: Paper): boolean =>
  paper.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'))
