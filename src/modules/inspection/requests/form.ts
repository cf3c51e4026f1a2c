import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  longText,
  type Read,
  readForm,
  text,
  versionOf,
  wrong,
} from '../../../platform/forms.ts'
import { refusedReference } from '../personal.ts'
import type { DocumentRequest, RequestFields } from './queries.ts'

/** Reads a document that was asked for. `posts`: the ids of those who may provide it. */
export function readRequest(
  form: Form,
  posts: readonly string[],
  today: string,
): Read<Omit<RequestFields, 'evidence_id'> & { version: number }> {
  const read = readForm(form, {
    title: text({ called: 'The document', required: 'Enter which document was asked for', max: 500 }),
    reference: text({ called: 'The reference', max: 40 }),
    post: choice(posts, { called: 'Who provides it' }),
    asked: date({ called: 'the day it was asked for' }),
    due: date({ called: 'the day it is due' }),
    returned: date({ called: 'the day it was returned' }),
    note: longText({ called: 'The note', max: 2000 }),
  })
  if (read.errors) return read
  const { title, reference, post, asked, due, returned, note } = read.value
  const refused = refusedReference(reference)
  if (refused) return { errors: [wrong('reference', refused)] }
  if (returned && returned > today)
    return { errors: [wrong('returned', 'The day it was returned cannot be in the future', 'day')] }
  return {
    value: {
      title,
      reference: reference ?? '',
      post_id: post,
      asked_on: asked,
      due,
      returned_on: returned,
      note: note ?? '',
      version: versionOf(form),
    },
  }
}

/** A request as its form shows it. */
export const wordsOfRequest = (r: DocumentRequest): Form => ({
  title: r.title,
  reference: r.reference,
  post: r.post_id ?? '',
  ...dateFields('asked', r.asked_on),
  ...dateFields('due', r.due),
  ...dateFields('returned', r.returned_on),
  note: r.note,
})
