// A plan for one quarter: a lead who answers by link, three directors for whom business support writes, and one who is late.
import { addMember } from '../src/modules/identity/index.ts'
import { addFinding, addSource } from '../src/modules/inspection/index.ts'
import { findOrAddGroup, findOrAddPost } from '../src/modules/partnership/index.ts'
import { addItem, addPastRound, addPlan, closeRound, postUpdate } from '../src/modules/plan/index.ts'
import type { Db } from '../src/platform/db.ts'
import { addDays } from '../src/platform/dates.ts'
import type { Cast } from './cast.ts'

export type QuarterPlan = Awaited<ReturnType<typeof quarterPlan>>

const directors = ['Director of schools', 'Director of housing', 'Director of family support']

/** The plan as it stands before its first round: eleven lines, one of them with a milestone that nobody reached. */
export async function quarterPlan(all: Cast, today: string) {
  const people = new Map<string, string>()
  for (const [name, email] of [
    ['Ines Calder', 'ines@example.org'],
    ['Bram Ottery', 'bram@example.org'],
    ['Wilma Sorrel', 'wilma@example.org'],
    ['Late Latham', 'latham@example.org'],
  ] as const)
    people.set(name, await addMember(all.owner, all.donmouth, { email, name, roles: ['lead'] }))
  return all.within(all.donmouth, (db) => laid(db, all, people, today))
}

async function laid(db: Db, all: Cast, people: ReadonlyMap<string, string>, today: string) {
  const board = await findOrAddGroup(db, 'Improvement board')
  const held = async (title: string, personId: string, writer?: string) => {
    const post_id = await findOrAddPost(db, title)
    await db.insertInto('partnership.holding').values({ post_id, starts: '2026-01-01', person_id: personId }).execute()
    if (writer)
      await db.insertInto('partnership.writer').values({ post_id, person_id: writer, starts: '2026-01-01' }).execute()
    return post_id
  }
  const nurse = await held('Head of children’s nursing', all.dan.id)
  const [schools = '', housing = '', families = ''] = await Promise.all(
    directors.map((title, n) => held(title, [...people.values()][n] ?? '', all.henry.id)),
  )
  const dental = await held('Dental lead', people.get('Late Latham') ?? '')
  const sourceId = await addSource(db, {
    kind: 'joint_inspection',
    title: 'Joint inspection',
    publisher: 'Joint inspection team',
    publishedOn: '2025-05-20',
  })
  const finding = await addFinding(db, {
    sourceId,
    kind: 'area_for_improvement',
    reference: 'A1',
    title: 'Children wait too long for a first health check',
    wordings: [{ place: 'body', page: '12', wording: 'Children wait.' }],
  })
  const planId = await addPlan(db, {
    title: 'Children’s improvement plan',
    startsOn: '2025-04-01',
    endsOn: '2028-03-31',
    owningGroupId: board,
    overseeingGroupId: board,
  })
  const theme = await addItem(db, {
    planId,
    level: 'theme',
    title: 'Seen in time',
    reference: '1',
    findings: [finding],
  })
  const outcome = await addItem(db, {
    planId,
    parentId: theme,
    level: 'outcome',
    title: 'Children are seen in time',
    reference: '1.1',
  })
  const line = (reference: string, title: string, post: string) =>
    addItem(db, {
      planId,
      parentId: outcome,
      level: 'project',
      reference,
      title,
      due: addDays(today, 120),
      leads: [post],
    })
  const optimistic = await line('1.1.1', 'First health check within four weeks', nurse)
  await db
    .insertInto('plan.milestone')
    .values({ item_id: optimistic, title: 'Two nurses in post', due: addDays(today, -40), position: 0 })
    .execute()
  const late = await line('1.1.2', 'A dentist for each child', dental)
  const nine: string[] = []
  for (const [n, post] of [schools, housing, families].entries())
    for (const m of [1, 2, 3])
      nine.push(await line(`1.${n + 2}.${m}`, `${directors[n]?.replace('Director of ', '') ?? ''}, step ${m}`, post))
  await lastQuarter(db, planId, nine, today, all)
  return { planId, board, finding, optimistic, late, nine, directors: [schools, housing, families] }
}

// The round before this one: all nine were on track, and it was closed with a release.
async function lastQuarter(db: Db, planId: string, items: readonly string[], today: string, all: Cast): Promise<void> {
  const day = (days: number) => addDays(today, days)
  for (const itemId of items)
    await postUpdate(db, { itemId, dated: day(-100), status: 'on_track', done: 'Begun.', next: 'Go on.' })
  const id = await addPastRound(
    db,
    planId,
    {
      title: 'The quarter before',
      periodFrom: day(-190),
      periodTo: day(-101),
      opens: day(-110),
      due: day(-99),
      closes: day(-92),
      groupId: null,
      words: '',
      openedAt: new Date(`${day(-110)}T09:00:00Z`),
      signedOff: { by: all.frank.id, at: new Date(`${day(-93)}T09:00:00Z`), note: '' },
    },
    all.alice.id,
  )
  await closeRound(db, id, { levels: [], gaps: [] }, { personId: all.alice.id }, new Date(`${day(-92)}T09:00:00Z`))
}
