import { fillOf } from './grid.ts'

export type Matrix = [number, number, number, number, number, number]
export type Box = { left: number; top: number; right: number; bottom: number }

/** Ruling lines as boxes of next to no width or height, and areas painted in a colour other than white. */
export type Painted = { across: Box[]; down: Box[]; areas: (Box & { colour: string })[] }

type Operators = { fnArray: number[]; argsArray: unknown[] }

// The numbers of PDF.js's operator list (src/shared/util.js, OPS), which are part of its interface.
const save = 10
const restore = 11
const transform = 12
const strokes = new Set([20, 21, 24, 25, 26, 27])
const fills = new Set([22, 23, 24, 25, 26, 27])
const setFill = 59
const formBegin = 74
const formEnd = 75
const constructPath = 91

// Thicker than this a painted box is an area, not a line.
const thick = 2.5

/** Follows the page's drawing and keeps its straight lines and its filled boxes. */
export const paintedOn = (operators: Operators, turn: Matrix): Painted => {
  const painted: Painted = { across: [], down: [], areas: [] }
  let state = { matrix: turn, colour: '#000000' }
  const kept: (typeof state)[] = []
  for (const [i, operator] of operators.fnArray.entries()) {
    const given = (operators.argsArray[i] ?? []) as unknown[]
    if (operator === save || operator === formBegin) kept.push(state)
    if (operator === restore || operator === formEnd) state = kept.pop() ?? state
    if (operator === transform) state = { ...state, matrix: times(state.matrix, given as Matrix) }
    if (operator === formBegin && given[0]) state = { ...state, matrix: times(state.matrix, given[0] as Matrix) }
    if (operator === setFill) state = { ...state, colour: String(given[0]) }
    if (operator === constructPath) drawPath(painted, state, given)
  }
  return painted
}

const drawPath = (painted: Painted, state: { matrix: Matrix; colour: string }, given: unknown[]) => {
  const [action, path] = given as [number, (Record<string, number> | null)[]]
  for (const figure of figuresOf(path?.[0] ?? null, state.matrix)) {
    const box = boxOf(figure)
    if (fills.has(action)) addBox(painted, box, state.colour)
    if (!strokes.has(action)) continue
    for (const [at, point] of figure.entries()) {
      const next = figure[at + 1]
      if (next) addLine(painted, boxOf([point, next]))
    }
  }
}

type Point = { x: number; y: number }

/** The straight-edged figures of a path; one with a curve is no ruling line and no cell, and is left out. */
const figuresOf = (path: Record<string, number> | null, matrix: Matrix): Point[][] => {
  const numbers = path === null ? [] : Object.values(path)
  const figures: Point[][] = []
  let figure: Point[] = []
  let at = 0
  const point = () => placed(matrix, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0)
  while (at < numbers.length) {
    switch (numbers[at]) {
      case 0:
        figure = [point()]
        figures.push(figure)
        at += 3
        break
      case 1:
        figure.push(point())
        at += 3
        break
      case 4:
        if (figure[0]) figure.push(figure[0])
        at += 1
        break
      default:
        return []
    }
  }
  return figures
}

const boxOf = (points: Point[]): Box => ({
  left: Math.min(...points.map((each) => each.x)),
  right: Math.max(...points.map((each) => each.x)),
  top: Math.min(...points.map((each) => each.y)),
  bottom: Math.max(...points.map((each) => each.y)),
})

const addLine = (painted: Painted, box: Box) => {
  const width = box.right - box.left
  const height = box.bottom - box.top
  if (height <= 1 && width > thick) painted.across.push(box)
  else if (width <= 1 && height > thick) painted.down.push(box)
}

const addBox = (painted: Painted, box: Box, colour: string) => {
  const width = box.right - box.left
  const height = box.bottom - box.top
  if (height <= thick && width > thick * 2) painted.across.push(box)
  else if (width <= thick && height > thick * 2) painted.down.push(box)
  else {
    const fill = fillOf(colour)
    if (fill !== null && width > thick && height > thick) painted.areas.push({ ...box, colour: fill })
  }
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

/** A point after a transformation. */
export const placed = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})
