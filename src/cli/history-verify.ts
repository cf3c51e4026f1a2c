import { atInstallation } from './installation.ts'
import { type Command, readArgs } from './words.ts'

const help = `holdfast history verify [--json]

Reads every partnership's chain of history again and says whether a line, its words or a seal was altered or lost.`

const problems: Record<string, string> = {
  seal: 'a line or its seal was altered',
  words: 'the words of a line were altered',
  gap: 'a seal is missing',
  'lost words': 'the words of a line are gone without a removal',
}

export const command: Command = {
  help,
  run: async (args) => {
    const { values } = readArgs(args, help, { json: { type: 'boolean' } })
    const checked = await atInstallation(async ({ pools }) => {
      await pools.owner.query('select history.seal_all()')
      const { rows } = await pools.owner.query<{ id: string; slug: string; lines: number }>(
        'select p.id, p.slug, (select count(*) from history.line l where l.partnership_id = p.id) as lines from partnership.partnership p order by slug',
      )
      return Promise.all(
        rows.map(async (p) => ({
          partnership: p.slug,
          lines: Number(p.lines),
          unsealed: Number(
            (await pools.owner.query<{ n: number }>('select history.unsealed($1) as n', [p.id])).rows[0]?.n ?? 0,
          ),
          problems: (
            await pools.owner.query<{ number: number; problem: string }>(
              'select number, problem from history.verify($1)',
              [p.id],
            )
          ).rows,
        })),
      )
    })
    if (values.json)
      console.log(JSON.stringify({ sound: checked.every((c) => c.problems.length === 0), partnerships: checked }))
    else
      for (const c of checked)
        console.log(
          `${c.partnership}: ${c.lines} lines, ${c.problems.length === 0 ? 'sound' : `${c.problems.length} wrong`}${c.unsealed ? `, ${c.unsealed} not yet sealed` : ''}`,
        )
    const first = checked.flatMap((c) =>
      c.problems.map((p) => `${c.partnership}, seal ${p.number}: ${problems[p.problem] ?? p.problem}`),
    )[0]
    if (first) throw new Error(`The history has been tampered with: ${first}.`)
  },
}
