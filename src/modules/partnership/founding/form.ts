import {
  also,
  choice,
  choices,
  email,
  type Form,
  type FormError,
  longText,
  readForm,
  text,
  wordOf,
  wrong,
} from '../../../platform/forms.ts'
import { type Answers, offeredAgencies } from './rules.ts'

/** Reads the five questions. */
export const readAnswers = (
  form: Form,
): { value: Answers; errors?: undefined } | { value?: undefined; errors: readonly FormError[] } => {
  const other = wordOf(form, 'who') === 'other'
  const read = readForm(form, {
    name: text({ called: 'The name', required: 'Enter what the partnership is called' }),
    nation: choice(['scotland', 'england'], { called: 'The nation', required: 'Choose the nation' }),
    agencies: choices(offeredAgencies, { called: 'The agencies' }),
    own: also(longText({ called: 'Other agencies', max: 4000 }), (typed) =>
      linesOf(typed).some((line) => line.length > 200)
        ? 'Each agency must be 200 characters or fewer. Put one on a line'
        : undefined,
    ),
    who: choice(['me', 'other'], { called: 'Who coordinates', required: 'Choose who coordinates' }),
    coordinator: text({ called: 'Their name', ...(other ? { required: 'Enter the name of the coordinator' } : {}) }),
    email: email({
      called: 'Their e-mail address',
      ...(other ? { required: 'Enter the e-mail address of the coordinator' } : {}),
    }),
    group: text({ called: 'The name of the group' }),
    chair: text({ called: 'The title of its chair' }),
  })
  if (read.errors) return read
  const { name, nation, agencies, own, who, coordinator, group, chair } = read.value
  const ownAgencies = linesOf(own)
  if (agencies.length + ownAgencies.length === 0)
    return { errors: [wrong('agencies', 'Tick at least one agency, or enter your own')] }
  return {
    value: {
      name,
      nation,
      agencies,
      ownAgencies,
      coordinator:
        who === 'me' ? { kind: 'me' } : { kind: 'other', name: coordinator ?? '', email: read.value.email ?? '' },
      group,
      chair,
    },
  }
}

/** The lines of a text, each once, whatever their capitals. */
const linesOf = (typed: string | null): string[] => {
  const seen = new Set<string>()
  return (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !seen.has(line.toLowerCase()) && seen.add(line.toLowerCase()))
}
