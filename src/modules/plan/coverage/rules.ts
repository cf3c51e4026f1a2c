import { joined, plural, small, upper } from '../../../platform/sentence.ts'
import { csvOf } from '../../../documents/write/csv.ts'
import type { TreeItem } from '../outline/tree.ts'

type Item = Pick<
  TreeItem,
  'id' | 'reference' | 'title' | 'line' | 'kind' | 'level' | 'findings' | 'through' | 'leads' | 'status' | 'signpost'
>
type Finding = { id: string; kind: string; reference: string; title: string; source_id: string; source_title: string }
type Around = {
  /** The titles of the other plans that answer a finding. */
  elsewhere: ReadonlyMap<string, readonly string[]>
  watched: ReadonlySet<string>
}

export type State = 'answered' | 'signpost' | 'heading' | 'elsewhere' | 'nothing' | 'watched' | 'unwatched'
export type Covered<I, F> = { finding: F; items: I[]; state: State; elsewhere: readonly string[] }

/** Every finding with the items that answer it, themselves or through a heading above them, and what that comes to. */
export const coverageOf = <I extends Item, F extends Finding>(
  items: readonly I[],
  findings: readonly F[],
  { elsewhere, watched }: Around,
): Covered<I, F>[] =>
  findings.map((finding) => {
    const answering = items.filter((item) => answers(item).some(({ id }) => id === finding.id))
    const lines = answering.filter((item) => item.line)
    const others = elsewhere.get(finding.id) ?? []
    const state: State = lines.some((item) => item.kind !== 'signpost')
      ? 'answered'
      : finding.kind === 'strength'
        ? watched.has(finding.id)
          ? 'watched'
          : 'unwatched'
        : lines.length > 0
          ? 'signpost'
          : others.length > 0
            ? 'elsewhere'
            : answering.length > 0
              ? 'heading'
              : 'nothing'
    return { finding, items: lines, state, elsewhere: others }
  })

/** What an item answers: what it says itself, and what the headings above it answer. */
export const answers = (item: Pick<Item, 'findings' | 'through'>): Item['findings'] => [
  ...new Map([...item.findings, ...item.through].map((finding) => [finding.id, finding])).values(),
]

/** The state of a finding in words. */
export const stateWords = ({ state, items, elsewhere }: Covered<unknown, unknown>): string =>
  ({
    answered: `Answered by ${small(items.length)} ${plural(items.length, 'item')}`,
    signpost: 'Answered only by a signpost',
    heading: 'A heading answers it, and no item stands under that',
    elsewhere: `Answered in another plan: ${joined([...elsewhere])}`,
    nothing: 'Nothing answers it',
    watched: 'A strength that is watched',
    unwatched: 'A strength that nobody watches',
  })[state]

/** Items that answer no finding. Those that need no improvement owe no answer. */
export const idle = <I extends Item>(items: readonly I[]): I[] =>
  items.filter((item) => item.line && item.kind !== 'no_improvement_needed' && answers(item).length === 0)

/** The coverage in the words of a chair: how many answer how many, and each thing that is missing. */
export const coverageSentence = (items: readonly Item[], rows: readonly Covered<Item, Finding>[]): string => {
  const lines = items.filter(({ line }) => line)
  const asked = rows.filter(({ finding }) => finding.kind !== 'strength')
  const noun = lines.length > 0 && lines.every(({ level }) => level === 'action') ? 'action' : 'item'
  if (lines.length === 0) return 'The plan has no item yet, so it answers nothing.'
  if (rows.length === 0) return `${upper(counted(lines.length, noun))} and no finding yet that they could answer.`
  const of = (state: State) => rows.filter((row) => row.state === state)
  const answered = asked.filter(({ state }) => state === 'answered').length
  // Ten actions for one finding is more than a lead can hold, and a board can read.
  const first =
    asked.length === 0
      ? 'There is no finding that asks for an answer.'
      : lines.length >= asked.length * 10
        ? `${upper(counted(lines.length, noun))} for ${small(asked.length)} ${plural(asked.length, 'finding')}.`
        : answered === asked.length
          ? `${asked.length === 1 ? 'The one finding is' : `All ${small(asked.length)} findings are`} answered by an item.`
          : `${upper(small(answered))} of ${small(asked.length)} ${plural(asked.length, 'finding')} ${answered === 1 ? 'is' : 'are'} answered by an item.`
  return [
    first,
    one(of('nothing').length, 'finding is answered by nothing', 'findings are answered by nothing'),
    one(of('heading').length, 'is answered only by a heading', 'are answered only by a heading'),
    one(of('signpost').length, 'is answered only by a signpost', 'are answered only by a signpost'),
    one(of('elsewhere').length, 'is answered in another plan only', 'are answered in another plan only'),
    one(idle(items).length, `${noun} answers no finding`, `${noun}s answer no finding`),
    watchedWords(of('unwatched').length),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const counted = (count: number, noun: string) => `${small(count)} ${plural(count, noun)}`
const one = (count: number, single: string, several: string) =>
  count === 0 ? '' : `${upper(small(count))} ${count === 1 ? single : several}.`
const watchedWords = (count: number) =>
  count === 0 ? '' : `Nobody watches ${count === 1 ? 'one strength' : `${small(count)} strengths`}.`

type Pair = { covering_id: string; covered_id: string }
export type Matrix<F> = { objectives: F[]; rows: { finding: F; covers: boolean[]; words: string }[]; sentence: string }

/**
 * Objectives of a notice against the findings they cover, which overlap: one objective covers several recommendations, and
 * one recommendation may be covered by several. Null when no objective covers anything. A finding that none covers is
 * shown when its source has others that are.
 */
export const matrixOf = <F extends Finding>(findings: readonly F[], pairs: readonly Pair[]): Matrix<F> | null => {
  const known = new Map(findings.map((finding) => [finding.id, finding]))
  const used = pairs.filter((pair) => known.get(pair.covering_id)?.kind === 'objective' && known.has(pair.covered_id))
  if (used.length === 0) return null
  const covering = new Set(used.map((pair) => known.get(pair.covering_id)?.source_id))
  const covered = new Set(used.map((pair) => known.get(pair.covered_id)?.source_id))
  const objectives = findings.filter(({ kind, source_id }) => kind === 'objective' && covering.has(source_id))
  const rows = findings
    .filter(
      ({ id, kind, source_id }) =>
        (covered.has(source_id) && kind !== 'strength' && kind !== 'objective') ||
        used.some((pair) => pair.covered_id === id),
    )
    .map((finding) => {
      const covers = objectives.map((objective) =>
        used.some((pair) => pair.covering_id === objective.id && pair.covered_id === finding.id),
      )
      const count = covers.filter(Boolean).length
      return { finding, covers, words: count === 0 ? 'No objective' : upper(counted(count, 'objective')) }
    })
  const none = rows.filter(({ covers }) => !covers.includes(true)).length
  const several = rows.filter(({ covers }) => covers.filter(Boolean).length > 1).length
  const empty = objectives.filter((_, at) => !rows.some(({ covers }) => covers[at])).length
  const sentence = [
    `${upper(counted(objectives.length, 'objective'))} ${objectives.length === 1 ? 'covers' : 'cover'} ${small(rows.length - none)} of ${small(rows.length)} ${plural(rows.length, 'finding')}.`,
    one(several, 'is covered by more than one', 'are covered by more than one'),
    one(none, 'is covered by none', 'are covered by none'),
    one(empty, 'objective covers nothing', 'objectives cover nothing'),
  ]
    .filter((part) => part !== '')
    .join(' ')
  return { objectives, rows, sentence }
}

/** One row for each finding and item that answers it; findings without one, and items that answer nothing, have theirs. */
export const coverageCsv = (items: readonly Item[], rows: readonly Covered<Item, Finding>[]): string =>
  csvOf([
    ['Finding', 'Words', 'Kind', 'Source', 'State', 'Item', 'Title', 'Lead posts', 'Status', 'Signpost'],
    ...rows.flatMap((row) => {
      const { finding } = row
      const of = [
        finding.reference,
        finding.title,
        finding.kind.replaceAll('_', ' '),
        finding.source_title,
        stateWords(row),
      ]
      return row.items.length === 0 ? [[...of, '', '', '', '', '']] : row.items.map((item) => [...of, ...cells(item)])
    }),
    ...idle(items).map((item) => ['', '', '', '', 'Answers no finding', ...cells(item)]),
  ])

const cells = (item: Item) => [
  item.reference,
  item.title,
  item.leads.map(({ title }) => title).join('; '),
  item.status.word,
  item.signpost,
]
