import type { HandedStep, Pin } from '../../measure/index.ts'
import { type Decision, decisionWords } from '../cycles/rules.ts'

export type HeldStep = { item_id: string; item: string; measure_id: string; due: string; value: number; unit: string }
export type HeldCycle = {
  item_id: string
  number: number
  title: string
  measure_id: string
  starts: string | null
  ends: string | null
  decision: Decision | null
}

/** The steps that a measure can show: in its own unit, and one for each day of an item, the last one that is said. */
export const stepsOf = (steps: readonly HeldStep[], units: ReadonlyMap<string, string>): HandedStep[] => [
  ...new Map(
    steps
      .filter(({ unit, measure_id }) => unit.toLowerCase() === units.get(measure_id)?.toLowerCase())
      .map((step) => [
        `${step.item_id} ${step.measure_id} ${step.due}`,
        {
          from_id: step.item_id,
          from_title: step.item.slice(0, 500),
          measure_id: step.measure_id,
          due: step.due,
          value: step.value,
          path: `/plan/items/${step.item_id}`,
        },
      ]),
  ).values(),
]

/** Each test of change at the day it begins, and at the day it ended with what was decided. */
export const pinsOf = (cycles: readonly HeldCycle[]): Pin[] =>
  cycles.flatMap(({ item_id, number, title, measure_id, starts, ends, decision }) => {
    const pin = (dated: string, text: string): Pin => ({
      from_id: item_id,
      measure_id,
      dated,
      text: text.slice(0, 300),
      path: `/plan/items/${item_id}/cycles`,
    })
    return [
      ...(starts ? [pin(starts, `Test ${number} begins: ${title}`)] : []),
      ...(ends && decision ? [pin(ends, `Test ${number} ${decisionWords[decision].past}`)] : []),
    ]
  })
