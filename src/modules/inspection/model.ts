export type FindingKind = 'strength' | 'area_for_improvement' | 'recommendation' | 'objective'

export type Finding = {
  id: string
  kind: FindingKind
  reference: string
  title: string
  theme: string
  state: 'draft' | 'final'
  position: number
  source_id: string
  source_title: string
  source_kind: string
  embargo_until: Date | null
}

export type ByKind = 'inspectorate' | 'partnership' | 'peer_reviewer' | 'young_people'

export type Conclusion = {
  id: string
  finding_id: string
  by_kind: ByKind
  by_name: string
  dated: string
  phrase: string
  page: string
  source_id: string | null
  evidence_id: string | null
}

/** Who asks: a source under embargo shows only to its named readers. */
export type Reader = { personId: string; now: Date }

export type Evaluation = {
  id: string
  source_id: string
  indicator: string
  grade: string
  scale: string
  page: string
}
