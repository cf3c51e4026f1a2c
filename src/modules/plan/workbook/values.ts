import { isIsoDate, longDate } from '../../../platform/dates.ts'
import { findPersonalData, sentence } from '../../../platform/personal-data.ts'
import { joined } from '../../../platform/sentence.ts'
import { readDate } from '../import/dates.ts'
import { leadKey } from '../import/pages/choices.ts'
import { valueWords } from '../outline/csv.ts'
import type { DueKind, Step, TreeItem } from '../outline/tree.ts'
import type { KeyWord } from '../plans/model.ts'
import { proposeStatus } from '../status-keys.ts'
import type { Field } from './sheet.ts'

/** What the cells of a workbook can name: it is read once, whatever the workbook holds. */
export type Known = {
  agencies: readonly { id: string; name: string; short_name: string }[]
  groups: readonly { id: string; name: string }[]
  posts: readonly { id: string; title: string }[]
  findings: readonly { id: string; reference: string; title: string }[]
  key: readonly KeyWord[]
  /** The words of the last update, by item. */
  progress: ReadonlyMap<string, string>
}

/** What would be written for a cell. */
export type Value =
  | { is: 'text'; text: string }
  | { is: 'date'; date: string | null; kind: DueKind }
  | { is: 'agency'; id: string | null }
  | { is: 'names'; names: string[] }
  | { is: 'ids'; ids: string[] }
  | { is: 'status'; code: string }
  | { is: 'measures'; measures: { text: string; steps: Step[] }[] }

/** A cell that was read. `same` is what is compared, `words` what people see, `says` what a person should know of it. */
export type Cell = { same: string; words: string; value: Value; says?: string }
export type Bad = { bad: string }

/** What the plan says for a field, in the words in which a workbook shows it. */
export const wordsNow = (item: TreeItem, field: Field, known: Known): string => {
  switch (field) {
    case 'reference':
    case 'title':
    case 'aim':
      return item[field]
    case 'measures':
      return item.targets.map(measureWords).join('\n')
    case 'leads':
      return item.leads.map(({ title }) => title).join('; ')
    case 'agency':
      return item.lead_agency?.name ?? ''
    case 'owner':
      return item.owning_group?.name ?? ''
    case 'start':
      return item.starts_on ?? ''
    case 'due':
      return (
        item.due ?? (item.due_kind === 'ongoing' ? 'Ongoing' : item.kind === 'improvement' ? 'To be confirmed' : '')
      )
    case 'forecast':
      return item.forecast ?? ''
    case 'why':
      return ''
    case 'status':
      return item.status.word
    case 'progress':
      return known.progress.get(item.id) ?? ''
    case 'findings':
      return item.findings.map(({ reference, title }) => reference || title).join('; ')
  }
}

/** "Children seen in time: 50% by 30 September 2026 and 75% by 30 September 2027". */
export const measureWords = ({ text, steps }: { text: string; steps: readonly Step[] }): string =>
  steps.length === 0
    ? text
    : `${text}: ${joined(steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${longDate(due)}`))}`

/** Reads a cell, or says in words why it cannot be read. `item`: the line it stands for, null for a new row. */
export const readCell = (field: Field, text: string, known: Known, item: TreeItem | null): Cell | Bad => {
  const line = text.replace(/\s+/g, ' ').trim()
  switch (field) {
    case 'title':
      return line === ''
        ? { bad: 'The title is empty. Write what is to be done' }
        : line.length > 500
          ? { bad: `The title has ${line.length} characters. Use 500 or fewer` }
          : textCell(line)
    case 'reference': {
      const personal = findPersonalData(line)[0]
      if (personal) return { bad: sentence(personal.kind) }
      return line.length > 40 ? { bad: `The reference has ${line.length} characters. Use 40 or fewer` } : textCell(line)
    }
    case 'aim':
      return ofLength(text, 5000, 'The aim')
    case 'why':
      return ofLength(text, 2000, 'The reason')
    case 'progress':
      return ofLength(text, 20_000, 'The progress')
    case 'start':
    case 'forecast':
      return line === '' || /^(?:-|–|none|no date|no forecast|as agreed)$/i.test(line)
        ? { same: '', words: '', value: { is: 'date', date: null, kind: 'date' } }
        : dateCell(line)
    case 'due':
      return dueCell(line, item)
    case 'status':
      return statusCell(line, known)
    case 'agency':
      return agencyCell(line, known)
    case 'owner':
      return ownerCell(line, known)
    case 'leads':
      return leadsCell(text, known)
    case 'findings':
      return findingsCell(text, known, item)
    case 'measures':
      return measuresCell(text)
  }
}

const textCell = (text: string): Cell => ({ same: plain(text), words: text, value: { is: 'text', text } })

// Marks that a program puts in the place of others ("smart" quotation marks) are no change of words.
const plain = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

const ofLength = (text: string, most: number, called: string): Cell | Bad => {
  const words = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
  return words.length > most
    ? {
        bad: `${called} has ${words.length.toLocaleString('en-GB')} characters. Use ${most.toLocaleString('en-GB')} or fewer`,
      }
    : textCell(words)
}

const dateCell = (line: string): Cell | Bad => {
  const plainDay = /^\d{4}-\d{2}-\d{2}/.exec(line)?.[0]
  if (plainDay && isIsoDate(plainDay)) return day(plainDay)
  const read = readDate(line)
  if (!read?.date) return { bad: `“${line.slice(0, 60)}” is not a date. Write it like 31 March 2027` }
  return { ...day(read.date), ...(read.unclear ? { says: `“${line}” was read as ${longDate(read.date)}.` } : {}) }
}

const day = (date: string): Cell => ({ same: date, words: longDate(date), value: { is: 'date', date, kind: 'date' } })

const dueCell = (line: string, item: TreeItem | null): Cell | Bad => {
  const ongoing: Cell = { same: 'ongoing', words: 'Ongoing', value: { is: 'date', date: null, kind: 'ongoing' } }
  const open: Cell = { same: '', words: 'To be confirmed', value: { is: 'date', date: null, kind: 'to_be_confirmed' } }
  if (/^ongoing$/i.test(line)) return ongoing
  if (/^(?:to be (?:confirmed|agreed)|tbc|no date)$/i.test(line)) return open
  if (line !== '') return dateCell(line)
  if (item?.due) return { bad: 'The agreed date is empty. Write a date, “Ongoing” or “To be confirmed”' }
  return item?.due_kind === 'ongoing' ? ongoing : { ...open, words: '' }
}

const statusCell = (line: string, known: Known): Cell | Bad => {
  if (line === '' || /^not yet stated$/i.test(line)) return { same: '', words: '', value: { is: 'status', code: '' } }
  const own = known.key.find(({ word }) => word.toLowerCase() === line.toLowerCase())
  const found = own ?? proposeStatus(line, known.key)
  if (!found)
    return {
      bad: `“${line.slice(0, 60)}” is not a status of this plan. Use ${oneOf(known.key.map(({ word }) => `“${word}”`))}`,
    }
  return {
    same: found.code,
    words: found.word,
    value: { is: 'status', code: found.code },
    ...(own ? {} : { says: `“${line}” was read as “${found.word}”.` }),
  }
}

const oneOf = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const agencyCell = (line: string, known: Known): Cell | Bad => {
  if (line === '') return { same: '', words: '', value: { is: 'agency', id: null } }
  const found = known.agencies.find(({ name, short_name: short }) =>
    [name, short].some((each) => each !== '' && each.toLowerCase() === line.toLowerCase()),
  )
  return found
    ? { same: found.id, words: found.name, value: { is: 'agency', id: found.id } }
    : {
        bad: `“${line.slice(0, 60)}” is no agency of this partnership. It has ${joined(known.agencies.map(({ name }) => name))}`,
      }
}

const ownerCell = (line: string, known: Known): Cell | Bad => {
  if (line.length > 200) return { bad: 'The name of the group is too long. Use 200 characters or fewer' }
  const found = known.groups.find(({ name }) => name.toLowerCase() === line.toLowerCase())
  return {
    same: line.toLowerCase(),
    words: found?.name ?? line,
    value: { is: 'text', text: found?.name ?? line },
    ...(line === '' || found ? {} : { says: `There is no group “${line}” yet: it would be added.` }),
  }
}

const leadsCell = (text: string, known: Known): Cell | Bad => {
  if (/^(?:no lead.*|none|-)$/i.test(text.trim())) return leadsCell('', known)
  const names = [...new Map(parts(text).map((title) => [leadKey(title), title])).values()]
  const long = names.find((title) => title.length > 200)
  if (long) return { bad: `“${long.slice(0, 60)}…” is too long for a post. Use 200 characters or fewer` }
  const titles = names.map(
    (title) => known.posts.find((post) => leadKey(post.title) === leadKey(title))?.title ?? title,
  )
  const fresh = titles.filter((title) => known.posts.every((post) => post.title !== title))
  return {
    same: titles.map(leadKey).toSorted().join('|'),
    words: titles.join('; '),
    value: { is: 'names', names: titles },
    ...(fresh.length > 0
      ? { says: `There is no post ${joined(fresh.map((title) => `“${title}”`))} yet: it would be added.` }
      : {}),
  }
}

const findingsCell = (text: string, known: Known, item: TreeItem | null): Cell | Bad => {
  const chosen: { id: string; reference: string; title: string }[] = []
  for (const word of text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)) {
    const called = word.toLowerCase()
    const fits = known.findings.filter(
      ({ reference, title }) => reference.toLowerCase() === called || title.toLowerCase() === called,
    )
    const own = fits.find(({ id }) => item?.findings.some((each) => each.id === id))
    const found = own ?? (fits.length === 1 ? fits[0] : undefined)
    if (found) chosen.push(found)
    else
      return {
        bad:
          fits.length === 0
            ? `“${word.slice(0, 60)}” is the reference of no finding here`
            : `“${word.slice(0, 60)}” is the reference of ${fits.length} findings. Choose on the item’s own page which it answers`,
      }
  }
  const once = [...new Map(chosen.map((each) => [each.id, each])).values()]
  return {
    same: once
      .map(({ id }) => id)
      .toSorted()
      .join('|'),
    words: once.map(({ reference, title }) => reference || title).join('; '),
    value: { is: 'ids', ids: once.map(({ id }) => id) },
  }
}

const step = /^(-?\d[\d,]*(?:\.\d+)?)\s*(%|[\p{L}][\p{L} ]{0,39}?)?\s+by\s+(.+)$/u

/** One measure on each line: its words, then a colon and its steps. */
const measuresCell = (text: string): Cell | Bad => {
  const measures: { text: string; steps: Step[] }[] = []
  for (const line of text
    .split('\n')
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean)) {
    const at = line.lastIndexOf(': ')
    const tail = at === -1 ? '' : line.slice(at + 2)
    // Words after a colon that hold no "by" and no figure belong to the measure itself.
    if (!/^-?\d.*\bby\b/.test(tail)) {
      measures.push({ text: line.slice(0, 2000), steps: [] })
      continue
    }
    const steps: Step[] = []
    for (const piece of tail.replace(/\.$/, '').split(/,\s*(?:and\s+)?|\s+and\s+(?=-?\d)/)) {
      const found = step.exec(piece.trim())
      const due = found && readDate(found[3] ?? '')?.date
      if (!found || !due)
        return { bad: `“${piece.trim().slice(0, 60)}” is not a step. Write it like “50% by 30 September 2027”` }
      if (steps.some((each) => each.due === due))
        return { bad: `Two steps of “${line.slice(0, at)}” have the same day, ${longDate(due)}` }
      steps.push({ due, value: Number((found[1] ?? '').replaceAll(',', '')), unit: found[2]?.trim() || '%' })
    }
    measures.push({ text: line.slice(0, at), steps: steps.toSorted((a, b) => a.due.localeCompare(b.due)) })
  }
  const words = measures.map(measureWords).join('\n')
  return { same: plain(words), words, value: { is: 'measures', measures } }
}

const parts = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((each) =>
      each
        .replaceAll(/\(.*?\)/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
