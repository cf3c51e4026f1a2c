import { Graph, layout } from '@dagrejs/dagre'
import { inkOf, type Mark, markShape, picture, round, textLine, widthOf, wrapped } from './marks.ts'

/** One node of a driver diagram. `under` are the ids it serves: its own place first, then those it is shared with. */
export type DriverNode = {
  id: string
  under: readonly string[]
  /** What kind of thing it is, and its number: "Driver 2.1". */
  caption: string
  title: string
  status: Mark | null
  /** What was measured, or what is folded into the node: one line each. */
  notes: readonly string[]
}

export type DriverDiagram = { svg: string; width: number; height: number; sentence: string }

type Props = { id: string; title: string; nodes: readonly DriverNode[]; widest?: number }

const gap = 46
const pad = 9

/**
 * A driver diagram from left to right: aim, drivers, change ideas. Shared drivers have a second, dashed arrow. Words are
 * wrapped and never cut; each column is as wide as the page allows.
 */
export const driverDiagram = ({ id, title, nodes, widest = 1136 }: Props): DriverDiagram => {
  const sentence = sentenceOf(title, nodes)
  const columns = Math.max(1, ...depthsOf(nodes).values())
  const width = Math.min(348, Math.floor((widest - (columns - 1) * gap) / columns))
  const drawn = new Map(nodes.map((node) => [node.id, contents(node, width)]))
  const graph = new Graph()
  graph.setGraph({
    rankdir: 'LR',
    ranksep: gap,
    nodesep: 9,
    edgesep: 6,
    marginx: 2,
    marginy: 2,
    ranker: 'network-simplex',
  })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id: key } of nodes) graph.setNode(key, { width, height: drawn.get(key)?.height ?? 40 })
  for (const { id: key, under } of nodes)
    for (const [at, above] of under.entries())
      if (drawn.has(above)) graph.setEdge(above, key, { weight: at === 0 ? 4 : 1 })
  // The order of the plan is kept: crossing fewer lines is worth less than finding 1.1 above 1.2.
  if (nodes.length > 0) layout(graph, { disableOptimalOrderHeuristic: true })
  const place = (key: string) => graph.node(key) as { x: number; y: number; height: number }
  const arrows = nodes.flatMap(({ id: key, under }) =>
    under.flatMap((above, at) => (drawn.has(above) ? [arrow(place(above), place(key), width, at > 0)] : [])),
  )
  const boxes = nodes.map(({ id: key }) => {
    const { x, y, height } = place(key)
    const [left, top] = [x - width / 2, y - height / 2]
    return `<rect x="${round(left)}" y="${round(top)}" width="${width}" height="${round(height)}" fill="#ffffff" stroke="${inkOf.line}"/><path d="M${round(left)} ${round(top)}H${round(left + width)}" stroke="${inkOf.text}" stroke-width="2"/>${drawn.get(key)?.draw(left, top) ?? ''}`
  })
  const size = (which: 'x' | 'y') =>
    Math.max(0, ...nodes.map(({ id: key }) => place(key)[which] + (which === 'x' ? width : place(key).height) / 2)) + 2
  const [w, h] = nodes.length === 0 ? [300, 40] : [size('x'), size('y')]
  return {
    svg: picture({ id, width: w, height: h, title, desc: sentence, body: [...arrows, ...boxes].join('') }),
    width: round(w),
    height: round(h),
    sentence,
  }
}

// How many columns there are: one more than the longest way down.
const depthsOf = (nodes: readonly DriverNode[]): Map<string, number> => {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const depths = new Map<string, number>()
  const depth = (id: string, on: readonly string[]): number => {
    const found = depths.get(id)
    if (found !== undefined) return found
    const above = (known.get(id)?.under ?? []).filter((each) => known.has(each) && !on.includes(each))
    const mine = 1 + Math.max(0, ...above.map((each) => depth(each, [...on, id])))
    depths.set(id, mine)
    return mine
  }
  for (const { id } of nodes) depth(id, [])
  return depths
}

// What a node says, line by line, and how high that is.
const contents = ({ caption, title, status, notes }: DriverNode, width: number) => {
  const inner = width - pad * 2
  // Caption and status share the first line where both fit: a page of paper holds a third more nodes that way.
  const beside = status && widthOf(caption, 14) + widthOf(status.word, 14) + 38 <= inner ? status : null
  const lines: { height: number; draw: (x: number, y: number) => string }[] = [
    ...wrapped(caption, inner, 14).map((words) => ({
      height: 18,
      draw: (x: number, y: number) =>
        textLine(words, x, y + 14, { fill: inkOf.quiet }) +
        (beside ? marked(beside, x + widthOf(caption, 14) + 16, y - 1) : ''),
    })),
    ...wrapped(title, inner, 16.5).map((words) => ({
      height: 20,
      draw: (x: number, y: number) => textLine(words, x, y + 15, { size: 16, weight: 600 }),
    })),
    ...(status && !beside
      ? wrapped(status.word, inner - 20, 14.5).map((words, at) => ({
          height: 19,
          draw: (x: number, y: number) =>
            at === 0 ? marked({ ...status, word: words }, x, y) : textLine(words, x + 20, y + 15),
        }))
      : []),
    ...notes
      .flatMap((note) => wrapped(note, inner, 14))
      .map((words) => ({
        height: 18,
        draw: (x: number, y: number) => textLine(words, x, y + 14, { fill: inkOf.quiet }),
      })),
  ]
  return {
    height: lines.reduce((sum, { height }) => sum + height, pad * 1.4),
    draw: (left: number, top: number) => {
      let y = top + pad / 2
      return lines
        .map((line) => {
          const at = y
          y += line.height
          return line.draw(left + pad, at)
        })
        .join('')
    },
  }
}

const marked = (status: Mark, x: number, y: number) =>
  `${markShape(status, x, y + 3)}${textLine(status.word, x + 20, y + 15)}`

type Place = { x: number; y: number; height: number }

const arrow = (from: Place, to: Place, width: number, shared: boolean): string => {
  const [x1, x2] = [from.x + width / 2, to.x - width / 2]
  const bend = Math.max(14, (x2 - x1) / 2)
  const line = `M${round(x1)} ${round(from.y)}C${round(x1 + bend)} ${round(from.y)} ${round(x2 - bend)} ${round(to.y)} ${round(x2 - 7)} ${round(to.y)}`
  const colour = shared ? inkOf.text : inkOf.line
  return `<path d="${line}" fill="none" stroke="${colour}" stroke-width="1.5"${shared ? ' stroke-dasharray="6 4"' : ''}/><path d="M${round(x2 - 8)} ${round(to.y - 4)}L${round(x2 - 1)} ${round(to.y)}L${round(x2 - 8)} ${round(to.y + 4)}Z" fill="${colour}"/>`
}

const sentenceOf = (title: string, nodes: readonly DriverNode[]): string => {
  if (nodes.length === 0) return `Driver diagram of ${title}: nothing in it yet.`
  const kinds = new Map<string, number>()
  for (const { caption } of nodes) {
    const kind = caption.replace(/ [\d.]+.*$/, '')
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const shared = nodes.filter(({ under }) => under.length > 1)
  return `Driver diagram of ${title}, from left to right: ${[...kinds].map(([kind, count]) => `${kind.toLowerCase()} (${count})`).join(', ')}.${
    shared.length > 0
      ? ` Shared under more than one: ${shared.map(({ caption, title: words }) => `${caption} ${words}`).join('; ')}.`
      : ''
  }`
}
