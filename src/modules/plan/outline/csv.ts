import { csvOf } from '../../../documents/write/csv.ts'
import type { TreeItem } from './tree.ts'
import { daysLate } from './rules.ts'

/** The lines of a plan as comma-separated text, the first row naming the columns. Opens in Excel with its letters right. */
export const csv = (items: readonly TreeItem[], lines: readonly TreeItem[], today: string): string => {
  const known = new Map(items.map((item) => [item.id, item]))
  const above = (line: TreeItem, level: string) =>
    line.above.flatMap((id) => known.get(id) ?? []).find((item) => item.level === level)?.title ?? ''
  const rows = lines.map((line) => [
    line.reference,
    line.title,
    above(line, 'theme'),
    above(line, 'outcome'),
    above(line, 'driver'),
    line.aim,
    line.status.word,
    line.leads.map(({ title }) => title).join('; '),
    line.leads.map(({ holder, vacant }) => (vacant ? 'Vacant' : (holder ?? ''))).join('; '),
    line.lead_agency?.name ?? '',
    line.owning_group?.name ?? '',
    line.overseeing_group?.name ?? '',
    line.starts_on ?? '',
    line.due ?? (line.due_kind === 'ongoing' ? 'Ongoing' : 'To be confirmed'),
    String(daysLate(line, today)),
    line.forecast ?? '',
    String(line.moved),
    line.targets.map(targetWords).join('; '),
    line.findings.map(({ reference, title }) => reference || title).join('; '),
    line.updated_on ?? '',
    line.kind === 'no_improvement_needed' ? line.reason : '',
    line.signpost,
    line.links.join(' '),
  ])
  return csvOf([columns, ...rows])
}

const columns = [
  'Reference',
  'Item',
  'Theme',
  'Outcome',
  'Driver',
  'Aim',
  'Status',
  'Lead posts',
  'Held by',
  'Lead agency',
  'Delivered by',
  'Overseen by',
  'Start',
  'Due',
  'Days late',
  'Forecast',
  'Times moved',
  'Measure',
  'Answers findings',
  'Last update',
  'Why no improvement is needed',
  'Signpost',
  'Links',
]

/** "Children seen in time: 50% by 2027-09-30, 75% by 2028-09-30". */
const targetWords = ({ text, steps }: TreeItem['targets'][number]): string =>
  steps.length === 0
    ? text
    : `${text}: ${steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${due}`).join(', ')}`

/** "50%", "12 weeks". */
export const valueWords = (value: number, unit: string): string =>
  unit === '%' ? `${value}%` : `${value} ${unit}`.trim()
