// What browsers fetch: everything below public/, read once at start and served under one hash of it all.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The address of a file below public/: asset('app.css') is '/assets/4f1c.../app.css'. An unknown name throws. */
export const asset = (name: string): string => {
  if (!files.has(name)) throw new Error(`public/${name} does not exist. Is it built? Try: npm run css`)
  return `/assets/${hash}/${name}`
}

/**
 * Answers GET and HEAD for a path such as '/assets/4f1c.../app.css', or gives undefined when there is no such file.
 * Only names read at start are known, so no path can reach another folder. A file asked for by an older hash (a page
 * open during an update) is served too, but not kept.
 */
export const serveAsset = (request: Request): Response | undefined => {
  const [, asked, name] = /^\/assets\/([^/]+)\/(.+)$/.exec(new URL(request.url).pathname) ?? []
  const file = name === undefined ? undefined : files.get(name)
  if (!file) return undefined
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const small = file.small && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') ? file.small : undefined
  const body = small ?? file.body
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      'content-type': file.type,
      'content-length': String(body.byteLength),
      ...(small && { 'content-encoding': 'gzip' }),
      ...(file.small && { vary: 'accept-encoding' }),
      'cache-control': asked === hash ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}

type Asset = { body: Uint8Array<ArrayBuffer>; small: Uint8Array<ArrayBuffer> | undefined; type: string }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

const folder = fileURLToPath(new URL('../../public/', import.meta.url))
const files = read(folder)
const hash = hashOf(files)

function read(folder: string): Map<string, Asset> {
  const found = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const body = new Uint8Array(readFileSync(path))
    const small = /^text|svg/.test(type) ? new Uint8Array(gzipSync(body)) : undefined
    found.set(relative(folder, path).replaceAll(sep, '/'), { body, type, small })
  }
  return found
}

function hashOf(files: Map<string, { body: Uint8Array }>): string {
  const sum = createHash('sha256')
  for (const [name, { body }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) sum.update(`${name}\0`).update(body)
  return sum.digest('hex').slice(0, 16)
}
