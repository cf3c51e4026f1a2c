import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/** The statements that some work sends, without the pipeline's own (begin, enter, commit): what the page itself asks. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const first = args[0]
    if (typeof first === 'object' && first !== null && 'text' in first) {
      const { text, values } = first as { text: string; values?: unknown[] }
      if (!/^(begin|start transaction|commit|rollback)|identity\.(enter|known)\(/i.test(text.trim()))
        found.push({ text, values: values ?? [] })
    }
    return Reflect.apply(original, this, args)
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return found
}
