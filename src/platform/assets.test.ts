import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { asset, serveAsset } from './assets.ts'

const get = (path: string, init?: RequestInit) => serveAsset(new Request(`http://localhost${path}`, init))

test('the style sheet is served once and for all under its hash', async () => {
  const answer = get(asset('app.css'))
  assert.equal(answer?.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.equal(answer?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.match((await answer?.text()) ?? '', /\.hf-header/)
})

test('a browser that understands gzip gets fewer bytes of the same', async () => {
  const small = get(asset('app.css'), { headers: { 'accept-encoding': 'br, gzip' } })
  assert.equal(small?.headers.get('content-encoding'), 'gzip')
  const bytes = new Uint8Array((await small?.arrayBuffer()) ?? new ArrayBuffer(0))
  assert.ok(bytes.byteLength < 40_000)
  const whole = new Uint8Array((await get(asset('app.css'))?.arrayBuffer()) ?? new ArrayBuffer(0))
  assert.ok(gunzipSync(bytes).equals(whole))
})

test('every font and module that the style sheet and the pages ask for is there', async () => {
  const css = (await get(asset('app.css'))?.text()) ?? ''
  const fonts = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, path]) => path ?? '')
  assert.ok(fonts.length >= 2)
  for (const path of fonts) assert.equal(get(asset(path))?.headers.get('content-type'), 'font/woff2')
  for (const name of ['enhance/words.js', 'enhance/errors.js'])
    assert.equal(get(asset(name))?.headers.get('content-type'), 'text/javascript; charset=utf-8')
})

test('an older hash still gets its file, but not for keeping', () => {
  assert.equal(get('/assets/0123456789abcdef/app.css')?.headers.get('cache-control'), 'no-cache')
})

test('nothing outside public/ can be reached', () => {
  const hash = asset('app.css').split('/')[2]
  for (const path of [
    '../package.json',
    '%2e%2e/package.json',
    '..%2fpackage.json',
    '/etc/passwd',
    '..\\package.json',
    '',
    'assets',
  ])
    assert.equal(get(`/assets/${hash}/${path}`), undefined, path)
  assert.throws(() => asset('../package.json'), /does not exist/)
})

test('only reading is allowed', () => {
  assert.equal(get(asset('app.css'), { method: 'POST' })?.status, 405)
  assert.equal(get(asset('app.css'), { method: 'HEAD' })?.body, null)
})
