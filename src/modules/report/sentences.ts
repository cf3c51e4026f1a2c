import { longDate, shortDate } from '../../platform/dates.ts'
import { counted, joined, small, upper } from '../../platform/sentence.ts'
import { movedWords, type TreeItem } from '../plan/index.ts'
import type { Changed, Figures, Moved, Since, Standing } from './figures.ts'

/** How sentences of a paper name items: "1.1.4", "item 7" where the plan has no references, else the title. */
export type Naming = (item: { id: string; reference: string; title: string }) => string

export const namingOf = (lines: readonly TreeItem[]): Naming => {
  const bare = lines.every(({ reference }) => reference === '')
  const numbers = new Map(lines.map((item, at) => [item.id, at + 1]))
  return (item) => {
    if (item.reference) return item.reference
    const number = numbers.get(item.id)
    return bare && number !== undefined ? `item ${number}` : `“${item.title}”`
  }
}

/** The number that a table prints before a title: "1.1.4", "7", or nothing. */
export const numberOf = (item: TreeItem, naming: Naming): string => {
  const name = naming(item)
  return name.startsWith('“') ? '' : name.replace(/^item /, '')
}

/** "1.1.4 and 2.3.3"; the first six where there are more. */
export const named = (items: readonly TreeItem[], naming: Naming, most = 6): string => {
  const names = items.slice(0, most).map(naming)
  const more = items.length - names.length
  return joined(more > 0 ? [...names, `${more} more`] : names)
}

/** "Of 40 items, 6 are off track (4 on 25 September 2026), 8 at risk, 16 on track and 1 needs no improvement." */
export const positionSentence = (f: Figures): string => {
  if (f.count === 0) return 'The plan has no items yet.'
  if (f.unstated.length === f.count)
    return f.count === 1
      ? 'The one item of the plan has no status yet.'
      : `None of the ${f.count} items has a status yet.`
  let verb = false
  // What has no status says so after all that have one.
  const ordered = f.standings.toSorted((a, b) => Number(a.tone === null) - Number(b.tone === null))
  const parts = ordered.map((standing) => {
    const words = standingWords(standing, !verb)
    if (standing.tone !== null && standing.tone !== 'none') verb = true
    return standing.tone === 'off' && f.since && f.since.offBefore !== null
      ? `${words} (${f.since.offBefore} on ${longDate(f.since.date)})`
      : words
  })
  const before = f.since?.offBefore ?? 0
  const was =
    f.off.length === 0 && f.since && before > 0
      ? ` On ${longDate(f.since.date)}, ${small(before)} ${before === 1 ? 'was' : 'were'} ${lower(f.words.off)}.`
      : ''
  return `Of ${counted(f.count, 'item')}, ${joined(parts)}.${was}`
}

/** "Five items are past the date agreed for them, the longest by 19 days (1.1.4)." */
export const lateSentence = (f: Figures, naming: Naming): string => {
  const [longest] = f.late
  if (!longest) return 'No item is past the date agreed for it.'
  const by = `${counted(longest.days, 'day')} (${naming(longest.item)})`
  return f.late.length === 1
    ? `One item is past the date agreed for it, by ${by}.`
    : `${upper(small(f.late.length))} items are past the date agreed for them, the longest by ${by}.`
}

/** What changed in one sentence of counts: "Three updates came in. One item is worse, two are better and one is complete." */
export const sinceSummary = (since: Since): string => {
  const moved = since.moved.filter(({ which }) => which === 'due').length
  const parts = [
    since.worse.length > 0 ? `${small(since.worse.length)} ${be(since.worse.length)} worse` : '',
    since.better.length > 0 ? `${small(since.better.length)} ${be(since.better.length)} better` : '',
    since.completed.length > 0 ? `${small(since.completed.length)} ${be(since.completed.length)} complete` : '',
    since.first.length > 0
      ? `${small(since.first.length)} ${be(since.first.length)} reported on for the first time`
      : '',
    since.added.length > 0 ? `${small(since.added.length)} ${be(since.added.length)} new` : '',
    since.removed.length > 0 ? `${small(since.removed.length)} left the plan` : '',
  ].filter(Boolean)
  const updates = `${upper(small(since.updates))} ${since.updates === 1 ? 'update' : 'updates'} came in.`
  const items = parts.length > 0 ? ` Of the items, ${joined(parts)}.` : ' No status changed.'
  const dates = moved > 0 ? ` ${upper(small(moved))} agreed ${moved === 1 ? 'date' : 'dates'} moved.` : ''
  return `${updates}${items}${dates}`
}

const be = (count: number) => (count === 1 ? 'is' : 'are')

/** What changed, one sentence a kind of change; none where nothing did. */
export const sinceSentences = (since: Since, naming: Naming): string[] => {
  const items = (changes: readonly { item: TreeItem }[]) => changes.map(({ item }) => item)
  const due = since.moved.filter(({ which }) => which === 'due')
  const forecasts = since.moved.filter(({ which }) => which === 'forecast')
  return [
    since.worse.length > 0
      ? `Worse: ${joined(since.worse.slice(0, 8).map((c) => changeWords(c, naming)))}${more(since.worse.length - 8)}.`
      : '',
    since.better.length > 0
      ? `Better: ${joined(since.better.slice(0, 8).map((c) => changeWords(c, naming)))}${more(since.better.length - 8)}.`
      : '',
    since.completed.length > 0 ? `Completed: ${named(items(since.completed), naming, 12)}.` : '',
    since.first.length > 0 ? `Reported on for the first time: ${named(items(since.first), naming, 12)}.` : '',
    due.length > 0
      ? `Agreed dates moved: ${joined(due.slice(0, 8).map((m) => movedSentence(m, naming)))}${more(due.length - 8)}.`
      : '',
    forecasts.length > 0 ? `New forecasts: ${named(items(forecasts), naming, 12)}.` : '',
    since.added.length > 0 ? `New in the plan: ${named(since.added, naming, 12)}.` : '',
    since.removed.length > 0
      ? `Taken out of the plan: ${joined(since.removed.slice(0, 12).map((r) => r.reference || `“${r.title}”`))}.`
      : '',
  ].filter(Boolean)
}

/** "1.2.3 went from at risk to off track". */
const changeWords = ({ item, was, became }: Changed, naming: Naming) =>
  `${naming(item)} went from ${lower(was.word)} to ${lower(became.word)}`

/** "2.1.3 to 30 Jun 2027 (moved 4 times)". */
const movedSentence = (moved: Moved, naming: Naming) =>
  `${naming(moved.item)} to ${moved.to ? shortDate(moved.to) : noDate(moved.toKind)} (${movedWords(moved.times)})`

const more = (count: number) => (count > 0 ? `, and ${count} more` : '')

/** "6 are off track", "8 at risk", "1 needs no improvement", "3 have no status yet". */
const standingWords = ({ tone, word, count }: Standing, withVerb: boolean): string => {
  if (tone === null) return `${count} ${count === 1 ? 'has' : 'have'} no status yet`
  if (tone === 'none') return `${count} ${count === 1 ? 'needs' : 'need'} no improvement`
  return withVerb ? `${areIs(count)} ${lower(word)}` : `${count} ${lower(word)}`
}

export const areIs = (count: number) => `${count} ${count === 1 ? 'is' : 'are'}`

/** The counts of a cell: "2 off track, 1 complete". */
export const countsWords = (standings: readonly Standing[]): string =>
  standings.map(({ word, count }) => `${count} ${lower(word)}`).join(', ')

/** What is said in place of a date: "Ongoing", "To be confirmed". */
export const noDate = (kind: string): string => (kind === 'ongoing' ? 'ongoing' : 'to be confirmed')

/** Whole sentences from the start of a text, about so many letters; at least one sentence. */
export const opening = (text: string, letters = 260): string => {
  const tidy = text.replace(/\s+/g, ' ').trim()
  if (tidy.length <= letters) return tidy
  let kept = ''
  for (const sentence of tidy.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    if (kept !== '' && kept.length + sentence.length + 1 > letters) break
    kept = kept === '' ? sentence : `${kept} ${sentence}`
  }
  return kept
}

/** Loses its capital unless it is all capitals, such as "RAG". */
export const lower = (words: string): string =>
  /^\p{Lu}(?:\p{Lu}|$|\d)/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)

/** "the improvement board", "the Donmouth forum", "the CPC": a group inside a sentence. Names of places keep their capital. */
export const theGroup = (name: string): string => {
  if (/^the /i.test(name)) return lower(name)
  return `the ${ordinary.test(name) ? lower(name) : name}`
}

const ordinary =
  /^(?:improvement|chief|children|young|child|adult|public|executive|leadership|community|corporate|strategic|education|health|housing|social|management|oversight|scrutiny|delivery|planning|integration|integrated|protection|partnership|senior|joint|area|local|locality|operational|multi-agency|audit|quality|performance|council|governance|action|working|steering|programme|project|committee|board|group|panel|cabinet)\b/i
