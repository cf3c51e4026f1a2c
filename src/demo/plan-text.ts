import type { AgreedHow, Level } from '../modules/plan/index.ts'

export type ItemText = {
  level: Level
  parent: number | null
  reference: string
  title: string
  aim: string
  kind: 'improvement' | 'no_improvement_needed' | 'signpost'
  reason: string
  signpost: string
  agency: string
  leads: string[]
  owner: string
  overseer: string
  answers: string[]
  starts: string | null
  dueKind: 'date' | 'ongoing' | 'to_be_confirmed'
  due: string | null
  forecast: string | null
  targets: { text: string; steps: { due: string; value: number; unit: string }[] }[]
  milestones: { title: string; due: string | null; doneOn: string | null }[]
  moves: { on: string; which: 'due' | 'forecast'; was: string; became: string; by: string; reason: string }[]
  updates: UpdateText[]
}

export type UpdateText = {
  dated: string
  status: string
  by: string
  done: string
  next: string
  difference: string
  help: string
  post: string
  agreedHow: AgreedHow
  agreedOn: string
  parts: { agency: string; text: string }[]
}

/**
 * Reads a plan that is written down as text. `# 1 Title` is the first level, `## 1.1 Title` the second, and so on; below
 * stand lines such as `aim: …`, `lead: post; post`, `dates: 2025-06-01 > 2027-03-31` (or `> ongoing`, `> to be confirmed`),
 * `target: words | 50 % 2025-09-30, 75 % 2026-09-30`, `milestone: words | due | done`, `moved: 2026-08-14 due 2026-06-30 >
 * 2026-09-30 | who | why`, and updates: `2026-08-14 at_risk Who: what was done`, each followed by its own `next:`,
 * `difference:`, `help:`, `for: post | email 2026-08-15` and `part: agency | words`. Throws at a line it does not know.
 */
export function readPlanText(text: string, levels: readonly Level[]): ItemText[] {
  const items: ItemText[] = []
  for (const [n, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const read = heading(line, items, levels) || update(line, items) || field(line, items)
    if (!read) throw new Error(`Line ${n + 1} of a plan of the demo cannot be read: ${line}`)
  }
  return items
}

function heading(line: string, items: ItemText[], levels: readonly Level[]): boolean {
  const [, marks, reference, title] = /^(#+) (\S+) (.+)$/.exec(line) ?? []
  const level = levels[(marks ?? '').length - 1]
  if (!marks || !reference || !title || !level) return false
  const above = levels[marks.length - 2]
  const parent = items.findLastIndex((each) => each.level === above)
  items.push({ ...blank, level, parent: parent < 0 ? null : parent, reference, title, ...lists() })
  return true
}

const blank = {
  aim: '',
  kind: 'improvement',
  reason: '',
  signpost: '',
  agency: '',
  owner: '',
  overseer: '',
  starts: null,
  dueKind: 'to_be_confirmed',
  due: null,
  forecast: null,
} as const

const lists = () => ({ leads: [], answers: [], targets: [], milestones: [], moves: [], updates: [] })

function update(line: string, items: ItemText[]): boolean {
  const [, dated, status, by, done] = /^(\d{4}-\d\d-\d\d) ([a-z_]+) ([^:]+): (.+)$/.exec(line) ?? []
  const item = items.at(-1)
  if (!item || !dated || !status || !by || !done) return false
  item.updates.push({
    dated,
    status,
    by,
    done,
    next: '',
    difference: '',
    help: '',
    post: item.leads[0] ?? '',
    agreedHow: 'holder',
    agreedOn: dated,
    parts: [],
  })
  return true
}

function field(line: string, items: ItemText[]): boolean {
  const [, name, value] = /^([a-z]+): (.+)$/.exec(line) ?? []
  const item = items.at(-1)
  const last = item?.updates.at(-1)
  if (!item || !name || !value) return false
  switch (name) {
    case 'aim':
    case 'reason':
    case 'agency':
    case 'owner':
    case 'overseer':
    case 'forecast':
      item[name] = value
      if (name === 'reason') item.kind = 'no_improvement_needed'
      return true
    case 'signpost':
      item.kind = 'signpost'
      item.signpost = value
      return true
    case 'lead':
      item.leads = list(value)
      return true
    case 'answers':
      item.answers = value.split(', ')
      return true
    case 'dates':
      return dates(item, value)
    case 'target':
      return target(item, value)
    case 'milestone': {
      const [title = '', due, doneOn] = cut(value)
      item.milestones.push({ title, due: due || null, doneOn: doneOn || null })
      return true
    }
    case 'moved':
      return moved(item, value)
    case 'next':
    case 'difference':
    case 'help':
      if (last) last[name] = value
      return last !== undefined
    case 'for':
      return last !== undefined && agreed(last, value)
    case 'part': {
      const [agency = '', words = ''] = cut(value)
      last?.parts.push({ agency, text: words })
      return last !== undefined && words !== ''
    }
  }
  return false
}

function dates(item: ItemText, value: string): boolean {
  const [starts, due = ''] = value.split(' > ')
  item.starts = starts && starts !== '?' ? starts : null
  item.dueKind = due === 'ongoing' ? 'ongoing' : due === 'to be confirmed' ? 'to_be_confirmed' : 'date'
  item.due = item.dueKind === 'date' ? due : null
  return item.dueKind !== 'date' || /^\d{4}-\d\d-\d\d$/.test(due)
}

function target(item: ItemText, value: string): boolean {
  const [text = '', steps = ''] = cut(value)
  const read = [...steps.matchAll(/([\d.]+) (\S.*?) (\d{4}-\d\d-\d\d)(?:, |$)/g)].map(([, number, unit, due]) => ({
    value: Number(number),
    unit: unit ?? '',
    due: due ?? '',
  }))
  item.targets.push({ text, steps: read })
  return steps === '' || read.length > 0
}

function moved(item: ItemText, value: string): boolean {
  const [what = '', by = '', reason = ''] = cut(value)
  const [, on, which, was, became] = /^(\S+) (due|forecast) (\S+) > (.+)$/.exec(what) ?? []
  if (!on || !was || !became || !by || !reason) return false
  item.moves.push({ on, which: which === 'due' ? 'due' : 'forecast', was, became, by, reason })
  return true
}

const ways: readonly AgreedHow[] = ['holder', 'not_yet', 'email', 'meeting', 'telephone']

function agreed(last: UpdateText, value: string): boolean {
  const [post = '', how = 'holder'] = cut(value)
  const [way, on] = how.split(' ')
  const found = ways.find((each) => each === way)
  if (post) last.post = post
  last.agreedHow = found ?? 'holder'
  last.agreedOn = found === 'not_yet' ? '' : (on ?? last.dated)
  return found !== undefined
}

const list = (value: string) => value.split('; ')
const cut = (value: string) => value.split(' | ')
