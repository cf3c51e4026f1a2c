import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Frame } from './frame.tsx'
import { ErrorPage } from './layout.tsx'
import type { Answer } from './route.ts'
import { say } from './session.ts'

/** What a handler gave, with the frame its error pages stand in. */
export type Served = { answer: Answer; frame: Frame; cookies?: string[] }

/** 7. An answer becomes a response; only now is anything rendered. */
export async function rendered({ answer, frame, cookies = [] }: Served): Promise<Response> {
  switch (answer.kind) {
    case 'page':
      return html(answer.page, answer.status, [...cookies, ...(answer.cookies ?? [])])
    case 'goTo':
      return withCookies(new Response(null, { status: 303, headers: { location: answer.path } }), [
        ...(answer.cookies ?? []),
        ...(answer.said ? [say(answer.said)] : []),
      ])
    case 'json':
      return Response.json(answer.value, {
        status: answer.status,
        headers: { 'cache-control': 'no-store', ...answer.headers },
      })
    case 'bytes':
      return new Response(answer.bytes as BodyInit, { headers: download(answer.name, answer.type, answer.inline) })
    case 'file': {
      const { size } = await stat(answer.path)
      return new Response(Readable.toWeb(createReadStream(answer.path)) as BodyInit, {
        headers: { ...download(answer.name, answer.type, false), 'content-length': String(size) },
      })
    }
    case 'stream':
      return new Response(Readable.toWeb(answer.stream) as BodyInit, {
        headers: { ...answer.headers, ...download(answer.name, answer.type, false) },
      })
    case 'nothing':
      return new Response(null, { status: 204 })
    case 'missing':
      return html(ErrorPage({ ...frame, status: 404 }), 404)
    case 'refused':
      return html(ErrorPage({ ...frame, status: 403 }), 403)
    case 'after':
      return rendered({ answer: await answer.run(), frame, cookies })
  }
}

/** A page as a response, never kept by caches. */
export async function html(content: unknown, status: number, cookies: string[] = []): Promise<Response> {
  const text = String(await (content as { toString(): string | Promise<string> }).toString())
  return withCookies(
    new Response(text, {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    }),
    cookies,
  )
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

const download = (name: string, type: string, inline = false): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.() -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
})
