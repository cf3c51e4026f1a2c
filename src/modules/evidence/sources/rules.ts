import type { Source, SourceKind } from './queries.ts'

export const sourceWords: Record<SourceKind, string> = { measure: 'Measure', audit: 'Audit', survey: 'Survey' }

/** What a living source may say outside the working space: nothing of few children. */
export const outsideSentence = (
  { latest, smallest }: Pick<Source, 'latest' | 'smallest'>,
  threshold: number,
): string =>
  latest === ''
    ? ''
    : smallest !== null && smallest < threshold
      ? `Its newest figure is not shown: counts under ${threshold} stay in the working space.`
      : `Now: ${latest}`
