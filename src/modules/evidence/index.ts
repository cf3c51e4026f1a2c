import type { Module } from '../../platform/route.ts'
import { routes } from './routes.ts'

export { addEvidence, storeUpload } from './filing.ts'
export { EvidenceList } from './list.tsx'
export { embargoPiece, type NewPiece } from './queries.ts'
export { piecesNamed } from './naming/queries.ts'
export { type Nature, natures, natureWords } from './rules.ts'
export { addSilence, type Silence, silencesOn } from './silences/queries.ts'
export {
  endSource,
  refreshSource,
  registerSource,
  type Source,
  type SourceKind,
  sources,
} from './sources/queries.ts'
export { type OpenPiece, openEvidence } from './released/queries.ts'
export {
  embargoStatement,
  endStatement,
  endStatements,
  registerStatement,
  registerStatements,
  renameStatement,
  restoreStatement,
  type StatementKind,
} from './statements.ts'
export { attach, evidenceOn, type Support } from './supports/queries.ts'
export type { View } from './views/rules.ts'

export const evidence: Module = {
  name: 'evidence',
  routes,
  nav: [{ href: '/evidence', text: 'Evidence', can: 'evidence.read' }],
}
