import type { Module } from '../../platform/route.ts'
import { routes } from './routes.ts'

export { addEvidence, storeUpload } from './filing.ts'
export { EvidenceList } from './list.tsx'
export { attach, embargoPiece, type NewPiece, type Support, supporting } from './queries.ts'
export { natures, natureWords } from './rules.ts'
export {
  embargoStatement,
  endStatement,
  endStatements,
  registerStatement,
  registerStatements,
  renameStatement,
  restoreStatement,
} from './statements.ts'

export const evidence: Module = {
  name: 'evidence',
  routes,
  nav: [{ href: '/evidence', text: 'Evidence', can: 'evidence.read' }],
}
