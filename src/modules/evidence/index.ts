import type { Module } from '../../platform/route.ts'
import { routes as editionRoutes } from './editions/routes.ts'
import { routes as packRoutes } from './pack/routes.ts'
import { sweep } from './reviews/jobs.ts'
import { routes as reviewRoutes } from './reviews/routes.ts'
import { routes } from './routes.ts'
import { routes as silenceRoutes } from './silences/routes.ts'
import { routes as supportRoutes } from './supports/routes.ts'
import { routes as viewRoutes } from './views/routes.ts'

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
  removeStatement,
  renameStatement,
  restoreStatement,
  type StatementKind,
} from './statements.ts'
export { attach, evidenceOn, type Support } from './supports/queries.ts'
export { proveSince } from './standing/queries.ts'
export {
  ageWords,
  lastDay,
  resultWords,
  type Since,
  staleSentence,
  type Triangulation,
  triangulate,
} from './standing/rules.ts'
export { voiceSentence } from './silences/rules.ts'
export { saveView } from './views/queries.ts'
export { daysUntold, heardWords, holdsViews, toldBackSentence, type View } from './views/rules.ts'
export type { Chapter } from './pack/index-paper.ts'
export { packOf } from './pack/make.ts'
export { NoPack, type Verified, verifyPack } from './pack/verify.ts'
export { type Due, reviewsDue } from './reviews/queries.ts'

export const evidence: Module = {
  name: 'evidence',
  routes: [
    ...routes,
    ...editionRoutes,
    ...viewRoutes,
    ...reviewRoutes,
    ...supportRoutes,
    ...silenceRoutes,
    ...packRoutes,
  ],
  sweep,
  nav: [{ href: '/evidence', text: 'Evidence', can: 'evidence.read' }],
}
