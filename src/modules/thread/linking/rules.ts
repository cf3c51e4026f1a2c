import { earliestSignal, type Frequency, type MeasureKind } from '../../measure/index.ts'
import type { MeasureFacts } from '../levels/facts.ts'

export type Offered = { id: string; title: string; kind: MeasureKind; linked: boolean; earliest: string }

/** A measure as it is offered for a finding, with the earliest date on which it could tell anything. */
export const offer = (
  measure: Pick<MeasureFacts, 'id' | 'title' | 'kind' | 'better' | 'figures' | 'breaks'> & { frequency: Frequency },
  linked: ReadonlySet<string>,
  days: { in_use: string | null; found_on: string | null; today: string },
): Offered => ({
  id: measure.id,
  title: measure.title,
  kind: measure.kind,
  linked: linked.has(measure.id),
  earliest: earliestSignal(measure, days).words,
})
