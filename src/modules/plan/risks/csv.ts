import { csvOf } from '../../../documents/write/csv.ts'
import { bandOf, impacts, likelihoods, overdue, ranked, type Risk, trendWords } from './rules.ts'

/** The register as comma-separated text: open risks by what matters, then the closed ones. */
export const risksCsv = (
  risks: readonly Risk[],
  names: { post: (id: string | null) => { title: string; holder: string | null } | null; item: (id: string) => string },
  today: string,
): string => {
  const open = ranked(risks.filter(({ closed_on: closed }) => closed === null))
  const closed = risks.filter(({ closed_on: on }) => on !== null)
  return csvOf([
    columns,
    ...[...open, ...closed].map((risk) => {
      const [now] = risk.scores
      const owner = names.post(risk.post_id)
      return [
        `R${risk.number}`,
        risk.title,
        risk.cause,
        risk.effect,
        ...(now ? grade(now.likelihood, now.impact) : ['', '', '', '']),
        ...(now ? grade(now.likelihood_after, now.impact_after) : ['', '', '', '']),
        trendWords(risk.scores),
        now?.dated ?? '',
        owner?.title ?? '',
        owner ? (owner.holder ?? 'Vacant') : '',
        risk.review_on ?? '',
        String(overdue(risk, today)),
        risk.items.map(names.item).join('; '),
        risk.doing,
        risk.closed_on ?? '',
        risk.closed_why,
      ]
    }),
  ])
}

const grade = (likelihood: number, impact: number) => [
  `${likelihood} ${likelihoods[likelihood - 1]}`,
  `${impact} ${impacts[impact - 1]}`,
  String(likelihood * impact),
  bandOf(likelihood, impact).word,
]

const columns = [
  'Risk',
  'What could go wrong',
  'Cause',
  'Effect',
  'Likelihood before',
  'Impact before',
  'Score before',
  'Band before',
  'Likelihood as it stands',
  'Impact as it stands',
  'Score as it stands',
  'Band as it stands',
  'Trend',
  'Scored on',
  'Owned by',
  'Held by',
  'Review',
  'Days overdue',
  'Items that make it smaller',
  'What else is done',
  'Closed on',
  'Why it was closed',
]
