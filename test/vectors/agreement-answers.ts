import {
  cohenKappa,
  fleissComplete,
  fleissKappa,
  gwet,
  krippendorff,
  type Metric,
  percentAgreement,
  type Ratings,
  type Weights,
} from '../../src/statistics/agreement.ts'
import type { Case, Given } from './answers.ts'

type Input = {
  statistic: string
  ratings: Ratings
  categories: number[]
  peer: string
  weights?: string
  metric?: Metric
  categoryUniverse?: string
}

/** Coefficients of agreement, in the form of the package named in each case. */
export function agreementAnswers(file: string, { input, expected, follow }: Case): Given | undefined {
  if (!file.startsWith('agreement.')) return undefined
  const i = input as unknown as Input
  switch (i.statistic) {
    case 'cohen_kappa': {
      const weights = i.weights === 'equal' ? 'linear' : i.weights === 'squared' ? 'quadratic' : 'unweighted'
      if (i.peer.startsWith('vcd')) {
        const ours = cohenKappa(i.ratings, i.categories, weights)
        const plain = cohenKappa(i.ratings, i.categories)
        return i.ratings.length === 1 && follow === 'peer-specific'
          ? 'ours has no spread of a single unit'
          : { value: ours.value, ase: ours.se, unweighted: plain.value, unweightedAse: plain.se }
      }
      // irr knows only the answers that were given, as if the others were not on the scale.
      const seen = [
        ...new Set(i.ratings.filter((row) => !row.includes(null)).flatMap((row) => row.filter((x) => x !== null))),
      ]
      const ours = cohenKappa(
        i.ratings,
        seen.sort((a, b) => a - b),
        weights,
      )
      return { value: ours.value, z: ours.z, p: ours.p, subjects: ours.units }
    }
    case 'fleiss_kappa': {
      if (i.peer.startsWith('irrCAC')) return gwets(fleissKappa(i.ratings, i.categories))
      const ours = fleissComplete(i.ratings)
      return { value: ours.value, z: ours.z, p: ours.p, subjects: ours.units }
    }
    case 'gwet_ac1':
    case 'gwet_ac2': {
      if (follow === 'peer-specific' && i.categories.length < 2) return 'a scale of one answer'
      return gwets(gwet(i.ratings, i.categories, i.weights as Weights))
    }
    case 'krippendorff_alpha': {
      const ours = krippendorff(i.ratings, i.metric ?? 'nominal')
      if (expected['error'] !== undefined) return ours.value === null ? expected : { error: 'none' }
      if (ours.value === null && follow === 'peer-specific') return 'ours has none where only one value was used'
      return i.peer.startsWith('irrCAC') ? gwets(ours) : { value: ours.value }
    }
    case 'percent_agreement':
      return gwets(percentAgreement(i.ratings, i.categories))
    default:
      return undefined
  }
}

const gwets = (ours: {
  value: number | null
  observed: number | null
  expected: number | null
  se: number | null
}) => ({
  value: ours.value,
  pa: ours.observed,
  pe: ours.expected,
  se: ours.se,
})
