import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type Embedded, startEmbedded } from '../src/platform/embedded.ts'
import {
  ask,
  folder,
  hasAll,
  holdfast,
  kill,
  killServer,
  postmasters,
  processesIn,
  root,
  stateOf,
  until,
} from './embedded-stage.ts'

describe('the first start', () => {
  test('makes a database in a folder with spaces, below a path too long for a socket; a stop leaves nothing running', async () => {
    const dataDir = folder('first start, with spaces', 'x'.repeat(60), 'y'.repeat(60))
    const embedded = await startEmbedded({ dataDir })
    assert.ok(processesIn(dataDir).length > 0)
    await givesASafeOwner(embedded)
    await isShutToStrangers(embedded, dataDir)
    await Promise.all([embedded.stop(), embedded.stop()])
    await embedded.stop()
    assert.deepEqual(processesIn(dataDir), [])
  })

  test('that was killed half-way is made again from the beginning', async () => {
    const dataDir = folder('half-way')
    mkdirSync(join(dataDir, 'postgres-18.new/base'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres-18.new/PG_VERSION'), '18\n')
    const embedded = await startEmbedded({ dataDir })
    assert.equal(await ask(embedded.connection, 'select 1 as answer'), 1)
    await embedded.stop()
    assert.ok(!existsSync(join(dataDir, 'postgres-18.new')))
  })
})

// No superuser, and what is acknowledged is on the disk.
async function givesASafeOwner({ connection, ownerUrl }: Embedded) {
  const is = (sql: string) => ask(connection, sql)
  assert.equal(await is('select rolsuper from pg_roles where rolname = current_user'), false)
  assert.equal(await is('select rolbypassrls from pg_roles where rolname = current_user'), false)
  assert.equal(await is('show fsync'), 'on')
  assert.equal(await is('show synchronous_commit'), 'on')
  assert.equal(await is('show server_encoding'), 'UTF8')
  assert.equal(await is(`select lower('ÉÅ')`), 'éå')
  assert.equal(await ask({ connectionString: ownerUrl }, 'select current_database()'), 'holdfast')
}

// No network, no other account of the machine, no wrong password.
async function isShutToStrangers({ connection }: Embedded, dataDir: string) {
  assert.equal(await ask(connection, 'show listen_addresses'), '')
  assert.equal(statSync(join(dataDir, 'postgres-18')).mode & 0o777, 0o700)
  assert.equal(statSync(join(dataDir, 'postgres-18.password')).mode & 0o777, 0o600)
  await assert.rejects(ask({ ...connection, password: 'guess' }, 'select 1'), { code: '28P01' })
  await assert.rejects(ask({ ...connection, user: 'postgres' }, 'select 1'), { code: '28P01' })
}

describe('two on one data folder', () => {
  test('that start at once share one server, and the last to stop takes it down', async () => {
    const dataDir = folder('two at once')
    const [one, two] = [holdfast({ dataDir }), holdfast({ dataDir })]
    await Promise.all([one.says(/^up/m), two.says(/^up/m)])
    assert.equal([one, two].filter((each) => /^up adopted$/m.test(each.said())).length, 1)
    assert.equal(postmasters(dataDir).length, 1)
    await one.stop()
    assert.equal(postmasters(dataDir).length, 1)
    await two.stop()
    assert.deepEqual(processesIn(dataDir), [])
  })
})

describe('a killed process', () => {
  test('loses no acknowledged write, and the next start adopts its server', async () => {
    const dataDir = folder('killed holdfast')
    const writer = holdfast({ dataDir }, 'write')
    await writer.says(/^ack 300$/m)
    await writer.kill()
    const embedded = await startEmbedded({ dataDir })
    assert.equal(embedded.adopted, true)
    await hasAll(embedded.connection, writer.acknowledged())
    await embedded.stop()
    assert.deepEqual(processesIn(dataDir), [])
  })

  test('together with its whole server loses no acknowledged write', async () => {
    const dataDir = folder('killed all')
    const writer = holdfast({ dataDir }, 'write')
    await writer.says(/^ack 300$/m)
    // In this order, or the supervisor would start the server again in between.
    await writer.kill()
    await killServer(dataDir)
    const embedded = await startEmbedded({ dataDir })
    assert.equal(embedded.adopted, false)
    await hasAll(embedded.connection, writer.acknowledged())
    await embedded.stop()
  })

  test('a server killed under a living Holdfast is started again by it, with every acknowledged write', async () => {
    const dataDir = folder('killed server')
    const writer = holdfast({ dataDir }, 'write')
    await writer.says(/^ack 200$/m)
    for (const pid of postmasters(dataDir)) kill(pid)
    await writer.says(/went away; starting it again/)
    await writer.says(new RegExp(`^ack ${writer.acknowledged() + 200}$`, 'm'))
    const embedded = await startEmbedded({ dataDir })
    await hasAll(embedded.connection, writer.acknowledged())
    await embedded.stop()
    await writer.stop()
    assert.deepEqual(processesIn(dataDir), [])
  })

  test('whose dead server nobody collects does not keep the next one out', async () => {
    const dataDir = folder('zombie')
    const frozen = holdfast({ dataDir }, 'write')
    await frozen.says(/^ack 50$/m)
    // A stopped parent collects no children, as the first process of many containers never does.
    process.kill(frozen.pid, 'SIGSTOP')
    const [postmaster] = postmasters(dataDir)
    assert.ok(postmaster)
    kill(postmaster)
    await until(() => stateOf(postmaster) === 'Z')
    assert.equal(Number.parseInt(readFileSync(join(dataDir, 'postgres-18/postmaster.pid'), 'utf8'), 10), postmaster)
    const embedded = await startEmbedded({ dataDir })
    assert.equal(stateOf(postmaster), 'Z')
    await hasAll(embedded.connection, frozen.acknowledged())
    await frozen.kill()
    await embedded.stop()
  })

  test('leaves a pid file that names a stranger, and the next start is not misled', async () => {
    const dataDir = folder('stranger')
    const stranger = spawn('sleep', ['60'], root ? { uid: 60732, gid: 60732 } : {})
    await (await startEmbedded({ dataDir })).stop()
    const words = [stranger.pid, '/proc/self/cwd', 1, 5432, '.', '', '  0  0', 'ready']
    writeFileSync(join(dataDir, 'postgres-18/postmaster.pid'), `${words.join('\n')}\n`)
    const embedded = await startEmbedded({ dataDir })
    assert.equal(stranger.exitCode, null)
    await embedded.stop()
    stranger.kill()
  })
})
