// Read from the catalogue, so that a table made next year is tested too.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cast } from './cast.ts'

const all = await cast()
after(() => all.leave())

const ask = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await all.owner.query<T>(text, values)).rows
// The queue's own schema is the owner's alone: see the test that app may not enter it.
const ours = "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker')"

/** Tables that belong to no partnership, each with its reason. */
const global: Record<string, string> = {
  'public.migration': 'what this database has had',
  'partnership.partnership': 'the root; its own policy compares its id',
  'identity.person': 'somebody may belong to several; no grant to app',
  'identity.session': 'found before the partnership is known; no grant to app',
  'identity.sign_in': 'found before anybody is known; no grant to app',
}

/** Functions that run as their owner, each with its reason. */
const definers: Record<string, string> = {
  'identity.enter': 'the first call of a request: finds the partnership before it is set',
  'identity.known': 'who is signed in, outside any partnership',
  'plan.enter_link': 'the first call of a request by personal link: finds the asking before the partnership is set',
  'measure.enter_token': 'the first call of a request by token: finds the partnership before it is set',
  'platform.queue_later': 'queues a job of the partnership that is set; app may not enter the queue itself',
}

test('every table has row security, one policy, and a primary key that begins with partnership_id', async () => {
  const tables = await ask<{
    name: string
    secured: boolean
    forced: boolean
    policies: number
    first: string | null
  }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
           (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours}`)
  assert.ok(tables.length > 30)
  for (const t of tables) {
    assert.equal(
      t.forced,
      false,
      `${t.name}: row security is forced. A forced owner's foreign keys check nothing; use "enable" only`,
    )
    if (t.name in global) continue
    assert.ok(t.secured, `${t.name} has no row security: end its migration with select keep_apart('${t.name}')`)
    assert.equal(t.policies, 1, `${t.name} has ${t.policies} policies: keep_apart adds the one there is`)
    assert.equal(t.first, 'partnership_id', `${t.name}: its primary key must begin with partnership_id`)
  }
})

test('no unique or foreign key leaves partnership_id out', async () => {
  const keys = await ask<{ name: string; on: string; columns: string[]; target: string | null }>(`
    select co.conname as name, n.nspname || '.' || c.relname as on, co.confrelid::regclass::text as target,
           array(select a.attname::text from unnest(co.conkey) k join pg_attribute a on a.attrelid = co.conrelid and a.attnum = k) as columns
      from pg_constraint co join pg_class c on c.oid = co.conrelid join pg_namespace n on n.oid = c.relnamespace
     where co.contype in ('u', 'f') and ${ours}`)
  for (const k of keys) {
    if (k.on in global) continue
    if (k.target === 'identity.person' && k.on === 'identity.membership') continue
    assert.ok(
      k.columns.includes('partnership_id'),
      `${k.on}: the key ${k.name} leaves partnership_id out, so a reference could cross partnerships`,
    )
  }
})

test('the app role owns nothing, passes nothing, and has no right to the global tables', async () => {
  const [role] = await ask<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean; owns: number }>(
    "select rolsuper, rolbypassrls, rolcanlogin, (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'app'",
  )
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 })
  for (const table of ['identity.person', 'identity.session', 'identity.sign_in']) {
    const [right] = await ask<{ may: boolean }>(
      "select has_table_privilege('app', $1, 'select, insert, update, delete') as may",
      [table],
    )
    assert.equal(right?.may, false, `app may reach ${table}`)
  }
})

test('whoever serves requests may not enter the queue, only queue for the partnership that is set', async () => {
  const [right] = await ask<{ may: boolean }>("select has_schema_privilege('app', 'graphile_worker', 'usage') as may")
  assert.equal(right?.may, false, 'app may enter graphile_worker')
  const client = await all.owner.connect()
  try {
    await client.query('begin; set local role app')
    await assert.rejects(client.query("select platform.queue_later('plan.x', '{}', null, null)"), /none is set/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('history cannot be rewritten by whoever serves requests', async () => {
  for (const table of ['history.line', 'history.value', 'history.seal', 'history.removal']) {
    const [right] = await ask<{ may: boolean }>(
      "select has_table_privilege('app', $1, 'update, delete, truncate') as may",
      [table],
    )
    assert.equal(right?.may, false, `app may change ${table}`)
  }
})

test('views run with the rights of who asks, there are no materialized views, and definer functions stand on the list', async () => {
  const views = await ask<{ name: string; kind: string; invoker: boolean }>(`
    select n.nspname || '.' || c.relname as name, c.relkind as kind, coalesce(c.reloptions @> array['security_invoker=true'], false) as invoker
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${ours}`)
  for (const v of views)
    assert.ok(v.kind === 'v' && v.invoker, `${v.name}: make it a view with (security_invoker = true)`)
  const functions = await ask<{ name: string; path: string[] | null; open: boolean }>(`
    select n.nspname || '.' || p.proname as name, p.proconfig as path, has_function_privilege('public', p.oid, 'execute') as open
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`)
  for (const f of functions) {
    assert.ok(
      f.name in definers,
      `${f.name} runs as its owner: is that needed? Then add it to the list with its reason`,
    )
    assert.ok(
      f.path?.some((s) => s.startsWith('search_path=')),
      `${f.name} must set its search_path`,
    )
    assert.equal(f.open, false, `${f.name} may be called by everybody: revoke it from public`)
  }
})

test('a row of one partnership is neither read, written nor moved from another', async () => {
  const { rows } = await all.owner.query(
    "insert into partnership.post (partnership_id, title) values ($1, 'Ours') returning id",
    [all.donmouth],
  )
  await all.within(all.walbrook, async (db) => {
    const seen = await db.selectFrom('partnership.post').select('id').where('id', '=', rows[0].id).execute()
    const changed = await db
      .updateTable('partnership.post')
      .set({ title: 'Theirs' })
      .where('id', '=', rows[0].id)
      .executeTakeFirst()
    assert.deepEqual([seen.length, Number(changed.numUpdatedRows)], [0, 0])
  })
  await assert.rejects(
    all.within(all.walbrook, (db) =>
      db.insertInto('partnership.post').values({ partnership_id: all.donmouth, title: 'Planted' }).execute(),
    ),
    /row-level security/,
  )
  await assert.rejects(
    all.within(all.walbrook, (db) =>
      db.insertInto('partnership.writer').values({ post_id: rows[0].id, person_id: all.dan.id }).execute(),
    ),
    /foreign key/,
  )
})

test('without a partnership every table is empty', async () => {
  const tables = await ask<{
    name: string
  }>(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} and has_table_privilege('app', c.oid, 'select') and c.relname <> 'migration'`)
  const client = await all.owner.connect()
  try {
    await client.query('begin; set local role app')
    for (const t of tables) {
      const { rows } = await client.query(`select count(*)::int as n from ${t.name}`)
      assert.equal(rows[0].n, 0, `${t.name} shows rows to nobody in particular`)
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('every table says what it is', async () => {
  const silent = await ask<{
    name: string
  }>(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} and obj_description(c.oid) is null`)
  assert.deepEqual(
    silent.map((t) => t.name),
    [],
    'Add: comment on table … is …',
  )
})
