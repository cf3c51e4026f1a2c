// Somebody with a browser of their own, which keeps its cookies: for what happens before anybody is signed in.
import type { Hono } from 'hono'
import { checkPage, type CheckedPage } from './page.ts'

export type Visitor = ReturnType<typeof visitor>
type Seen = { status: number; location: string | null; headers: Headers; page: CheckedPage }

/** A new browser at this site. It sends its own origin with every form, as browsers do, and follows nothing by itself. */
export const visitor = (app: Hono, headers: Record<string, string> = {}) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { origin: 'http://localhost', ...headers, ...(cookies ? { cookie: cookies } : {}) }
    const response = await app.fetch(
      new Request(`http://localhost${path}`, { ...init, headers: sent, redirect: 'manual' }),
    )
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/Max-Age=0(;|$)/.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const text = init.method === 'HEAD' ? '' : await response.text()
    const isPage = text !== '' && (response.headers.get('content-type') ?? '').startsWith('text/html')
    if (isPage) checkPage(text, response.status)
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      get page() {
        if (!isPage)
          throw new Error(`${path} gave no page but ${response.status} ${response.headers.get('location') ?? ''}`)
        return checkPage(text, response.status)
      },
    }
  }
  return {
    jar,
    opens: (path: string) => ask(path, { method: 'GET' }),
    heads: (path: string) => ask(path, { method: 'HEAD' }),
    sends: (path: string, fields: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    /** Is this browser signed in? */
    isIn: async () => (await ask('/sessions', { method: 'GET' })).status === 200,
  }
}
