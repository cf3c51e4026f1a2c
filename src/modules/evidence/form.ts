import {
  also,
  choice,
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  wrong,
  versionOf,
} from '../../platform/forms.ts'
import type { Described, Piece } from './queries.ts'
import { natures } from './rules.ts'

export type Typed = Described & { kind: 'file' | 'link' | 'statement'; shows: string }

const described = {
  title: text({ called: 'The title', required: 'Enter a title', max: 300 }),
  nature: choice(natures, { called: 'The kind of evidence', required: 'Choose the kind of evidence' }),
  url: also(text({ called: 'The address', max: 2000 }), (url) =>
    url === null || isAddress(url) ? undefined : 'Enter a whole address, beginning with https://',
  ),
  body: longText({ called: 'The statement', max: 20_000 }),
  dated: date({ called: 'the date of the evidence' }),
  speaks_from: date({ called: 'the first day it speaks about' }),
  speaks_to: date({ called: 'the last day it speaks about' }),
  agency_id: text({ called: 'The agency' }),
  confidential: text({ called: 'Confidential' }),
  review_on: date({ called: 'the date to look at it again' }),
}

/** Reads the form that adds a piece. The agency must be one of those offered. */
export function readNew(form: Form, agencies: readonly string[]): Read<Typed> {
  const read = readForm(form, {
    kind: choice(['file', 'link', 'statement'], {
      called: 'What you add',
      required: 'Choose whether you add a file, a link or a statement',
    }),
    ...described,
    shows: longText({ called: 'What it shows', max: 2000 }),
  })
  if (read.errors) return read
  const { kind, shows } = read.value
  const errors = [
    ...(kind === 'link' && !read.value.url ? [wrong('url', 'Enter the address of the link')] : []),
    ...(kind === 'statement' && !read.value.body ? [wrong('body', 'Enter the statement')] : []),
    ...periodErrors(read.value, agencies),
  ]
  return errors.length > 0 ? { errors } : { value: { ...asDescribed(read.value, kind), kind, shows: shows ?? '' } }
}

/** Reads the form that changes a piece; its kind stays. */
export function readChange(
  form: Form,
  kind: Piece['kind'],
  agencies: readonly string[],
): Read<Described & { version: number }> {
  const read = readForm(form, described)
  if (read.errors) return read
  const errors = [
    ...(kind === 'link' && !read.value.url ? [wrong('url', 'Enter the address of the link')] : []),
    ...(kind === 'statement' && !read.value.body ? [wrong('body', 'Enter the statement')] : []),
    ...periodErrors(read.value, agencies),
  ]
  return errors.length > 0 ? { errors } : { value: { ...asDescribed(read.value, kind), version: versionOf(form) } }
}

type Words = {
  title: string
  nature: Described['nature']
  url: string | null
  body: string | null
  dated: string | null
  speaks_from: string | null
  speaks_to: string | null
  agency_id: string | null
  confidential: string | null
  review_on: string | null
}

const asDescribed = (w: Words, kind: Piece['kind']): Described => ({
  title: w.title,
  nature: w.nature,
  url: kind === 'link' ? w.url : null,
  body: w.body ?? '',
  dated: w.dated,
  speaks_from: w.speaks_from,
  speaks_to: w.speaks_to,
  agency_id: w.agency_id,
  confidential: w.confidential === 'yes',
  review_on: w.review_on,
})

const periodErrors = (w: Words, agencies: readonly string[]) => [
  ...(w.speaks_from && w.speaks_to && w.speaks_to < w.speaks_from
    ? [wrong('speaks_to', 'The last day it speaks about must be on or after the first', 'day')]
    : []),
  ...(w.speaks_from && !w.speaks_to ? [wrong('speaks_to', 'Enter the last day it speaks about', 'day')] : []),
  ...(w.agency_id && !agencies.includes(w.agency_id) ? [wrong('agency_id', 'Choose one of the agencies offered')] : []),
]

function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(url) && URL.canParse(url)
}
