import { addFinding, addSource, linkMeasure } from '../src/modules/inspection/index.ts'
import { addMeasure, addObservations } from '../src/modules/measure/index.ts'
import { addChange, addItem, addPlan } from '../src/modules/plan/index.ts'
import { findOrAddPost } from '../src/modules/partnership/index.ts'
import type { Db } from '../src/platform/db.ts'

/** Ten findings, 300 items that answer them, 30 changes of practice, 20 measures of three years and 2,000 pieces of evidence. */
export async function threadOf(db: Db): Promise<string> {
  const source = await addSource(db, { kind: 'joint_inspection', title: 'Joint inspection', startsOn: '2024-09-02' })
  const findings: string[] = []
  for (let n = 0; n < 10; n++)
    findings.push(
      await addFinding(db, {
        sourceId: source,
        kind: 'area_for_improvement',
        title: `Children wait too long for help of kind ${n + 1}`,
        reference: `A${n + 1}`,
        position: n,
        wordings: [],
      }),
    )
  const planId = await addPlan(db, { title: 'Plan of the thread' })
  const posts = await Promise.all(Array.from({ length: 20 }, (_, n) => findOrAddPost(db, `Lead of area ${n + 1}`)))
  const items: string[] = []
  for (let n = 0; n < 300; n++)
    items.push(
      await addItem(db, {
        planId,
        parentId: null,
        level: 'action',
        title: `Agree how help of kind ${(n % 10) + 1} is given in locality ${n + 1}`,
        ...(n % 3 === 0 ? {} : { due: '2027-06-30' }),
        leads: n % 5 === 0 ? [] : [posts[n % 20] ?? ''],
        findings: [findings[n % 10] ?? ''],
      }),
    )
  const changes: string[] = []
  for (let n = 0; n < 30; n++)
    changes.push(await addChange(db, changeNumbered(n), [items[n * 10] ?? '', items[n] ?? '']))
  for (let n = 0; n < 20; n++) await measured(db, n, findings[n % 10] ?? '')
  await proved(db, [...findings, ...items, ...changes])
  return findings[0] ?? ''
}

const changeNumbered = (n: number) => ({
  title: `A named worker, change ${n + 1}`,
  before: '',
  now: '',
  place: '',
  in_use_from: '2025-07-01',
  trial_from: null,
  trial_to: null,
  review_on: null,
  reviewed_on: null,
  decision: null,
  learned: '',
  standard_id: null,
  criterion: '',
  at_least: n % 2 === 0 ? 7 : null,
  out_of: n % 2 === 0 ? 10 : null,
  measure_id: null,
  measure_level: null,
  criterion_on: '2025-06-01',
  stopped_on: null,
})

async function measured(db: Db, n: number, finding: string): Promise<void> {
  const id = await addMeasure(db, {
    title: `Seen in time, measure ${n + 1}`,
    counted: 'Children seen',
    out_of: 'All children',
    unit: '%',
    kind: n % 2 === 0 ? 'outcome' : 'balancing',
    better: 'higher',
    frequency: 'month',
    named_on: '2024-01-10',
    source: '',
    owner_post_id: null,
  })
  const months = Array.from({ length: 36 }, (_, at) => {
    const day = `${2023 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`
    return { period_from: `${day}-01`, period_to: `${day}-28`, value: 50 + ((at * 7 + n) % 11) + (at > 24 ? 6 : 0) }
  })
  await addObservations(db, id, months, new Date('2026-11-01T00:00:00Z'))
  await linkMeasure(db, finding, id, '2024-02-01')
}

async function proved(db: Db, statements: readonly string[]): Promise<void> {
  const natures = ['records', 'views_of_staff', 'views_of_children', 'data', 'document', 'observation'] as const
  for (let from = 0; from < 2000; from += 250) {
    const pieces = await db
      .insertInto('evidence.piece')
      .values(
        Array.from({ length: 250 }, (_, at) => {
          const n = from + at
          return {
            kind: 'statement',
            title: `What was seen, ${n + 1}`,
            body: 'Visits were read in two teams.',
            nature: natures[n % 6] ?? 'document',
            dated: `202${4 + (n % 3)}-0${1 + (n % 9)}-15`,
            speaks_from: `202${4 + (n % 3)}-0${1 + (n % 9)}-01`,
            speaks_to: `202${4 + (n % 3)}-0${1 + (n % 9)}-14`,
            ...(n % 6 === 0 ? { result_met: 5 + (n % 5), result_all: 10 } : {}),
          }
        }),
      )
      .returning('id')
      .execute()
    await db
      .insertInto('evidence.support')
      .values(
        pieces.map(({ id }, at) => ({
          evidence_id: id,
          statement_id: statements[(from + at) % statements.length] ?? '',
          shows: 'That it is done',
        })),
      )
      .execute()
  }
}
