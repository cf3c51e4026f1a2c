export const agencyKinds = [
  'social_work',
  'education',
  'health',
  'police',
  'third_sector',
  'reporter',
  'council',
  'other',
] as const
export type AgencyKind = (typeof agencyKinds)[number]
