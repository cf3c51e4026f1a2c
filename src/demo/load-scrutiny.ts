import {
  addAudit,
  addBody,
  addQuestion,
  addRequests,
  addStep,
  addWatch,
  setBodies,
  setQuestioned,
} from '../modules/inspection/index.ts'
import { later, told } from './days.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import type { ScrutinyStory } from './story.ts'

/** Adds who inspects, the programmes and what was asked for, watched strengths, key questions and the register of audits. */
export async function addScrutiny(place: Place, story: ScrutinyStory): Promise<void> {
  const bodies = new Map<string, string>()
  for (const { name, shortName, does } of story.bodies)
    bodies.set(shortName, await addBody(place.db, { name, short_name: shortName, does, ended_on: null }))
  for (const each of story.programmes) await addProgramme(place, each, bodies)
  for (const watch of story.watches)
    await addWatch(place.db, byName(place.references, watch.reference), later(watch.since, place.by), {
      post_id: byName(place.posts, watch.post),
      how: told(watch.how, place.by),
      review_on: later(watch.review, place.by),
    })
  for (const question of story.questions) await askQuestion(place, question)
  await addAudits(place, story.audits)
}

async function addProgramme(
  { db, by, sources, posts }: Place,
  programme: ScrutinyStory['programmes'][number],
  bodies: ReadonlyMap<string, string>,
): Promise<void> {
  const source = sources[programme.source] ?? ''
  await setBodies(
    db,
    source,
    programme.bodies.map((name) => byName(bodies, name)),
  )
  for (const step of programme.steps)
    await addStep(db, source, {
      kind: step.kind,
      title: told(step.title, by),
      starts_on: step.on ? later(step.on, by) : null,
      ends_on: step.until ? later(step.until, by) : null,
      expected: told(step.expected ?? '', by),
      note: told(step.note ?? '', by),
      done: step.done ?? false,
    })
  if (programme.requests.length > 0)
    await addRequests(
      db,
      source,
      programme.requests.map((request) => ({
        title: told(request.title, by),
        reference: '',
        asked_on: later(request.asked, by),
        due: later(request.due, by),
        post_id: byName(posts, request.post),
        returned_on: request.returned ? later(request.returned, by) : null,
        note: '',
      })),
    )
}

async function askQuestion(
  { db, by, references, measures }: Place,
  question: ScrutinyStory['questions'][number],
): Promise<void> {
  const id = await addQuestion(db, {
    question: question.question,
    asked_by: question.askedBy,
    asked_on: later(question.asked, by),
    why: told(question.why, by),
    expect: told(question.expect, by),
    ended_on: null,
  })
  const all = (ids: string[]) => ({ offered: ids, chosen: ids })
  await setQuestioned(
    db,
    id,
    all(question.findings.map((reference) => byName(references, reference))),
    all(question.measures.map((title) => byName(measures, title))),
  )
}

async function addAudits(place: Place, audits: ScrutinyStory['audits']): Promise<void> {
  const { db, by, sources, agencyIds, posts } = place
  const known = new Map<string, string>()
  for (const audit of audits)
    known.set(
      audit.title,
      await addAudit(db, {
        title: told(audit.title, by),
        why: told(audit.why, by),
        scope: audit.scope,
        agency_id: byNameOrNull(agencyIds, audit.agency ?? ''),
        post_id: byNameOrNull(posts, audit.post ?? ''),
        done_on: later(audit.done, by),
        reads_from: later(audit.reads[0], by),
        reads_to: later(audit.reads[1], by),
        records: audit.records,
        tool: audit.tool,
        found: told(audit.found, by),
        next_on: audit.next ? later(audit.next, by) : null,
        repeats_id: byNameOrNull(known, audit.repeats ?? ''),
        source_id: audit.source === undefined ? null : (sources[audit.source] ?? null),
      }),
    )
}
