import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { startEmbedded } from '../src/platform/embedded.ts'
import { mayEnter } from '../src/platform/embedded/account.ts'
import {
  ask,
  copyOfPackage,
  folder,
  hasAll,
  holdfast,
  home,
  killServer,
  linksIn,
  needsRoot,
  postmasters,
  reachable,
  root,
} from './embedded-stage.ts'

describe('the programs', () => {
  test('get the links that a blocked install script did not make', async () => {
    // Where the server's account can read them, so that no copy is made, which would have links of its own.
    const programs = await copyOfPackage('no links', reachable)
    for (const name of linksIn(join(programs, 'lib'))) rmSync(join(programs, 'lib', name))
    const embedded = await startEmbedded({ dataDir: folder('no links data'), programs, copiesIn: [] })
    assert.ok(linksIn(join(programs, 'lib')).includes('libicuuc.so.60'))
    await embedded.stop()
  })

  test('that are not installed are asked for in a sentence', async () => {
    await assert.rejects(
      startEmbedded({ dataDir: folder('none'), programs: join(home, 'nowhere') }),
      /not installed.*npm ci/,
    )
  })
})

describe('accounts', () => {
  test('under root the server runs as somebody else, below a 0700 home that it cannot enter', {
    skip: needsRoot,
  }, async () => {
    const copies = join(reachable, 'copies')
    const programs = await copyOfPackage('root home')
    const dataDir = folder('root home data')
    const embedded = await startEmbedded({ dataDir, programs, copiesIn: [folder('unreachable'), copies] })
    const [postmaster] = postmasters(dataDir)
    assert.notEqual(statSync(`/proc/${postmaster}`).uid, 0)
    assert.equal(readdirSync(copies).length, 1)
    assert.equal(await ask(embedded.connection, 'select 1 as answer'), 1)
    await embedded.stop()
    assert.notEqual(statSync(join(dataDir, 'postgres-18')).uid, 0)
  })

  const mayRead = mayEnter(join(import.meta.dirname, '../node_modules'), { uid: 65534, gid: 65534 })
  const asNobody = root && !mayRead ? 'an ordinary account cannot read this folder' : false
  test('an ordinary user starts, and is told when the folder is not its own', { skip: asNobody }, async () => {
    const account = root ? { uid: 65534, gid: 65534 } : {}
    const place = mkdtempSync('/var/tmp/holdfast-ordinary-')
    if (root) spawnSync('chown', ['65534:65534', place])
    try {
      const dataDir = join(place, 'the data')
      const ordinary = holdfast({ dataDir }, 'write', account)
      await ordinary.says(/^ack 5$/m)
      const [postmaster] = postmasters(dataDir)
      assert.equal(statSync(`/proc/${postmaster}`).uid, root ? 65534 : process.getuid?.())
      await ordinary.stop()
      if (!root) return

      // Root may use it too, and leaves it to its owner.
      await (await startEmbedded({ dataDir })).stop()
      assert.equal(statSync(join(dataDir, 'postgres-18')).uid, 65534)

      const other = holdfast({ dataDir }, 'write', { uid: 1, gid: 1 })
      await other.ends()
      assert.match(other.said(), /account/)
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  })
})

describe('a full disk', () => {
  const disk = (name: string, size: string) => {
    const place = folder(name)
    const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place])
    return {
      place,
      mounted: done.status === 0,
      free: () => killServer(place).then(() => spawnSync('umount', ['-l', place])),
    }
  }

  test('is named before a database is begun on it', { skip: needsRoot }, async (t) => {
    const { place, mounted, free } = disk('small disk', '20m')
    if (!mounted) return t.skip('no disk can be mounted here')
    try {
      await assert.rejects(startEmbedded({ dataDir: place }), /disk that holds .* is full \(\d+ MB are left\)\. Free/)
      assert.ok(!existsSync(join(place, 'postgres-18')))
    } finally {
      await free()
    }
  })

  test('is named when it fills up later; with room again, every acknowledged write is there', {
    skip: needsRoot,
  }, async (t) => {
    const { place, mounted, free } = disk('filling disk', '240m')
    if (!mounted) return t.skip('no disk can be mounted here')
    try {
      const writer = holdfast({ dataDir: place }, 'write')
      await writer.says(/^ack 100$/m)
      await writer.kill()
      await killServer(place)
      spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'ballast')}`, 'bs=64k'])
      await assert.rejects(startEmbedded({ dataDir: place }), /disk that holds .* is full/)
      rmSync(join(place, 'ballast'))
      const embedded = await startEmbedded({ dataDir: place })
      await hasAll(embedded.connection, writer.acknowledged())
      await embedded.stop()
    } finally {
      await free()
    }
  })
})
