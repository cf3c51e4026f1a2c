import type { Cell, Shape, Status } from './model.ts'

/** What the sample papers share: a fictional partnership, its key and cells. */

const words: Record<Status, string> = {
  off: 'Off track',
  risk: 'At risk',
  on: 'On track',
  done: 'Complete',
  wait: 'Not started',
  none: 'No improvement needed',
}

export const shapeOf = (status: Status, open = false): Shape => ({ kind: 'status', status, word: words[status], open })

export const key: Shape[] = (['off', 'risk', 'wait', 'on', 'done', 'none'] as const).map((status) => shapeOf(status))

export const cell = (text: string): Cell => ({ lines: [{ words: text }] })
export const dated = (date: string, shown: string, late = ''): Cell => ({
  date,
  lines: [{ words: shown }, ...(late ? [{ words: [{ text: late, tone: 'late' as const }] }] : [])],
})

export const base = {
  marking: 'OFFICIAL',
  partnership: 'Donmouth children’s services partnership',
  dataAt: { instant: '2026-11-19T21:40:00Z', shown: '19 November 2026, 21:40' },
  language: 'en-GB',
  state: 'released',
} as const
