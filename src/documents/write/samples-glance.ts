import type { Block, Cell, Status } from './model.ts'
import { cell, shapeOf } from './samples-parts.ts'

/** The themes of a plan, each with its items worst first. */
export function glance(): Block {
  const themes: [string, string, number][] = [
    ['1 Health and wellbeing in care', 'off off risk wait on on on on done done', 2],
    ['2 Family, school and moving on', 'off off risk risk risk wait on on on on on done', 2],
    ['3 Noticing and responding to risk', 'risk risk wait on on on done', 2],
    ['4 Children’s voice and rights', 'risk on on done', 0],
    ['5 Leading, learning and using data', 'off off risk on on done none', 2],
  ]
  return {
    kind: 'table',
    caption: 'Items of the plan by theme and status',
    columns: [
      { title: 'Theme', share: 34, kind: 'text', rowHead: true },
      { title: 'Items, worst first', share: 36, kind: 'status' },
      { title: 'Off track', share: 10, kind: 'number' },
      { title: 'At risk', share: 10, kind: 'number' },
      { title: 'Late', share: 10, kind: 'number' },
    ],
    rows: themes.map(([title, strip, late]) => {
      const shapes = strip.split(' ') as Status[]
      const of = (status: Status) => shapes.filter((s) => s === status).length
      const number = (n: number): Cell => ({ lines: [{ words: String(n) }], number: n })
      return {
        kind: 'row',
        cells: [
          cell(title),
          { lines: [], strip: shapes.map((s) => shapeOf(s)) },
          number(of('off')),
          number(of('risk')),
          number(late),
        ],
      }
    }),
  }
}
