import type { ReportFacts, ReportKind, Stated } from './model.ts'
import { promisedByHeading } from './signals.ts'
import type { Unit } from './units.ts'

/** What a report says about itself. Nothing is guessed that it does not state. */
export const factsOf = (units: Unit[]): ReportFacts => {
  const front = frontOf(units)
  const kind = kindOf(units, front)
  return {
    kind,
    title: titleOf(front, kind?.value ?? null),
    publisher: publisherOf(units, kind?.value ?? null),
    published: publishedOf(units, front),
  }
}

// The cover and whatever stands before the first long paragraph.
const frontOf = (units: Unit[]) => {
  const long = units.findIndex((unit) => unit.text.length > 220)
  return units.slice(0, Math.max(4, Math.min(long < 0 ? units.length : long, 14)))
}

const kinds: [ReportKind, RegExp][] = [
  ['notice', /\b(?:improvement|enforcement|statutory|warning) notice\b|\bstatutory direction\b/i],
  ['action_plan', /\b(?:action|improvement|delivery) plan\b/i],
  [
    'progress_review',
    /\bprogress review\b|\bmonitoring visit\b|\bfollow[- ]up (?:review|inspection|report)\b|\breport of (?:a )?progress\b/i,
  ],
  [
    'learning_review',
    /\blearning review\b|\b(?:serious|significant) case review\b|\bchild safeguarding practice review\b/i,
  ],
  ['complaint', /\bombudsman\b|\bcomplaint\b/i],
  ['joint_inspection', /\bjoint (?:targeted area )?inspection\b/i],
  ['inspection', /\binspection\b/i],
  ['national_programme', /\bnational (?:\w+ ){0,3}(?:programme|plan|framework|guidance|strategy)\b/i],
]

const kindOf = (units: Unit[], front: Unit[]): Stated<ReportKind> | null => {
  const dear = units.slice(0, 15).find((unit) => /^Dear\b/.test(unit.text))
  if (dear && units.some((unit) => /^Yours (?:sincerely|faithfully|truly)/i.test(unit.text)))
    return { value: 'letter', paragraph: dear.id }
  const paper = front.find((unit) => /^report by\b|\bbriefing note\b|\bagenda item\b|^report to\b/i.test(unit.text))
  if (paper) return { value: 'committee_report', paragraph: paper.id }
  for (const unit of front) {
    const kind = unit.text.length <= 220 ? kinds.find(([, words]) => words.test(unit.text)) : undefined
    if (kind && unit.kind !== 'cell') return { value: kind[0], paragraph: unit.id }
  }
  return null
}

const titleOf = (front: Unit[], kind: ReportKind | null): Stated<string> | null => {
  const subject = front
    .map((unit) => ({ unit, match: /^(?:subject|re|title)\s*:\s*(.{6,})$/i.exec(unit.text) }))
    .find(({ match }) => match)
  if (subject?.match?.[1]) return { value: subject.match[1].trim(), paragraph: subject.unit.id }
  const first = front[0]
  if (!first || kind === 'letter' || kind === 'committee_report') return null
  const lines: Unit[] = []
  for (const unit of front) {
    const section =
      /^(?:contents|part|\d+[.)]?\s)/i.test(unit.text) ||
      unit.marker !== '' ||
      unit.kind === 'cell' ||
      promisedByHeading(unit.text) !== null ||
      /^summary$/i.test(unit.text)
    const line =
      /^[A-Z][a-z]+(?: [a-z]+){0,3}:|^(?:prepared|produced|published|written) by\b/i.test(unit.text) && lines.length > 0
    const marked = lines.length > 0 && (lines[0]?.kind === 'heading' || unit.kind === 'heading')
    if (
      section ||
      line ||
      marked ||
      unit.text.length > 200 ||
      /[.:;]$/.test(unit.text) ||
      lines.length === 4 ||
      onlyDate(unit.text)
    )
      break
    lines.push(unit)
  }
  const title = lines.map((unit) => unit.text).join(' ')
  return title.length >= 6 ? { value: title, paragraph: first.id } : null
}

const bodies =
  /\b(?:Care Inspectorate Wales|Care Inspectorate|Healthcare Improvement Scotland|Education Scotland|HMICS|Ofsted|Care Quality Commission|HMICFRS|Estyn|Healthcare Inspectorate Wales|Scottish Public Services Ombudsman|Local Government and Social Care Ombudsman|Public Services Ombudsman for Wales|Audit Scotland|Scottish Government|Department for Education|Child Safeguarding Practice Review Panel)\b/g

// A partnership's own plan or paper names the inspectorate often and is not published by it.
const publisherOf = (units: Unit[], kind: ReportKind | null): Stated<string> | null => {
  for (const unit of units) {
    const said = /^(?:published by|publisher)\s*:?\s*(.{3,80}?)\.?$/i.exec(unit.text)?.[1]
    if (said) return { value: said, paragraph: unit.id }
  }
  if (kind === 'committee_report' || kind === 'action_plan') return null
  const alone = units.slice(0, 6).find((unit) => unit.text.replace(bodies, '') === '')
  if (alone) return { value: alone.text, paragraph: alone.id }
  const counts = new Map<string, { count: number; paragraph: string }>()
  for (const unit of units) {
    for (const [name] of unit.text.matchAll(bodies)) {
      const before = counts.get(name)
      counts.set(name, { count: (before?.count ?? 0) + 1, paragraph: before?.paragraph ?? unit.id })
    }
  }
  const most = [...counts].sort(([, a], [, b]) => b.count - a.count)[0]
  return most && most[1].count >= 2 ? { value: most[0], paragraph: most[1].paragraph } : null
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const dateIn = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)? (${months.join('|')}),? (\\d{4})\\b|\\b(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b|\\b(\\d{4})-(\\d{2})-(\\d{2})\\b`,
  'i',
)
const onlyDate = (text: string) =>
  new RegExp(`^(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${months.join('|')}) \\d{4}$`, 'i').test(text)

const publishedOf = (units: Unit[], front: Unit[]): Stated<string> | null => {
  const labelled =
    /^(?:date(?: of publication| published| of (?:letter|report|issue))?|published(?: on)?|publication date|report published|issued(?: on)?)\b\s*:?\s*/i
  const said = units.find((unit) => unit.text.length < 80 && labelled.test(unit.text) && isoOf(unit.text))
  const alone = front.find(
    (unit) => unit.text.length < 60 && isoOf(unit.text) && !/\b(?:to|until|between|inspected|from)\b/i.test(unit.text),
  )
  const unit = said ?? alone
  const value = unit ? isoOf(unit.text) : null
  return unit && value ? { value, paragraph: unit.id } : null
}

const isoOf = (text: string): string | null => {
  const match = dateIn.exec(text)
  if (!match) return null
  const [, day, month, year, shortDay, shortMonth, shortYear, isoYear, isoMonth, isoDay] = match
  const parts = [
    year ?? shortYear ?? isoYear,
    month ? months.indexOf(month.toLowerCase()) + 1 : (shortMonth ?? isoMonth),
    day ?? shortDay ?? isoDay,
  ].map(Number)
  const [y = 0, m = 0, d = 0] = parts
  const real = new Date(Date.UTC(y, m - 1, d))
  return real.getUTCMonth() === m - 1 && real.getUTCDate() === d ? real.toISOString().slice(0, 10) : null
}
