import { csvOf } from '../../../documents/write/csv.ts'
import { notShown } from '../disclosure/rules.ts'
import { differenceOf, saidOf, type Seen } from './comparing.ts'
import { amongOf, type Line, methodSentences, protectionSentence } from './rules.ts'

/** The lines of a profile as comma-separated text, the rules they stand under at the end. `first` names the first column. */
export const table = (lines: readonly Line[], first: string, part: string, threshold: number): string => {
  const among = amongOf(lines)
  const rules = [protectionSentence(threshold), ...methodSentences(among)]
  return csvOf([
    [
      first,
      'Unit',
      'From',
      'To',
      ...counted(part),
      ...counted('Partnership'),
      'Difference, points',
      'Interval from',
      'Interval to',
      'What it says',
    ],
    ...lines.map(({ name, measure, period, part: own, whole, comparison }) => {
      const found = comparison.kind === 'tested' ? differenceOf(comparison) : null
      return [
        name,
        measure.unit,
        period.period_from,
        period.period_to,
        ...cells(own),
        ...cells(whole),
        ...(found ? [found.difference, found.lower, found.upper].map(oneDecimal) : ['', '', '']),
        saidOf(comparison, among, measure),
      ]
    }),
    ...rules.map((rule) => [rule]),
  ])
}

// Never “-0”.
const oneDecimal = (points: number) => Math.round(points * 10) / 10 || 0

const counted = (whose: string) => [whose, `${whose}: how many`, `${whose}: out of`]

const cells = (seen: Seen | undefined): (string | number)[] =>
  seen
    ? [seen.hidden ? notShown : (seen.value ?? 'Nobody to count'), seen.numerator ?? '', seen.denominator ?? '']
    : ['No figure', '', '']
