// A plan in mid-life for the tests of papers: items at every status, late, moved, vacant and silent ones.
import { addFinding, addSource } from '../src/modules/inspection/index.ts'
import { agencies, findOrAddGroup, findOrAddPost, people } from '../src/modules/partnership/index.ts'
import { addItem, addPlan, keepMove, type NewItem, postUpdate } from '../src/modules/plan/index.ts'
import type { Db } from '../src/platform/db.ts'
import type { Cast } from './cast.ts'

export type Reported = { planId: string; items: Record<string, string>; sourceId: string; vacantPost: string }

/** Fills a partnership of the cast with a plan. Updates up to 25 September 2026 were written then, the others after it. */
export const reportedPlan = async (all: Cast, partnershipId: string): Promise<Reported> => {
  const made = await all.within(partnershipId, async (db) => {
    const board = await findOrAddGroup(db, 'Improvement board')
    const officers = await findOrAddGroup(db, 'Chief officers group')
    const [work, , health] = await agencies(db)
    const nurse = await findOrAddPost(db, 'Head of children’s health', health?.id)
    const officer = await findOrAddPost(db, 'Chief social work officer', work?.id)
    const dentist = await findOrAddPost(db, 'Lead for dental health', health?.id)
    const [first, second] = (await people(db)).map(({ person_id: id }) => id)
    await holds(db, nurse, first ?? null, '2025-01-01')
    await holds(db, officer, second ?? null, '2025-01-01')
    await holds(db, dentist, first ?? null, '2025-01-01')
    await holds(db, dentist, null, '2026-09-14')
    const sourceId = await addSource(db, {
      kind: 'joint_inspection',
      title: 'Joint inspection report of 12 May 2026',
      publishedOn: '2026-05-12',
    })
    const finding = (reference: string, title: string, position: number) =>
      addFinding(db, { sourceId, kind: 'area_for_improvement', reference, title, position, wordings: [] })
    const health1 = await finding('A1', 'Children looked after see health services too late', 1)
    const voice = await finding('A2', 'Children’s views seldom change their plans', 2)
    await finding('A3', 'Leaders lack shared data', 3)
    const planId = await addPlan(db, {
      title: 'Children’s improvement plan',
      owningGroupId: board,
      overseeingGroupId: officers,
    })
    const top = (title: string, reference: string) => addItem(db, { planId, level: 'theme', title, reference })
    const under = (parentId: string, title: string, reference: string) =>
      addItem(db, { planId, parentId, level: 'outcome', title, reference })
    const [one, two] = [await top('Health and wellbeing in care', '1'), await top('Children’s voice and rights', '2')]
    const seen = await under(one, 'Every child is seen in time', '1.1')
    const heard = await under(two, 'Children can point to what they changed', '2.1')
    const items: Record<string, string> = {}
    const line = async (parentId: string, reference: string, title: string, more: Partial<NewItem> = {}) => {
      items[reference] = await addItem(db, { planId, parentId, level: 'project', reference, title, ...more })
    }
    await line(seen, '1.1.1', 'A named nurse for each children’s house', {
      due: '2026-10-31',
      leads: [nurse],
      findings: [health1],
      leadAgencyId: health?.id ?? null,
      targets: [
        {
          text: 'Houses with a named nurse',
          steps: [
            { due: '2026-10-31', value: 75, unit: '%' },
            { due: '2027-10-31', value: 100, unit: '%' },
          ],
        },
      ],
    })
    await line(seen, '1.1.2', 'First health assessment within four weeks', {
      due: '2027-03-31',
      leads: [nurse, officer],
      findings: [health1],
      aim: 'No child waits longer than four weeks',
      startsOn: '2026-06-01',
    })
    await line(seen, '1.1.3', 'Dental registration', { due: '2026-09-30', leads: [dentist], findings: [health1] })
    await line(seen, '1.1.4', 'Daily notice from social work to health', { due: '2026-08-31', leads: [officer] })
    await line(heard, '2.1.1', 'Views recorded in the child’s own words', {
      due: '2026-12-18',
      leads: [officer],
      findings: [voice],
    })
    await line(heard, '2.1.2', 'Advocacy before planning meetings', { dueKind: 'ongoing', leads: [officer] })
    await line(heard, '2.1.3', 'A charter of rights', {
      kind: 'no_improvement_needed',
      reason: 'The charter of 2025 is in use in every house',
    })
    return { planId, items, sourceId, vacantPost: dentist }
  })
  await all.owner.query("update plan.item set created_at = '2026-06-01T09:00:00Z' where partnership_id = $1", [
    partnershipId,
  ])
  const say = async (
    reference: string,
    writtenAt: string,
    status: string,
    done: string,
    more: { next?: string; help?: string } = {},
  ) => {
    const itemId = made.items[reference] ?? ''
    const id = await all.within(partnershipId, (db) =>
      postUpdate(db, { itemId, dated: writtenAt.slice(0, 10), status, done, ...more }),
    )
    await all.owner.query('update plan.item_update set written_at = $1 where id = $2', [writtenAt, id])
  }
  await say('1.1.1', '2026-09-10T10:00:00Z', 'at_risk', 'Nine of the fourteen houses have a named nurse.')
  await say('1.1.2', '2026-09-10T10:00:00Z', 'on_track', 'Assessments are booked on the first day.')
  await say('1.1.4', '2026-09-11T10:00:00Z', 'on_track', 'The notice is sent from two of three offices.')
  await say('2.1.1', '2026-09-12T10:00:00Z', 'off_track', 'Teams have not been told of the new form.')
  await say(
    '1.1.1',
    '2026-11-02T10:00:00Z',
    'off_track',
    'Nine of the fourteen houses have a named nurse. Two posts could not be filled.',
    { next: 'Offer the posts to agency staff from January.', help: 'Agree a higher grade for the two posts' },
  )
  await say('1.1.4', '2026-11-05T10:00:00Z', 'complete', 'All offices send the notice each morning.')
  await say('2.1.1', '2026-11-06T10:00:00Z', 'on_track', 'Every team has met the young people who wrote the form.')
  await all.within(partnershipId, (db) =>
    keepMove(
      db,
      made.items['1.1.3'] ?? '',
      'due',
      { kind: 'date', date: '2026-06-30' },
      { kind: 'date', date: '2026-09-30' },
      'The dental service had no chair free',
    ),
  )
  await all.owner.query("update plan.move set moved_at = '2026-10-01T09:00:00Z' where partnership_id = $1", [
    partnershipId,
  ])
  return made
}

const holds = (db: Db, postId: string, personId: string | null, starts: string) =>
  db.insertInto('partnership.holding').values({ post_id: postId, person_id: personId, starts }).execute()
