import type { Where } from '../../../documents/read/model.ts'
import type { Grid } from './grids.ts'
import { isHeading, meaningsOf } from './headings.ts'
import { gridFrom, type Line } from './lines.ts'
import type { Meaning } from './proposal.ts'
import { wordsOf } from './words.ts'

type Entry = { values: Map<string, string>; theme: string | null; where: Where; lists: Set<string> }

const titles: Meaning[] = ['aim', 'driver', 'finding', 'outcome']
const said = (label: string): Meaning | null => [...meaningsOf(label)].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
const isTitle = (label: string) => titles.includes(said(label) ?? 'other')

// The label stands at the head of a line, or after the end of what came before it in a run of labels.
const labelled =
  /(?:^|(?<=[.;,|)\]]\s{0,2}|\s{2,}|\s[–—-]\s|\w\s))([A-Z][A-Za-z'’/&() -]{1,44}?)(?:\s+\d{1,2}(?:\.\d{1,2})*)?\s*:\s*/g

/** The labels of a line with their values: "Action: meet weekly. Lead: Head of Service." holds two. */
const pairsIn = (text: string, others: Set<string> = new Set()): { before: string; pairs: [string, string][] } => {
  const marks = [...text.matchAll(labelled)].flatMap((m) => {
    // Words of the value before may be caught with the label; the longest tail that is a heading counts.
    const words = (m[1] ?? '').trim().split(/\s+/)
    const start = words.findIndex(
      (_, i) =>
        (i === 0 || /^[A-Z]/.test(words[i] ?? '')) &&
        words.length - i <= 6 &&
        (isHeading(words.slice(i).join(' ')) || (i === 0 && others.has(words.join(' ')))),
    )
    if (start === -1) return []
    const label = words.slice(start).join(' ')
    return [{ label, at: text.indexOf(label, m.index), end: m.index + m[0].length }]
  })
  const first = marks[0]
  if (!first) return { before: text, pairs: [] }
  const pairs = marks.map((mark, i): [string, string] => [
    mark.label,
    text
      .slice(mark.end, marks[i + 1]?.at ?? text.length)
      .replace(/[\s|;–—-]+$/, '')
      .trim(),
  ])
  return {
    before: text
      .slice(0, first.at)
      .replace(/[\s|;:–—(-]+$/, '')
      .trim(),
    pairs,
  }
}

/** Records of labels and values ("Action: … Lead: … By when: …"), each with the line above it as its name where no label says it. */
export const recordsOf = (lines: Line[]): Grid | null => {
  const entries: Entry[] = []
  let theme: string | null = null
  let loose: { text: string; where: Where } | null = null
  let current: Entry | null = null
  let label: string | null = null
  const begin = (where: Where): Entry => {
    const entry: Entry = { values: new Map(), theme, where, lists: new Set() }
    entries.push(entry)
    return entry
  }
  const others = recurring(lines)
  const often = labelCounts(lines, others)
  for (const [i, line] of lines.entries()) {
    const { before, pairs } = titlesRecord(line, lines[i + 1], others)
      ? { before: line.text, pairs: [] }
      : pairsIn(line.text, others)
    // "Why this matters: …" under a heading, where no other line has that label, is prose and no record.
    if (!current && pairs.length > 0 && pairs.every(([name]) => often.get(name) === 1 && said(name) === 'reason'))
      continue
    if (pairs.length === 0) {
      const isName = line.title || line.marker !== null || wordsOf(line.text).length <= 25
      if (
        current &&
        label !== null &&
        !line.title &&
        (isListed(current, label, lines[i + 1], others) ||
          ((line.marker === null || line.level !== null) && !isNameLine(line)))
      ) {
        const value: string = current.values.get(label) ?? ''
        if (value === '') current.lists.add(label)
        current.values.set(label, value ? `${value}\n${line.text}` : line.text)
        continue
      }
      if (loose && (line.title || line.marker !== null || !isName))
        theme = wordsOf(loose.text).length <= 20 ? loose.text : theme
      else if (loose) theme = loose.text
      loose = isName ? { text: line.text, where: line.where } : null
      current = null
      label = null
      continue
    }
    const names = pairs.map(([name]) => name)
    const again =
      current !== null &&
      names.some((name) => current?.values.has(name) && (isTitle(name) || said(name) !== 'progress'))
    const name = before && wordsOf(before).length >= 2 ? before : null
    if (!current || again || name || names.some((each) => leads(each, entries[0], current))) {
      current = begin(loose && !name && !names.some(isTitle) ? loose.where : line.where)
      if (name) current.values.set('', name)
      else if (loose && !names.some(isTitle)) current.values.set('', loose.text)
      else if (loose) {
        theme = loose.text
        current.theme = theme
      }
      if (current.values.has('') && name && loose) current.theme = theme = loose.text
      loose = null
    }
    for (const [name, value] of pairs) {
      const known = current.values.get(name)
      current.values.set(name, known ? `${known}\n${value}` : value)
      label = name
    }
  }
  return gridOf(entries)
}

// A heading such as "Improvement 1: Home visits" is no label where the next line begins the record with its deed.
const titlesRecord = (line: Line, next: Line | undefined, others: Set<string>): boolean => {
  if (!line.title || next === undefined) return false
  const [label] = pairsIn(line.text, others).pairs[0] ?? []
  const [below] = pairsIn(next.text, others).pairs[0] ?? []
  return label !== undefined && below !== undefined && below !== label && isTitle(below)
}

// Lines below a label without a value ("Actions:") are its list, up to a name whose own labels begin the record again.
const isListed = (current: Entry, label: string, next: Line | undefined, others: Set<string>): boolean => {
  const value = current.values.get(label) ?? ''
  const [below] = next ? (pairsIn(next.text, others).pairs[0] ?? []) : []
  return (value === '' || current.lists.has(label)) && (below === undefined || !current.values.has(below))
}

/** True for a label that stands above the deed in the first record, where this record has its deed already. */
const leads = (label: string, first: Entry | undefined, current: Entry | null): boolean => {
  const order = [...(first?.values.keys() ?? [])]
  const deed = order.findIndex((each) => said(each) === 'aim')
  const has = [...(current?.values.keys() ?? [])].some((each) => said(each) === 'aim')
  return has && deed > 0 && order.indexOf(label) !== -1 && order.indexOf(label) < deed
}

const labelCounts = (lines: Line[], others: Set<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const [name] of pairsIn(line.text, others).pairs) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Labels that no plan's heading knows but that come back line after line belong to the records too. */
const recurring = (lines: Line[]): Set<string> => {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const label = /^([A-Z][A-Za-z'’/& -]{1,30}?)\s*:\s+\S/.exec(line.text)?.[1]
    if (label && wordsOf(label).length <= 4) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([label, count]) => (count >= 2 ? [label] : [])))
}

// A numbered or short capitalised line without a full stop names the next record.
const isNameLine = (line: Line): boolean =>
  (line.marker !== null && (line.level ?? 0) === 0) ||
  (/^[A-Z0-9]/.test(line.text) && wordsOf(line.text).length <= 16 && !/[.;:,]$/.test(line.text))

const gridOf = (entries: Entry[]): Grid | null => {
  const full = entries.filter((entry) => entry.values.size >= 2)
  if (full.length < 2 || full.length < entries.length * 0.5) return null
  const counts = new Map<string, number>()
  for (const entry of full) for (const name of entry.values.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const isNamed = [...counts]
    .filter(([name]) => name !== '' && isTitle(name))
    .some(([, count]) => count >= full.length * 0.8)
  const labels = [...counts.keys()].filter((name) => name !== '' || !isNamed)
  const shared = labels.filter((name) => (counts.get(name) ?? 0) >= full.length * 0.5)
  if (shared.length < 2) return null
  const headings = labels.map((name) => (name === '' ? 'Action' : name))
  return gridFrom(
    'records',
    headings,
    full.map((entry) => ({
      cells: labels.map((name) => entry.values.get(name) ?? ''),
      theme: entry.theme,
      where: entry.where,
    })),
  )
}
