import { joined } from '../../../platform/sentence.ts'
import type { Means, TreeItem } from '../outline/tree.ts'
import type { SmartFacts } from '../smart.ts'

/** What the SMART check needs to know of an item. */
export const smartFacts = (item: TreeItem): SmartFacts => ({
  title: item.title,
  aim: item.aim,
  kind: item.level,
  measures: item.targets.map(({ text, steps }) => ({
    text,
    steps: steps.map(({ due, value, unit }) => ({ date: due, value, unit })),
  })),
  milestones: item.milestones,
  leads: item.leads.map(({ title }) => title),
  leadAgency: item.lead_agency?.name ?? null,
  resources: joined(namedAs(item, 'agreed')),
  asked: joined(namedAs(item, 'asked')),
  findings: new Set([...item.findings, ...item.through].map(({ id }) => id)).size,
  links: item.links,
  start: item.starts_on,
  due: item.due,
  ongoing: item.due_kind === 'ongoing',
  status: item.kind === 'no_improvement_needed' ? 'no_improvement_needed' : item.status.word,
})

const namedAs = ({ means }: TreeItem, state: Means['state']) =>
  means.filter((each) => each.state === state).map(({ what }) => `“${what}”`)
