import type { SourceKind } from './queries.ts'

export const sourceWords: Record<SourceKind, string> = { measure: 'Measure', audit: 'Audit', survey: 'Survey' }
