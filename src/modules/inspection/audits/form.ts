import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  longText,
  number,
  type Read,
  readForm,
  text,
  versionOf,
  wrong,
} from '../../../platform/forms.ts'
import type { Audit, AuditFields } from './queries.ts'
import { scopes } from './rules.ts'

type Offered = { agencies: readonly string[]; posts: readonly string[]; others: readonly string[]; today: string }

/** Reads an audit. Agency, post and the audit it repeats must be among those offered. */
export function readAudit(form: Form, offered: Offered): Read<AuditFields & { version: number }> {
  const read = readForm(form, {
    title: text({ called: 'The audit', required: 'Enter what the audit is called', max: 300 }),
    why: longText({ called: 'Why it was done', max: 2000 }),
    scope: choice(scopes, { called: 'Single agency or joint', required: 'Say whether it was single agency or joint' }),
    agency: choice(offered.agencies, { called: 'The agency' }),
    post: choice(offered.posts, { called: 'The post' }),
    done: date({ called: 'the day it was done', required: 'Enter the day it was done' }),
    from: date({ called: 'the first day of the practice it read' }),
    to: date({ called: 'the last day of the practice it read' }),
    records: number({ called: 'The number of records', min: 1, max: 1_000_000, whole: true }),
    tool: text({ called: 'The tool', max: 300 }),
    found: longText({ called: 'What was found', max: 10_000 }),
    next: date({ called: 'the day it is due again' }),
    repeats: choice(offered.others, { called: 'The audit it repeats' }),
  })
  if (read.errors) return read
  const v = read.value
  if (v.done > offered.today) return { errors: [wrong('done', 'The day it was done cannot be in the future', 'day')] }
  if (v.from && v.to && v.to < v.from)
    return { errors: [wrong('to', 'The last day of the practice it read must be on or after the first', 'day')] }
  if (v.next && v.next <= v.done)
    return { errors: [wrong('next', 'The day it is due again must be after the day it was done', 'day')] }
  return {
    value: {
      title: v.title,
      why: v.why ?? '',
      scope: v.scope,
      agency_id: v.agency,
      post_id: v.post,
      done_on: v.done,
      reads_from: v.from,
      reads_to: v.to,
      records: v.records,
      tool: v.tool ?? '',
      found: v.found ?? '',
      next_on: v.next,
      repeats_id: v.repeats,
      version: versionOf(form),
    },
  }
}

/** An audit as its form shows it. */
export const wordsOfAudit = (a: Audit): Form => ({
  title: a.title,
  why: a.why,
  scope: a.scope,
  agency: a.agency_id ?? '',
  post: a.post_id ?? '',
  ...dateFields('done', a.done_on),
  ...dateFields('from', a.reads_from),
  ...dateFields('to', a.reads_to),
  records: a.records === null ? '' : String(a.records),
  tool: a.tool,
  found: a.found,
  ...dateFields('next', a.next_on),
  repeats: a.repeats_id ?? '',
})
