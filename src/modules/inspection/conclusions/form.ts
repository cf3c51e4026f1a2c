import { dateFields } from '../../../platform/asked.ts'
import { choice, date, type Form, type Read, readForm, text, versionOf } from '../../../platform/forms.ts'
import type { ConclusionFields, FullConclusion } from './queries.ts'
import { byKinds } from './rules.ts'

/** Reads a conclusion. Its phrase is kept exactly as the source prints it. */
export function readConclusion(form: Form, sources: readonly string[]): Read<ConclusionFields & { version: number }> {
  const read = readForm(form, {
    by_kind: choice(byKinds, { called: 'Who concluded it', required: 'Choose who concluded it' }),
    by_name: text({ called: 'Their name', max: 200 }),
    dated: date({ called: 'the date of the conclusion', required: 'Enter the date of the conclusion' }),
    phrase: text({ called: 'The phrase', required: 'Enter the phrase exactly as it is printed', max: 500 }),
    page: text({ called: 'The page', max: 30 }),
    source: choice(sources, { called: 'Where it is printed' }),
  })
  if (read.errors) return read
  const { by_name, page, source, ...rest } = read.value
  return {
    value: { ...rest, by_name: by_name ?? '', page: page ?? '', source_id: source, version: versionOf(form) },
  }
}

/** A conclusion as its form shows it. */
export const wordsOfConclusion = (c: FullConclusion): Form => ({
  by_kind: c.by_kind,
  by_name: c.by_name,
  ...dateFields('dated', c.dated),
  phrase: c.phrase,
  page: c.page,
  source: c.source_id ?? '',
})
