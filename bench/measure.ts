import { type ChildProcess, fork } from 'node:child_process'
import { Agent, request as send, type Server } from 'node:http'
import { join } from 'node:path'

/** In the server's process: listens, says where, and answers "cpu" with the microseconds used so far. */
export function answerMessages(server: Server): void {
  // A slow round on a busy machine must not find its connection closed.
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
  process.on('message', (m) => {
    if (m === 'cpu') {
      const { user, system } = process.cpuUsage()
      process.send?.({ cpu: user + system, rss: process.memoryUsage().rss })
    }
    if (m === 'stop') process.exit(0)
  })
}

export type Served = { port: number; used(): Promise<{ cpu: number; rss: number }>; stop(): void }

/** Starts a server of this folder in a process of its own. */
export async function started(file: string, args: string[]): Promise<Served> {
  const child = fork(join(import.meta.dirname, file), args, {
    execArgv: ['--import', join(import.meta.dirname, '../jsx.ts')],
  })
  const { port } = await next<{ port: number }>(child)
  return {
    port,
    used: () => {
      child.send('cpu')
      return next(child)
    },
    stop: () => child.send('stop'),
  }
}

const next = <T>(child: ChildProcess) =>
  new Promise<T>((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The server ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (m) => {
      child.off('exit', ended)
      resolve(m as T)
    })
  })

export type Asking = { path: string; method?: 'GET' | 'POST'; cookie?: string; form?: () => string; status: number }

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/** CPU of the server per request, in microseconds, over `times` requests, four at a time. */
export async function cpuPer(server: Served, asking: Asking, times: number): Promise<number> {
  const before = await server.used()
  let left = times
  const worker = async () => {
    while (left-- > 0) await once(server.port, asking)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return ((await server.used()).cpu - before.cpu) / times
}

/** One request; throws when the answer is another than the bench expects. */
export const once = (port: number, a: Asking): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = a.form?.()
    const request = send(
      {
        host: '127.0.0.1',
        port,
        path: a.path,
        method: a.method ?? 'GET',
        agent,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          'sec-fetch-site': 'same-origin',
          ...(a.cookie ? { cookie: `__Host-holdfast=${a.cookie}` } : {}),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () =>
          response.statusCode === a.status
            ? resolve(text)
            : reject(
                new Error(`${a.path} gave ${response.statusCode}: ${text.replace(/<[^>]+>/g, ' ').slice(0, 600)}`),
              ),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
