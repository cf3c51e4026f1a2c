import { isId } from '../../../platform/forms.ts'
import { addMonths, longDate, monthSpan } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { Audit } from './queries.ts'

export const scopes = ['single', 'joint'] as const
export const scopeWords = { single: 'Single agency', joint: 'Joint' } as const

/** "April to June 2026", "From April 2026", or nothing when the period read was not said. */
export const readsWords = (audit: Pick<Audit, 'reads_from' | 'reads_to'>): string =>
  audit.reads_from && audit.reads_to
    ? monthSpan(audit.reads_from, audit.reads_to)
    : audit.reads_from
      ? `From ${longDate(audit.reads_from)}`
      : audit.reads_to
        ? `Until ${longDate(audit.reads_to)}`
        : ''

/** Has the day on which it should be done again gone by, and nobody repeated it? */
export const isOverdue = (
  audit: Pick<Audit, 'id' | 'next_on'>,
  all: readonly Pick<Audit, 'repeats_id'>[],
  today: string,
) => audit.next_on !== null && audit.next_on < today && !all.some((other) => other.repeats_id === audit.id)

type Counted = Pick<Audit, 'id' | 'scope' | 'done_on' | 'next_on' | 'repeats_id'>

/** "12 audits since March 2023, 4 of them joint. 2 should have been done again and were not." */
export function auditSentence(all: readonly Counted[], today: string): string {
  if (all.length === 0) return 'No audit is entered yet.'
  const first = all.map((audit) => audit.done_on).toSorted()[0] ?? today
  const joint = all.filter((audit) => audit.scope === 'joint').length
  const late = all.filter((audit) => isOverdue(audit, all, today)).length
  const said = `${counted(all.length, 'audit')} ${all.length === 1 ? 'on' : 'since'} ${longDate(first)}, ${joint === 0 ? 'none of them joint' : joint === all.length ? 'all joint' : `${joint} of them joint`}.`
  return late === 0 ? said : `${said} ${late} should have been done again and ${late === 1 ? 'was' : 'were'} not.`
}

export type Filter = { words: string; scope: 'single' | 'joint' | null; agency: string | null; late: boolean }

/** The filter that an address asks for; anything it does not know is left out. */
export const filterOf = (query: URLSearchParams): Filter => ({
  words: (query.get('words') ?? '').trim().slice(0, 100),
  scope: scopes.find((scope) => scope === query.get('scope')) ?? null,
  agency: isId(query.get('agency') ?? '') ? query.get('agency') : null,
  late: query.get('show') === 'late',
})

export const isFiltered = (f: Filter): boolean => f.words !== '' || f.scope !== null || f.agency !== null || f.late

export const fits = (audit: Audit, all: readonly Audit[], f: Filter, today: string): boolean =>
  (f.scope === null || audit.scope === f.scope) &&
  (f.agency === null || audit.agency_id === f.agency) &&
  (!f.late || isOverdue(audit, all, today)) &&
  [audit.title, audit.why, audit.tool, audit.found].some((text) => text.toLowerCase().includes(f.words.toLowerCase()))

export const bands = ['over_two', 'over_one', 'to_twelve', 'under_six'] as const
export type Band = (typeof bands)[number]
export const bandWords: Record<Band, string> = {
  over_two: 'over two years',
  over_one: 'over a year',
  to_twelve: '6 to 12 months',
  under_six: 'under 6 months',
}

/** How long something has stood, in four bands. */
export const bandOf = (since: string, today: string): Band =>
  since <= addMonths(today, -24)
    ? 'over_two'
    : since <= addMonths(today, -12)
      ? 'over_one'
      : since <= addMonths(today, -6)
        ? 'to_twelve'
        : 'under_six'

type Found = { id: string; kind: string; title: string; source_id: string; closed_on: string | null }
type Audited = Pick<Audit, 'id' | 'done_on' | 'source_id' | 'repeats_id'>
export type Aged<F> = { finding: F; auditId: string; since: string; stood: number; band: Band }

/**
 * The open findings of audits with how long each has stood, the oldest first. An audit that repeats another may find the
 * same again: linked to it as covering it, or in the same words. Such a finding is listed once, as the newest audit has
 * it, and has stood since the first.
 */
export function agedFindings<F extends Found>(
  audits: readonly Audited[],
  findings: readonly F[],
  covers: readonly { covering_id: string; covered_id: string }[],
  today: string,
): Aged<F>[] {
  const byId = new Map(audits.map((audit) => [audit.id, audit]))
  const of = new Map(audits.flatMap((audit) => (audit.source_id ? [[audit.source_id, audit]] : [])))
  const its = Map.groupBy(findings, (finding) => finding.source_id)
  const earlier = (finding: F): F | undefined => {
    const audit = of.get(finding.source_id)
    const repeated = audit?.repeats_id ? byId.get(audit.repeats_id) : undefined
    return (its.get(repeated?.source_id ?? '') ?? []).find(
      (other) =>
        other.kind === finding.kind &&
        (same(other.title, finding.title) ||
          covers.some((pair) => pair.covering_id === finding.id && pair.covered_id === other.id)),
    )
  }
  const again = new Set(findings.flatMap((finding) => earlier(finding)?.id ?? []))
  return findings
    .filter((finding) => finding.kind !== 'strength' && finding.closed_on === null && !again.has(finding.id))
    .flatMap((finding): Aged<F>[] => {
      const audit = of.get(finding.source_id)
      if (!audit) return []
      let first = finding
      let stood = 1
      // A chain of repeats that leads back to itself would never end.
      const seen = new Set([finding.id])
      for (let before = earlier(first); before && !seen.has(before.id); before = earlier(first)) {
        seen.add(before.id)
        first = before
        stood++
      }
      const since = of.get(first.source_id)?.done_on ?? audit.done_on
      return [{ finding, auditId: audit.id, since, stood, band: bandOf(since, today) }]
    })
    .toSorted((a, b) => a.since.localeCompare(b.since))
}

const same = (a: string, b: string) => plain(a) === plain(b)
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** "This finding has stood in three audits since 2023." Nothing for one that one audit alone found. */
export const stoodSentence = (aged: Pick<Aged<unknown>, 'stood' | 'since'>): string =>
  aged.stood < 2 ? '' : `This finding has stood in ${few(aged.stood)} audits since ${aged.since.slice(0, 4)}.`

const few = (n: number) => ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? String(n)

/** "7 findings of audits have been open: 2 for over two years, 1 for over a year and 4 for under 6 months." */
export function ageingSentence(aged: readonly Pick<Aged<unknown>, 'band'>[]): string {
  if (aged.length === 0) return 'No finding of an audit is open.'
  const parts = bands.flatMap((band) => {
    const n = aged.filter((each) => each.band === band).length
    return n === 0 ? [] : [`${n} for ${bandWords[band]}`]
  })
  const all = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return `${counted(aged.length, 'finding')} of audits ${aged.length === 1 ? 'has' : 'have'} been open: ${all}.`
}
