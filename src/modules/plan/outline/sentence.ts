import { counted, joined, plural, small, upper } from '../../../platform/sentence.ts'
import { type Choice, dues, isFiltered, isLate, lacksLead, lacksStatus, type Only } from './rules.ts'
import type { TreeItem } from './tree.ts'

/** The sentence a chair could read aloud: how much there is, how it stands, what is late. It counts what is shown. */
export const lede = (items: readonly TreeItem[], shown: readonly TreeItem[], choice: Choice, today: string): string => {
  const lines = items.filter(({ line }) => line)
  if (isFiltered(choice)) return filteredLede(lines.length, shown, choice, today)
  const findings = new Set(items.flatMap((item) => item.findings.map(({ id }) => id))).size
  return [
    `${counted(lines.length, 'item')} ${findings > 0 ? `${lines.length === 1 ? 'answers' : 'answer'} ${small(findings)} ${plural(findings, 'finding')}` : 'and no finding that they answer yet'}.`,
    standing(lines, today),
  ]
    .filter(Boolean)
    .join(' ')
}

/** How some lines stand: "Fourteen are off track or at risk, eight are late and two have no lead." */
export const standing = (lines: readonly TreeItem[], today: string): string => {
  if (lines.length === 0) return ''
  const count = (is: (item: TreeItem) => boolean) => lines.filter(is).length
  const parts = [
    part(
      count(({ status }) => status.tone === 'off' || status.tone === 'risk'),
      'off track or at risk',
    ),
    part(
      count((item) => isLate(item, today)),
      'late',
    ),
    part(
      count(({ status }) => status.tone === 'done'),
      'complete',
    ),
    part(count(lacksStatus), 'not yet stated'),
    withoutLead(count(lacksLead)),
  ].filter((each) => each !== '')
  return parts.length === 0 ? 'None is late, off track or at risk.' : `${upper(joined(parts))}.`
}

const filteredLede = (all: number, shown: readonly TreeItem[], choice: Choice, today: string): string => {
  const what = choice.only ? onlyWords[choice.only] : choice.due ? dueWords[choice.due] : ''
  const rest = [choice.words, choice.status, choice.post, choice.agency, choice.group, choice.finding].some(Boolean)
  if (shown.length === 0)
    return `None of ${counted(all, 'item')} ${what ? `${one(what)}${rest ? ' and fits the rest of your choice' : ''}` : 'fits your choice'}.`
  const verb = shown.length === 1 ? one(what) : what
  const first = `${upper(small(shown.length))} of ${counted(all, 'item')} ${verb ? `${verb}${rest ? ` and ${shown.length === 1 ? 'fits' : 'fit'} the rest of your choice` : ''}` : shown.length === 1 ? 'fits your choice' : 'fit your choice'}.`
  return choice.only || choice.due ? first : `${first} ${standing(shown, today)}`
}

const onlyWords: Record<Only, string> = {
  late: 'are late',
  'no-lead': 'have no lead in post',
  'no-measure': 'have no measure',
  'not-stated': 'have no status yet',
  moved: 'have moved twice or more',
  doubts: 'have doubts left from the import',
  mine: 'are led by your posts',
}
const dueWords: Record<(typeof dues)[number], string> = {
  late: 'are late',
  soon: 'are due in the next six weeks',
  none: 'have no date',
  moved: 'have moved',
}

const one = (words: string) => words.replace(/^are /, 'is ').replace(/^have /, 'has ')
const part = (count: number, words: string) =>
  count === 0 ? '' : `${small(count)} ${count === 1 ? 'is' : 'are'} ${words}`
const withoutLead = (count: number) =>
  count === 0 ? '' : `${small(count)} ${count === 1 ? 'has' : 'have'} no lead in post`
