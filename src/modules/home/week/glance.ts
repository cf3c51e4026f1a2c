import type { Tone } from '../../../platform/shapes.tsx'
import { isLate, type PlanTree } from '../../plan/index.ts'
import { named } from './rules.ts'

type Path = (rest: string) => string

/** A row of the glance: a theme, its lines worst first, and their counts by word. */
export type GlanceRow = {
  title: string
  href: string
  lines: { tone: Tone; word: string; text: string; href: string }[]
  counts: { tone: Tone; word: string; count: number }[]
  late: number
}

const worstFirst: readonly Tone[] = ['off', 'risk', 'wait', 'on', 'done', 'none']

/** The plan theme by theme. Lines that stand under no theme come first, under the plan's own title. */
export const glance = (tree: PlanTree, today: string, path: Path): GlanceRow[] => {
  const themes = tree.items.filter((item) => item.depth === 0 && !item.line)
  const rows = [
    {
      title: tree.plan.title,
      href: path(`/plan/plans/${tree.plan.id}`),
      lines: tree.items.filter((i) => i.line && !themes.some((t) => i.above.includes(t.id))),
    },
    ...themes.map((theme) => ({
      title: named(theme),
      href: path(`/plan/items/${theme.id}`),
      lines: tree.items.filter((item) => item.line && item.above.includes(theme.id)),
    })),
  ]
  return rows
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, href, lines }) => {
      const shown = lines
        .map((item) => ({
          tone: item.status.tone ?? ('wait' as const),
          word: item.status.word,
          text: named(item),
          href: path(`/plan/items/${item.id}`),
        }))
        .toSorted((a, b) => worstFirst.indexOf(a.tone) - worstFirst.indexOf(b.tone))
      return {
        title,
        href,
        lines: shown,
        counts: countsOf(shown),
        late: lines.filter((item) => isLate(item, today)).length,
      }
    })
}

const countsOf = (lines: GlanceRow['lines']): GlanceRow['counts'] =>
  [...Map.groupBy(lines, ({ word }) => word)].map(([word, each]) => ({
    word,
    tone: each[0]?.tone ?? 'wait',
    count: each.length,
  }))
