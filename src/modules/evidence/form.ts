import {
  also,
  choice,
  date,
  type Form,
  longText,
  number,
  type Read,
  readForm,
  text,
  versionOf,
  wordOf,
  wrong,
} from '../../platform/forms.ts'
import type { Described } from './queries.ts'
import { natures, type PieceKind, pieceKinds } from './rules.ts'

export type Typed = Described & { kind: PieceKind; source_id: string | null; shows: string }

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
  result_met: number({ called: 'In how many it was so', min: 0, max: 1_000_000, whole: true }),
  result_all: number({ called: 'How many were looked at', min: 1, max: 1_000_000, whole: true }),
  marking: text({ called: 'The marking', max: 60 }),
  confidential: text({ called: 'Confidential' }),
  review_on: date({ called: 'the date to look at it again' }),
}

/** What may be chosen: the agencies and the living sources offered. */
export type Offered = { agencies: readonly string[]; sources: readonly { id: string; title: string }[] }

/** Reads the form that adds a piece. A living piece without a title is called like its source. */
export function readNew(form: Form, offered: Offered): Read<Typed> {
  const source = offered.sources.find(({ id }) => id === wordOf(form, 'source'))
  const named = wordOf(form, 'kind') === 'live' && source && wordOf(form, 'title').trim() === ''
  const read = readForm(named ? { ...form, title: source.title } : form, {
    kind: choice(pieceKinds, {
      called: 'What you add',
      required: 'Choose whether you add a file, a link, a statement or a living reference',
    }),
    ...described,
    shows: longText({ called: 'What it shows', max: 2000 }),
  })
  if (read.errors) return read
  const { kind, shows } = read.value
  const errors = [
    ...(kind === 'link' && !read.value.url ? [wrong('url', 'Enter the address of the link')] : []),
    ...(kind === 'statement' && !read.value.body ? [wrong('body', 'Enter the statement')] : []),
    ...(kind === 'live' && !source ? [wrong('source', 'Choose the measure, audit or survey it refers to')] : []),
    ...togetherErrors(read.value, offered.agencies),
  ]
  return errors.length > 0
    ? { errors }
    : {
        value: {
          ...asDescribed(read.value, kind),
          kind,
          source_id: kind === 'live' ? (source?.id ?? null) : null,
          shows: shows ?? '',
        },
      }
}

/** Reads the form that changes a piece; its kind stays. */
export function readChange(
  form: Form,
  kind: PieceKind,
  agencies: readonly string[],
): Read<Described & { version: number }> {
  const read = readForm(form, described)
  if (read.errors) return read
  const errors = [
    ...(kind === 'link' && !read.value.url ? [wrong('url', 'Enter the address of the link')] : []),
    ...(kind === 'statement' && !read.value.body ? [wrong('body', 'Enter the statement')] : []),
    ...togetherErrors(read.value, agencies),
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
  result_met: number | null
  result_all: number | null
  marking: string | null
  confidential: string | null
  review_on: string | null
}

const asDescribed = (w: Words, kind: PieceKind): Described => ({
  title: w.title,
  nature: w.nature,
  url: kind === 'link' ? w.url : null,
  body: w.body ?? '',
  dated: w.dated,
  // A living piece speaks about what its source does.
  speaks_from: kind === 'live' ? null : w.speaks_from,
  speaks_to: kind === 'live' ? null : w.speaks_to,
  result_met: w.result_met,
  result_all: w.result_all,
  marking: w.marking ?? '',
  agency_id: w.agency_id,
  confidential: w.confidential === 'yes',
  review_on: w.review_on,
})

const togetherErrors = (w: Words, agencies: readonly string[]) => [
  ...(w.speaks_from && w.speaks_to && w.speaks_to < w.speaks_from
    ? [wrong('speaks_to', 'The last day it speaks about must be on or after the first', 'day')]
    : []),
  ...(w.speaks_from && !w.speaks_to ? [wrong('speaks_to', 'Enter the last day it speaks about', 'day')] : []),
  ...((w.result_met === null) === (w.result_all === null)
    ? []
    : w.result_met === null
      ? [wrong('result_met', 'Enter in how many of them it was so')]
      : [wrong('result_all', 'Enter how many were looked at')]),
  ...(w.result_met !== null && w.result_all !== null && w.result_met > w.result_all
    ? [wrong('result_met', 'It cannot be so in more than were looked at')]
    : []),
  ...(w.agency_id && !agencies.includes(w.agency_id) ? [wrong('agency_id', 'Choose one of the agencies offered')] : []),
]

function isAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(url) && URL.canParse(url)
}
