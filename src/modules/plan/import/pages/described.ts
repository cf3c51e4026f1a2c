import type { Decision, Field, Meaning, Proposal, ProposedItem } from '../proposal.ts'
import { brief } from '../words.ts'

export const fieldWords: Record<Field, string> = {
  title: 'Title',
  theme: 'Theme',
  outcome: 'Outcome',
  driver: 'Driver',
  aim: 'What will be done',
  findings: 'Finding it answers',
  measures: 'Measures',
  leads: 'Leads',
  due: 'Due',
  status: 'Status',
  progress: 'Progress',
  reason: 'Why no improvement is needed',
}

export const meaningWords: Record<Meaning, string> = {
  reference: 'Number or reference',
  theme: 'Theme',
  outcome: 'Outcome',
  driver: 'Driver',
  aim: 'What will be done',
  finding: 'Finding or recommendation',
  measure: 'How it is measured',
  lead: 'Who leads',
  agency: 'Agency',
  start: 'Start',
  due: 'Due date',
  status: 'Status',
  progress: 'Progress',
  reason: 'Why no improvement is needed',
  resources: 'Resources',
  other: 'Something else: keep its words',
}

/** A decision as somebody would tell it, with the item's number and title where it is still there. */
export const told = (decision: Decision, proposal: Pick<Proposal, 'items' | 'doubts'>): string => {
  const named = (key: string) => nameOf(proposal.items, key)
  switch (decision.do) {
    case 'answer': {
      const doubt = proposal.doubts.find(({ key }) => key === decision.doubt)
      if (!doubt) return 'answered a doubt'
      const answer = doubt.answers.find(({ value }) => value === decision.value)
      return `doubt ${doubt.letter}: ${answer?.label ?? 'left open'}`
    }
    case 'column':
      return `column ${decision.column + 1} means “${meaningWords[decision.meaning]}”`
    case 'split':
      return `split ${named(decision.item)} in two`
    case 'merge':
      return `joined ${decision.items.map(named).join(' and ')}`
    case 'move':
      return `moved “${brief(decision.text, 50)}” from ${named(decision.from.item)} to ${named(decision.to.item)}, ${fieldWords[decision.to.field].toLowerCase()}`
    case 'edit':
      return `wrote ${fieldWords[decision.field].toLowerCase()} of ${named(decision.item)}: “${brief(decision.value || 'nothing', 60)}”`
    case 'drop':
      return `left ${named(decision.item)} out`
  }
}

const nameOf = (items: readonly ProposedItem[], key: string): string => {
  const at = items.findIndex((item) => item.key === key)
  const item = items[at]
  return item ? `item ${at + 1} (${brief(item.title, 40)})` : 'an item'
}
