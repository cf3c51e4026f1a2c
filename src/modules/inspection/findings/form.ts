import {
  choice,
  type Form,
  longText,
  type FormError,
  type Read,
  readForm,
  text,
  wordOf,
  wrong,
  versionOf,
} from '../../../platform/forms.ts'
import { refusedReference } from '../personal.ts'
import { findingKinds, placeOf, placeWords, states, titleOf } from '../rules.ts'
import type { FindingFields, FullFinding, Wording } from './queries.ts'

export type TypedFinding = { fields: FindingFields; wordings: Wording[]; version: number }

/** Far more places than a report prints one finding in: what is beyond them would be lost on saving. */
const mostWordings = 50

/** Reads a finding and its wordings: fields place-0, page-0, wording-0 and so on; empty rows are left out. */
export function readFinding(form: Form): Read<TypedFinding> {
  const read = readForm(form, {
    kind: choice(findingKinds, { called: 'The kind of finding', required: 'Choose what kind of finding it is' }),
    reference: text({ called: 'The reference', max: 40 }),
    title: text({ called: 'The finding in one line', max: 300 }),
    theme: text({ called: 'The theme', max: 200 }),
    state: choice(states, { called: 'Draft or final', required: 'Say whether it is a draft or final' }),
  })
  const rows = Array.from({ length: mostWordings }, (_, i) => readWording(form, i))
  const errors: FormError[] = [...(read.errors ?? []), ...rows.flatMap((row) => row.errors ?? [])]
  const wordings = rows.flatMap((row) => row.value ?? [])
  const title = read.value?.title ?? (wordings[0] ? titleOf(wordings[0].wording) : null)
  const refused = refusedReference(read.value?.reference ?? null)
  if (refused) errors.push(wrong('reference', refused))
  if (read.value && title === null) errors.push(wrong('title', 'Enter the finding in one line, or its words below'))
  if (errors.length > 0 || !read.value || title === null) return { errors }
  const { kind, reference, theme, state } = read.value
  return {
    value: {
      fields: { kind, title, state, reference: reference ?? '', theme: theme ?? '' },
      wordings,
      version: versionOf(form),
    },
  }
}

function readWording(form: Form, i: number): { value?: Wording; errors?: readonly FormError[] } {
  const [place, page, wording] = [`place-${i}`, `page-${i}`, `wording-${i}`]
  const read = readForm(form, {
    [place]: text({ called: 'The place', max: 60 }),
    [page]: text({ called: 'The page', max: 30 }),
    [wording]: longText({ called: 'The words as printed', max: 5000 }),
  })
  if (read.errors) return { errors: read.errors }
  const words = read.value[wording]
  if (words)
    return { value: { place: placeOf(read.value[place] ?? 'body'), page: read.value[page] ?? '', wording: words } }
  return read.value[page]
    ? { errors: [wrong(wording, `Enter the words as printed on page ${read.value[page]}, or take the page out`)] }
    : {}
}

/** A finding as its form shows it. */
export const wordsOfFinding = (f: FullFinding, wordings: readonly Wording[]): Form => ({
  kind: f.kind,
  reference: f.reference,
  title: f.title,
  theme: f.theme,
  state: f.state,
  ...Object.fromEntries(
    wordings.flatMap((w, i) => [
      [`place-${i}`, placeWords(w.place)],
      [`page-${i}`, w.page],
      [`wording-${i}`, w.wording],
    ]),
  ),
})

/** How many rows for wordings a form shows: those that are filled, and one more. */
export const rowsShown = (form: Form): number => {
  const filled = Array.from({ length: mostWordings }, (_, i) => i).filter((i) =>
    ['place', 'page', 'wording'].some((name) => wordOf(form, `${name}-${i}`).trim() !== ''),
  )
  return Math.min(mostWordings, (filled.at(-1) ?? -1) + 2)
}
