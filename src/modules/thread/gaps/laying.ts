// From what was gathered and laid under each finding to the facts of the gap list. Pure.
import { isSilent } from '../../measure/index.ts'
import { dayOf, type Thread } from '../gathering.ts'
import type { Laid } from '../laying.ts'
import type { GapFacts, GapPiece } from './facts.ts'
import { gapsOf } from './rules.ts'

/** The facts of the gap list. With `only` its evidence is one finding's, and so are the gaps that hang on evidence. */
const gapFacts = (thread: Thread, laid: readonly Laid[], only?: string): GapFacts => {
  const shown = only === undefined ? thread.findings : thread.findings.filter(({ id }) => id === only)
  const lateOf = lateLinks(laid)
  return {
    today: thread.today,
    plans: thread.plans,
    items: thread.items,
    findings: shown,
    changes: thread.changes.map((change) => ({
      ...change,
      decided: change.decision !== null,
      told: change.told.length,
    })),
    measures: thread.measures.map((m) => {
      const latest = thread.figures.get(m.id)?.at(-1)
      return {
        id: m.id,
        title: m.title,
        named_on: m.named_on,
        owner_post_id: m.owner_post_id,
        silent: isSilent(m, latest, thread.today),
        latest_to: latest?.period_to ?? null,
      }
    }),
    linked: thread.linked.map((link) => ({ ...link, late: lateOf.has(`${link.finding_id} ${link.measure_id}`) })),
    pieces: piecesOf(thread),
    silences: thread.silences,
    watched: new Set(thread.watches.map(({ finding_id: id }) => id)),
    audits: thread.audits.map((audit) => ({
      id: audit.id,
      title: audit.title,
      source_id: audit.source_id,
      evidence_id: audit.evidence_id,
      repeats_id: audit.repeats_id,
      read_to: audit.reads_to ?? audit.done_on,
    })),
    grades: gradesOf(thread, laid, only),
    endings: endingsOf(thread),
    owed: thread.owed,
    fallen: laid.flatMap(({ finding, standing }) =>
      standing.fell && standing.row
        ? [{ finding_id: finding.id, level: standing.row.level, now: standing.level, why: standing.fell }]
        : [],
    ),
  }
}

// All final figures since the change had come before the measure was named or linked.
const lateLinks = (laid: readonly Laid[]): Set<string> =>
  new Set(
    laid.flatMap(({ finding, facts, inUse }) =>
      facts.measures.flatMap((m) => {
        if (inUse === null || (m.kind !== 'outcome' && m.kind !== 'experience')) return []
        const known = m.named_on >= m.linked_on ? m.named_on : m.linked_on
        const since = m.figures.filter(({ state, period_from: from }) => state !== 'provisional' && from >= inUse)
        return since.length > 0 && since.every(({ period_to: to }) => to < known) ? [`${finding.id} ${m.id}`] : []
      }),
    ),
  )

const piecesOf = (thread: Thread): GapPiece[] => {
  const pieces = new Map<string, GapPiece & { on: string[] }>()
  for (const s of thread.supports) {
    const on = thread.itemOfUpdate.get(s.statement_id) ?? s.statement_id
    const known = pieces.get(s.evidence_id)
    if (known) known.on.push(on)
    else
      pieces.set(s.evidence_id, {
        id: s.evidence_id,
        title: s.title,
        nature: s.nature,
        dated: s.dated,
        speaks_to: s.speaks_to,
        added_on: dayOf(s.added_at),
        on: [on],
        view: s.view ? { whose: s.view.whose, told_back_on: s.view.told_back_on } : null,
      })
  }
  return [...pieces.values()]
}

// The partnership's own conclusions on findings, and the grades that its self-evaluations give.
const gradesOf = (thread: Thread, laid: readonly Laid[], only?: string): GapFacts['grades'] => {
  const supports = new Map(laid.map(({ finding, supports: all }) => [finding.id, all.length]))
  const own = thread.sources.filter(({ kind }) => kind === 'self_evaluation')
  return [
    ...thread.conclusions
      .filter(({ by_kind: by, finding_id: id }) => by === 'partnership' && supports.has(id))
      .map((c) => ({
        id: c.id,
        what: c.phrase,
        finding_id: c.finding_id,
        evidence: supports.get(c.finding_id) ?? 0,
        href: `/evidence/new?for=${c.finding_id}`,
      })),
    ...(only === undefined ? thread.evaluations : []).flatMap((e) => {
      const source = own.find(({ id }) => id === e.source_id)
      return source
        ? [
            {
              id: e.id,
              what: `${e.indicator}: ${e.grade}`,
              finding_id: null,
              evidence: source.evidence_id === null ? 0 : 1,
              href: `/inspection/sources/${source.id}`,
            },
          ]
        : []
    }),
  ]
}

const endingsOf = (thread: Thread): GapFacts['endings'] => {
  const led = new Map<string, string[]>()
  for (const item of thread.items) for (const { id } of item.leads) led.set(id, [...(led.get(id) ?? []), item.id])
  return [
    ...thread.posts.flatMap((post) =>
      post.ends_on
        ? [{ what: post.title, ends_on: post.ends_on, item_ids: led.get(post.id) ?? [], post_id: post.id }]
        : [],
    ),
    ...thread.means.flatMap(({ what, kind, ends_on, item_id, post_id }) =>
      kind === 'post' && ends_on ? [{ what, ends_on, item_ids: [item_id], post_id }] : [],
    ),
  ]
}

/** Every gap, the worst first; with `only` those in one finding's thread. */
export const gapsIn = (thread: Thread, laid: readonly Laid[], only?: string) => {
  const all = gapsOf(gapFacts(thread, laid, only))
  return only === undefined ? all : all.filter(({ findingIds }) => findingIds.includes(only))
}
