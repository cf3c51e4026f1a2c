// A small plan for tests: one theme, one outcome, three lines; Dan holds one post, Henry writes for it, one post is vacant.
import { addFinding, addSource } from '../src/modules/inspection/index.ts'
import { findOrAddGroup, findOrAddPost } from '../src/modules/partnership/index.ts'
import { addItem, addPlan } from '../src/modules/plan/index.ts'
import type { Db } from '../src/platform/db.ts'
import type { Cast } from './cast.ts'

export type SmallPlan = Awaited<ReturnType<typeof smallPlan>>

export const smallPlan = (all: Cast, partnership = all.donmouth) =>
  all.within(partnership, async (db) => {
    const nursing = await findOrAddPost(db, 'Head of children’s nursing')
    const reviews = await findOrAddPost(db, 'Review manager')
    const vacant = await findOrAddPost(db, 'Dental lead')
    if (partnership === all.donmouth) {
      await db
        .insertInto('partnership.holding')
        .values({ post_id: nursing, starts: '2026-01-01', person_id: all.dan.id })
        .onConflict((c) => c.doNothing())
        .execute()
      await db
        .insertInto('partnership.holding')
        .values({ post_id: vacant, starts: '2026-09-14', person_id: null })
        .onConflict((c) => c.doNothing())
        .execute()
      await db
        .insertInto('partnership.writer')
        .values({ post_id: nursing, person_id: all.henry.id, starts: '2026-01-01' })
        .onConflict((c) => c.doNothing())
        .execute()
    }
    const agency = await db
      .selectFrom('partnership.agency')
      .select('id')
      .where('kind', '=', 'health')
      .executeTakeFirstOrThrow()
    const board = await findOrAddGroup(db, 'Improvement board')
    const findings = await twoFindings(db)
    const planId = await addPlan(db, {
      title: 'Children’s improvement plan',
      startsOn: '2025-04-01',
      endsOn: '2028-03-31',
    })
    const theme = await addItem(db, { planId, level: 'theme', title: 'Health in care', reference: '1' })
    const outcome = await addItem(db, {
      planId,
      parentId: theme,
      level: 'outcome',
      title: 'Children are seen in time',
      reference: '1.1',
      findings: [findings.first],
    })
    const seen = await addItem(db, {
      planId,
      parentId: outcome,
      level: 'project',
      title: 'First health assessment within four weeks',
      reference: '1.1.1',
      aim: 'Every child who comes into care is seen by a nurse within four weeks.',
      due: '2026-10-31',
      leads: [nursing],
      leadAgencyId: agency.id,
      owningGroupId: board,
      targets: [
        {
          text: 'Children seen in time',
          steps: [
            { due: '2027-09-30', value: 75, unit: '%' },
            { due: '2026-09-30', value: 50, unit: '%' },
          ],
        },
      ],
    })
    const dentist = await addItem(db, {
      planId,
      parentId: outcome,
      level: 'project',
      title: 'Registered with a dentist',
      reference: '1.1.2',
      due: '2026-12-15',
      leads: [vacant],
      doubts: [{ code: 'unclear_date', sentence: 'The file says “end of the year”.' }],
    })
    const handover = await addItem(db, {
      planId,
      parentId: outcome,
      level: 'project',
      title: 'Work is handed over',
      reference: '1.1.3',
      kind: 'no_improvement_needed',
      reason: 'Checked in May; it works.',
      leads: [reviews],
    })
    return {
      planId,
      theme,
      outcome,
      seen,
      dentist,
      handover,
      nursing,
      reviews,
      vacant,
      agency: agency.id,
      board,
      ...findings,
    }
  })

const twoFindings = async (db: Db) => {
  const sourceId = await addSource(db, {
    kind: 'joint_inspection',
    title: 'Joint inspection 2025',
    publishedOn: '2025-02-01',
  })
  const words = (wording: string) => [{ place: 'body', page: '4', wording }]
  const first = await addFinding(db, {
    sourceId,
    kind: 'area_for_improvement',
    reference: 'A1',
    title: 'Health assessments come late',
    wordings: words('Children waited too long for a first health assessment.'),
  })
  const second = await addFinding(db, {
    sourceId,
    kind: 'area_for_improvement',
    reference: 'A2',
    title: 'Records are thin',
    wordings: words('Chronologies were missing.'),
    position: 1,
  })
  return { first, second, sourceId }
}
