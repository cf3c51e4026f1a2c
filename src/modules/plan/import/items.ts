import { contributionsIn } from './contributions.ts'
import { type DateContext, datesIn, isVagueDate, readDate } from './dates.ts'
import type { Draft, Settling } from './draft.ts'
import { measured } from './figures.ts'
import { isNone, noneThen } from './none.ts'
import { postsIn } from './leads.ts'
import { linksIn } from './links.ts'
import type { Field, Meaning, ProposedItem, Provenance } from './proposal.ts'
import { colourName, isStatus, plainStatus } from './status.ts'
import { isTarget, measuresIn, stepsIn } from './targets.ts'
import { titleOf } from './titles.ts'
import { brief, squeezed } from './words.ts'

const real = (text: string | undefined): string | null => (isNone(text) ? null : (text ?? '').trim() || null)

/** Reads dates, leads, measures, contributions and links out of a draft's words. */
export const itemOf = (draft: Draft, context: DateContext, colours: boolean, settling: Settling): ProposedItem => {
  const { text } = draft
  const kind = isSettled(draft) ? 'no_improvement_needed' : 'action'
  const measure = linksIn(real(text.measure) ?? '')
  const aim = real(text.aim)
  const fromAim =
    aim && (isTarget(aim) || stepsIn(aim).steps.length > 0)
      ? measuresIn(aim).filter((each) => each.steps.some((step) => step.date))
      : []
  const notes = measure.rest.match(/(?:^|\s)\*[^*\n]+$/)?.[0] ?? ''
  const progress = real(text.progress)
  const told = contributionsIn(progress ?? '')
  const agencies = postsIn(real(text.agency) ?? '')
  const own = postsIn(real(text.lead) ?? '')
  const when = dateOf(draft, context, settling)
  const title = titleOf(draft)
  const measures = measured([...fromAim, ...measuresIn(measure.rest.replace(notes, ''))], draft.figures, when.due)
  const item: ProposedItem = {
    key: draft.key,
    title,
    kind,
    reference:
      real(text.reference)?.replace(/[.)]$/, '') ??
      /^\s*(\d{1,2}(?:(?:\.\d{1,2}){1,3}|[a-z]))[.)]?\s+\S/.exec(aim ?? '')?.[1] ??
      null,
    theme: real(text.theme),
    outcome: real(text.outcome),
    driver: real(text.driver),
    aim,
    findings: real(text.finding) === null ? [] : [squeezed(text.finding ?? '')],
    measures,
    leads: own.length > 0 ? own : agencies,
    agencies,
    start: when.start,
    due: when.due,
    dueWords: when.words,
    status:
      real(text.status && plainStatus(text.status)) ??
      (text.due && isStatus(text.due) && !isVagueDate(text.due) ? text.due : null) ??
      (colours ? colourName(draft.fill) : null),
    progress,
    progressRest: told.rest || null,
    contributions: told.contributions,
    reason: real(text.reason) ?? noneThen(text.aim ?? '') ?? (kind === 'action' ? null : reasonOf(draft, title)),
    resources: real(text.resources),
    links: [
      ...new Set([...measure.links, ...linksIn(aim ?? '').links, ...linksIn(progress ?? '').links, ...draft.links]),
    ],
    extra: notes ? [...draft.extra, { heading: 'Note', text: squeezed(notes).replace(/^\*\s*/, '') }] : draft.extra,
    warnings: [...draft.warnings],
    source: {
      ...(draft.page === undefined ? {} : { page: draft.page }),
      ...(draft.sheet === undefined ? {} : { sheet: draft.sheet }),
      rows: draft.rows,
    },
    provenance: provenanceOf(draft),
  }
  if (draft.inherited.length > 0)
    item.warnings.push({
      code: 'inherited',
      sentence: `Blank, so taken from the row above: ${draft.inherited.join(', ')}.`,
    })
  if (when.warning) item.warnings.push({ code: 'unclear_date', sentence: when.warning })
  if (kind === 'action' && item.leads.length === 0)
    item.warnings.push({ code: 'no_lead', sentence: 'No lead is named.' })
  if (kind === 'action' && measures.length === 0) {
    const where = measure.links[0]
    item.warnings.push({
      code: 'no_measure',
      sentence: where ? `No measure is printed here, only a link to “${where}”.` : 'No measure is given.',
    })
  }
  return item
}

/** A row kept in the plan though nothing is to be done: "N/A" where action, measure, lead or date would stand. */
const isSettled = (draft: Draft): boolean => {
  const { text } = draft
  const said = (['aim', 'measure', 'lead', 'due', 'progress', 'status'] as Meaning[]).filter(
    (meaning) => text[meaning] !== undefined,
  )
  const none = said.filter((meaning) => isNone(text[meaning]))
  const words = [text.aim, text.progress, text.status].some((each) =>
    /\bno (?:further |direct )?(?:improvement|actions?)(?: is| are)? (?:needed|required|necessary|identified)\b/i.test(
      each ?? '',
    ),
  )
  if ((words || (text.aim !== undefined && isNone(text.aim) && isNone(text.due))) && isNone(text.lead)) return true
  return (
    none.length >= 2 &&
    isNone(text.lead) &&
    (isNone(text.aim) || isNone(text.measure)) &&
    none.length >= said.length / 2
  )
}

const reasonOf = (draft: Draft, title: string): string | null => {
  const { progress, driver, finding, outcome, aim, measure } = draft.text
  const told = [progress, driver, finding, aim, measure].map(real).filter((each) => each !== null)
  const says = told.find((each) =>
    /\bno (?:\w+ ){0,2}(?:change|improvement|action|area)s?\b|\bstrengths?\b|\bcontent\b|\bwell\b/i.test(each),
  )
  return says ?? told.find((each) => !title.startsWith(each.slice(0, 30))) ?? told[0] ?? real(outcome)
}

type When = { due: string | null; start: string | null; words: string | null; warning: string | null }

const dateOf = (draft: Draft, context: DateContext, settling: Settling): When => {
  const words = real(draft.text.due)
  const begin = real(draft.text.start)
  const start = begin ? (readDate(begin, context)?.date ?? null) : null
  if (words === null) {
    const last = lastDeadline(draft, context)
    return { due: last?.date ?? null, start, words: last?.unclear ? last.words : null, warning: last?.unclear ?? null }
  }
  const read = readDate(words, context)
  if (!read)
    return { due: null, start, words, warning: `“${brief(words, 40)}” stands where a date should and is none.` }
  let due = read.date
  if (read.others) {
    const chosen = settling.ask({
      key: `unclear_date:${draft.key}`,
      kind: 'unclear_date',
      item: draft.key,
      row: draft.rows[0] ?? 0,
      column: draft.columns.due ?? null,
      quoted: words,
      question: `${read.unclear} Which day is meant?`,
      answers: [
        ...read.others.map((other) => ({
          value: other.date,
          label: `${spoken(other.date)} (${other.label})`,
          effect: `Due ${spoken(other.date)}.`,
        })),
        { value: 'none', label: 'Date to be confirmed', effect: 'The item has no date.' },
      ],
    })
    due = chosen === 'none' ? null : chosen
  }
  return {
    due,
    start: start ?? read.start,
    words: read.unclear || read.date === null ? words : null,
    warning: read.unclear,
  }
}

const spoken = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** The latest "by …" date in the aim and the measures, where the plan has no date in a column of its own. */
const lastDeadline = (draft: Draft, context: DateContext) =>
  [draft.text.aim ?? '', draft.text.measure ?? '']
    .flatMap((text) =>
      datesIn(text, context).filter(
        (d) =>
          d.date &&
          /\b(?:by|before|until|no later than|due|deadline:?)(?: the)?(?: end(?: of)?)?\s*$/i.test(text.slice(0, d.at)),
      ),
    )
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .at(-1)

const fields: [Field, Meaning][] = [
  ['theme', 'theme'],
  ['outcome', 'outcome'],
  ['driver', 'driver'],
  ['aim', 'aim'],
  ['findings', 'finding'],
  ['measures', 'measure'],
  ['leads', 'lead'],
  ['due', 'due'],
  ['status', 'status'],
  ['progress', 'progress'],
  ['reason', 'reason'],
]

const provenanceOf = (draft: Draft): Partial<Record<Field, Provenance>> => {
  const found: Partial<Record<Field, Provenance>> = {}
  for (const [field, meaning] of fields) {
    if (draft.text[meaning] === undefined) continue
    const from =
      draft.moved[meaning] ??
      (draft.inherited.includes(meaning) ? 'above' : draft.columns[meaning] === undefined ? 'text' : 'cell')
    found[field] = { from, rows: draft.rows, column: draft.columns[meaning] ?? null }
  }
  return found
}
