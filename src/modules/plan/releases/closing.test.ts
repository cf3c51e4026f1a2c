import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cast } from '../../../../test/cast.ts'
import { openRound } from '../../../../test/open-round.ts'
import { type SmallPlan, smallPlan } from '../../../../test/small-plan.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Db } from '../../../platform/db.ts'
import { attach } from '../../evidence/index.ts'
import { closeRound, findPlanRelease, gapsOfRelease, keepMove, postUpdate } from '../index.ts'

const all = await cast()
after(() => all.leave())
let small: SmallPlan
before(async () => {
  small = await smallPlan(all)
})

const now = new Date('2026-11-20T09:00:00Z')
const frank = { personId: all.frank.id }
const handed = {
  levels: [],
  gaps: [
    {
      kind: 'no_measure',
      subject: 'item',
      subjectId: all.alice.id,
      findingId: null,
      sentence: 'Nothing measures the dental work.',
      mend: { href: '/plan', words: 'Add a measure' },
      weight: 5,
    },
  ],
}
const close = (roundId: string, more: Partial<Parameters<typeof closeRound>[2]> = {}) =>
  all.within(all.donmouth, (db) => closeRound(db, roundId, { ...handed, ...more }, frank, now))
const stateOf = async (roundId: string) =>
  (
    await all.owner.query(
      `select r.state, r.closed_at is not null as stamped, (select count(*)::int from plan.release x where x.round_id = r.id) as releases,
              (select count(*)::int from plan.release_gaps g join plan.release x on x.id = g.release_id where x.round_id = r.id) as gaps
         from plan.round r where r.id = $1`,
      [roundId],
    )
  ).rows[0]
const untouched = { state: 'open', stamped: false, releases: 0, gaps: 0 }
const whole = { state: 'closed', stamped: true, releases: 1, gaps: 1 }

/** The same connection, but something happens before the statement of this number. */
const interrupted = (db: Db, at: number, happens: (db: Db) => unknown): Db => {
  let count = 0
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (++count === at) happens(db)
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

test('closing freezes the plan with its items, dates, updates, milestones, steps and findings', async () => {
  await all.within(all.donmouth, async (db) => {
    await db
      .insertInto('plan.milestone')
      .values({ item_id: small.seen, title: 'Clinic on Tuesdays', due: '2026-10-01' })
      .execute()
    await keepMove(
      db,
      small.seen,
      'due',
      { kind: 'date', date: '2026-08-31' },
      { kind: 'date', date: '2026-10-31' },
      'The clinic opened late',
    )
  })
  const round = await openRound(all, small.planId, { notRequired: { [small.handover]: 'Nothing is owed' } })
  const update = await all.within(all.donmouth, async (db) => {
    const id = await postUpdate(db, {
      itemId: small.seen,
      dated: '2026-11-12',
      status: 'on_track',
      done: 'Clinics run each week.',
      next: 'Open a second one.',
      forPostId: small.nursing,
      contributions: [{ agency: 'Health', text: 'Two nurses were found.' }],
    })
    await db
      .updateTable('plan.item_update')
      .set({
        round_id: round,
        suggested: 'off',
        suggested_why: ['The agreed date passed 12 days ago.'],
        differs_why: 'The last clinic opens on Monday.',
        written_at: new Date('2026-11-16T09:00:00Z'),
      })
      .where('id', '=', id)
      .execute()
    await db.updateTable('plan.contribution').set({ held_back: true }).where('update_id', '=', id).execute()
    return id
  })
  const secret = await pieces(update)
  const done = await close(round, {
    levels: [
      {
        findingId: small.first,
        level: 1,
        mixed: false,
        judged: false,
        words: 'Done',
        reason: 'Clinics were closed with evidence.',
        confirmedAt: new Date('2026-11-18T09:00:00Z'),
      },
    ],
  })
  assert.equal(done.kind, 'released')
  const release = await all.within(all.donmouth, (db) =>
    findPlanRelease(db, done.kind === 'released' ? done.releaseId : ''),
  )
  assert.ok(release)
  assert.equal(release.digest, digestOf(release.model))
  assert.equal(release.number, 1)
  const { model } = release
  assert.deepEqual(
    model.items.map(({ reference }) => reference),
    ['1', '1.1', '1.1.1', '1.1.2', '1.1.3'],
  )
  const seen = model.items.find(({ id }) => id === small.seen)
  assert.ok(seen?.update)
  assert.equal(seen.update.status.word, 'On track')
  assert.deepEqual(seen.update.suggested, {
    tone: 'off',
    word: 'Off track',
    why: ['The agreed date passed 12 days ago.'],
  })
  assert.equal(seen.update.differs_why, 'The last clinic opens on Monday.')
  assert.deepEqual(seen.update.contributions, [{ agency: 'Health', text: 'Two nurses were found.' }])
  assert.equal(seen.update.post, 'Head of children’s nursing')
  assert.equal(seen.leads[0]?.holder, 'Dan Harkness')
  assert.equal(JSON.stringify(model).includes(all.dan.id), false, 'nobody is pointed at by their id')
  assert.deepEqual(seen.round, { said: 'late', on: '2026-11-16', why: '' })
  assert.equal(seen.milestones[0]?.title, 'Clinic on Tuesdays')
  assert.deepEqual(
    seen.moves.map(({ was, became, reason }) => [was, became, reason]),
    [['2026-08-31', '2026-10-31', 'The clinic opened late']],
  )
  assert.equal(seen.moved, 1)
  assert.deepEqual(
    seen.evidence.map(({ title }) => title),
    ['Clinic lists'],
  )
  assert.equal(JSON.stringify(model).includes(secret), false, 'confidential evidence stays out')
  assert.equal(seen.targets[0]?.steps[0]?.value, 50)
  assert.equal(model.items.find(({ id }) => id === small.dentist)?.round.said, 'missing')
  assert.deepEqual(model.items.find(({ id }) => id === small.handover)?.round, {
    said: 'not_required',
    on: null,
    why: 'Nothing is owed',
  })
  assert.deepEqual(
    model.findings.map(({ reference, level }) => [reference, level?.words ?? null, level?.on ?? null]),
    [
      ['A1', 'Done', '2026-11-18'],
      ['A2', null, null],
    ],
  )
  assert.ok(model.key?.words.every(({ definition }) => definition !== undefined))
  assert.deepEqual(await stateOf(round), whole)
  assert.equal(JSON.stringify(model).includes('dental work'), false, 'no gap is in the model')
  assert.equal((await all.within(all.donmouth, (db) => gapsOfRelease(db, release.id))).length, 1)
  const held = await all.owner.query('select held_back from plan.contribution where update_id = $1', [update])
  assert.equal(held.rows[0].held_back, false, 'what was held back is told with the release')
})

const pieces = (update: string) =>
  all.within(all.donmouth, async (db) => {
    const piece = async (title: string, confidential: boolean) =>
      (
        await db
          .insertInto('evidence.piece')
          .values({ kind: 'statement', title, nature: 'data', confidential })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    await attach(db, await piece('Clinic lists', false), update, 'Attendance each week')
    await attach(db, await piece('A letter about one family', true), update, '')
    return 'A letter about one family'
  })

test('a round that is closed stays closed and names its release; a draft, a dropped and an unknown one are not closed', async () => {
  const round = await openRound(all, small.planId)
  const first = await close(round)
  assert.ok(first.kind === 'released')
  assert.deepEqual(await close(round), { kind: 'closed', releaseId: first.releaseId })
  for (const state of ['draft', 'dropped'] as const) {
    const other = await openRound(all, small.planId, { state })
    assert.deepEqual(await close(other), { kind: 'not_open', state })
    assert.deepEqual(await stateOf(other), { state, stamped: false, releases: 0, gaps: 0 })
  }
  assert.deepEqual(await close(small.planId), { kind: 'missing' })
  const theirs = await all.within(all.walbrook, (db) => closeRound(db, round, handed, frank, now))
  assert.deepEqual(theirs, { kind: 'missing' }, 'another partnership finds no such round')
})

test('releases of a plan are numbered one after another', async () => {
  const { rows } = await all.owner.query('select number from plan.release where plan_id = $1 order by number', [
    small.planId,
  ])
  assert.deepEqual(
    rows.map(({ number }) => number),
    [1, 2],
  )
})

test('two closings at the same moment make one release', async () => {
  const round = await openRound(all, small.planId)
  const both = await Promise.all([close(round), close(round)])
  assert.deepEqual(both.map(({ kind }) => kind).sort(), ['closed', 'released'])
  assert.deepEqual(await stateOf(round), whole)
})

test('an update that is being saved is in the release, or finds the round closed', async () => {
  const round = await openRound(all, small.planId)
  let saved: (() => void) | undefined
  const locked = new Promise<void>((ready) => {
    saved = ready
  })
  let finish: (() => void) | undefined
  const goOn = new Promise<void>((ready) => {
    finish = ready
  })
  const saving = all.within(all.donmouth, async (db) => {
    await sql`select id from plan.round where id = ${round} for share`.execute(db)
    const id = await postUpdate(db, {
      itemId: small.dentist,
      dated: '2026-11-19',
      status: 'at_risk',
      done: 'Saved at the last moment.',
    })
    await db.updateTable('plan.item_update').set({ round_id: round }).where('id', '=', id).execute()
    saved?.()
    await goOn
  })
  await locked
  const closing = close(round)
  finish?.()
  await saving
  const done = await closing
  assert.ok(done.kind === 'released')
  const release = await all.within(all.donmouth, (db) => findPlanRelease(db, done.releaseId))
  assert.equal(release?.model.items.find(({ id }) => id === small.dentist)?.update?.done, 'Saved at the last moment.')
})

test('when any step of closing fails, nothing is closed, and it can be closed again', async () => {
  const round = await openRound(all, small.planId)
  let steps = 0
  await all
    .within(all.donmouth, async (db) => {
      await closeRound(
        db.withPlugin({
          transformQuery: ({ node }) => {
            steps++
            return node
          },
          transformResult: async ({ result }) => result,
        }),
        round,
        handed,
        frank,
        now,
      )
      throw new Error('only counted')
    })
    .catch(() => {})
  assert.ok(steps > 15, `only ${steps} steps`)
  for (let step = 1; step <= steps; step++) {
    await assert.rejects(
      all.within(all.donmouth, (db) =>
        closeRound(
          interrupted(db, step, () => {
            throw new Error('the process dies')
          }),
          round,
          handed,
          frank,
          now,
        ),
      ),
      /the process dies/,
    )
    assert.deepEqual(await stateOf(round), untouched, `after step ${step}`)
  }
  assert.equal((await close(round)).kind, 'released')
  assert.deepEqual(await stateOf(round), whole)
})

test('when the database ends the connection in the middle of closing, nothing is closed, and it can be closed again', async () => {
  const round = await openRound(all, small.planId)
  await assert.rejects(
    all.within(all.donmouth, async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      // Everything has been written, the transaction has not ended.
      await closeRound(db, round, handed, frank, now)
      await all.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await sql`select 1`.execute(db)
    }),
  )
  assert.deepEqual(await stateOf(round), untouched)
  assert.equal((await close(round)).kind, 'released')
  assert.deepEqual(await stateOf(round), whole)
})

test('when the process is killed in the middle of closing, nothing is closed, and it can be closed again', async () => {
  const round = await openRound(all, small.planId)
  const child = spawn(
    process.execPath,
    ['--import', './jsx.ts', 'test/closing-in-a-process.ts', all.donmouth, round, all.frank.id],
    {
      cwd: new URL('../../../..', import.meta.url).pathname,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CLOSING_IN: JSON.stringify(all.connection) },
    },
  )
  const [said] = await once(child.stdout, 'data')
  assert.equal(String(said).trim(), 'the release is written, the round is not closed')
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.deepEqual(await stateOf(round), untouched)
  assert.equal((await close(round)).kind, 'released')
  assert.deepEqual(await stateOf(round), whole)
})

test('a release is never changed and never deleted: the role that serves requests may not', async () => {
  for (const attempt of [
    "update plan.release set digest = repeat('0', 64)",
    "update plan.release set model = '{}'",
    'delete from plan.release',
    "update plan.release_gaps set gaps = '[]'",
    'delete from plan.release_gaps',
  ])
    await assert.rejects(
      all.within(all.donmouth, (db) => sql.raw(attempt).execute(db)),
      /permission denied/,
      attempt,
    )
})
