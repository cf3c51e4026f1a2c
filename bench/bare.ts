// What the page costs at the very least: Hono and pg, named statements, the page's own queries, a plain template string.
// No session, no permission, no row security, no history.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { answerMessages } from './measure.ts'

export type Recorded = Record<string, { text: string; values: unknown[] }[]>

const recorded = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8')) as Recorded
const pool = new pg.Pool({
  connectionString: process.argv[2],
  max: 10,
  options: '-c holdfast.silent=on -c search_path=pg_catalog,public',
})
const names = new Map<string, string>()
const named = (text: string) => names.get(text) ?? (names.set(text, `b${names.size}`), `b${names.size - 1}`)

const app = new Hono()
app.get('/page/:name', async (c) => {
  const client = await pool.connect()
  try {
    let body = ''
    for (const { text, values } of recorded[c.req.param('name')] ?? []) {
      const { rows } = await client.query({ name: named(text), text, values })
      body += `<table>${rows
        .map(
          (row: Record<string, unknown>) =>
            `<tr>${Object.values(row)
              .map((v) => `<td>${escaped(v)}</td>`)
              .join('')}</tr>`,
        )
        .join('')}</table>`
    }
    return c.html(`<!DOCTYPE html><html><body>${body}</body></html>`)
  } finally {
    client.release()
  }
})
app.post('/update', async (c) => {
  const form = await c.req.parseBody()
  const client = await pool.connect()
  const run = (text: string, values: unknown[]) => client.query({ name: named(text), text, values })
  try {
    await client.query('begin')
    const { partnership, item, key } = form
    const { rows } = await run(
      `insert into evidence.statement (partnership_id, kind, title, path) values ($1, 'update', 'Update', '/x') returning id`,
      [partnership],
    )
    await run(
      `insert into plan.item_update (partnership_id, id, item_id, key_id, dated, status, done, next) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [partnership, rows[0].id, item, key, '2026-11-20', form.status, form.done, form.next],
    )
    await run('update plan.item set status = $3, status_on = $4 where partnership_id = $1 and id = $2', [
      partnership,
      item,
      form.status,
      '2026-11-20',
    ])
    await client.query('commit')
    return c.redirect('/page/item', 303)
  } finally {
    client.release()
  }
})

const escaped = (v: unknown) => {
  const text = typeof v === 'string' ? v : v === null || v === undefined ? '' : JSON.stringify(v)
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (s) => `&#${s.charCodeAt(0)};`) : text
}

answerMessages(createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })))
