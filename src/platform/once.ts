// A form sent twice: a double click, or "send again" on a slow line. Without scripts nothing in the browser stops it.
import { createHash } from 'node:crypto'
import type { Served } from './answer.ts'
import type { Body } from './body.ts'

type Sent = { at: number; served: Promise<Served> }

const sent = new Map<string, Map<string, Sent>>()
const milliseconds = 10_000

/**
 * Does the work of a form once. The same words sent again by the same session within ten seconds, before it has opened
 * any page, get the first one's answer, if that led on; a page of errors or a failure is worked out again.
 */
export async function once(session: Buffer, path: string, body: Body, work: () => Promise<Served>): Promise<Served> {
  forgetOld(Date.now() - milliseconds)
  const who = session.toString('hex')
  const mine = sent.get(who) ?? new Map<string, Sent>()
  sent.set(who, mine)
  const key = keyOf(path, body)
  const before = await mine.get(key)?.served.catch(() => undefined)
  if (before?.answer.kind === 'goTo') return before
  const served = work()
  mine.set(key, { at: Date.now(), served })
  return served
}

/** The session has opened a page, so what it sends from now on is meant. */
export const hasSeen = (session: Buffer): void => void sent.delete(session.toString('hex'))

const keyOf = (path: string, { fields, files }: Body): string =>
  createHash('sha256')
    .update(
      JSON.stringify([path, fields, Object.values(files).map((all) => all.map((file) => [file.name, file.sha256]))]),
    )
    .digest('base64')

function forgetOld(before: number): void {
  for (const [who, mine] of sent) {
    for (const [key, { at }] of mine) if (at < before) mine.delete(key)
    if (mine.size === 0) sent.delete(who)
  }
}
