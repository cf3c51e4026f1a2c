import type { Ctx, Module, Sayings } from './route.ts'

/** What living evidence may say outside, from every room that knows some of it. */
export const sayingsOf = async (
  modules: readonly Module[],
  c: Pick<Ctx, 'db' | 'now'>,
  sourceIds: readonly string[],
): Promise<Sayings> => {
  const words = new Map<string, string>()
  const rules: string[] = []
  for (const { sayings } of modules) {
    const said = await sayings?.(c, sourceIds)
    for (const [id, says] of said?.words ?? []) words.set(id, says)
    if (said?.rule) rules.push(said.rule)
  }
  return { words, rule: rules.join(' ') }
}
