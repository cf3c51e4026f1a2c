import type { Module } from '../../platform/route.ts'
import { routes as auditRoutes } from './audits/routes.ts'
import { routes as bodyRoutes } from './bodies/routes.ts'
import { routes as conclusionRoutes } from './conclusions/routes.ts'
import { routes as evaluationRoutes } from './evaluations/routes.ts'
import { routes as findingRoutes } from './findings/routes.ts'
import { routes as programmeRoutes } from './programme/routes.ts'
import { routes as progressRoutes } from './progress/routes.ts'
import { routes as questionRoutes } from './questions/routes.ts'
import { routes as readingRoutes } from './readings/routes.ts'
import { routes as registerRoutes } from './register/routes.ts'
import { routes as requestRoutes } from './requests/routes.ts'
import { routes as sourceRoutes } from './sources/routes.ts'
import { routes as watchRoutes } from './watches/routes.ts'

export { addAudit, type Audit, type AuditFields, audits, setAuditSource } from './audits/queries.ts'
export { agedFindings, bandWords, readsWords, stoodSentence } from './audits/rules.ts'
export { addConclusion, type ConclusionFields } from './conclusions/queries.ts'
export { addEvaluation, type EvaluationFields } from './evaluations/queries.ts'
export { covers, setClosed, setCovers } from './findings/queries.ts'
export { linkMeasure, type Measured, measuredFindings, unlinkMeasure } from './measured/queries.ts'
export { addStep, programme, type Step, type StepFields } from './programme/queries.ts'
export { addRequests, type DocumentRequest, requestsOf } from './requests/queries.ts'
export { addBody, bodies, type Body, setBodies } from './bodies/queries.ts'
export { addPastConclusions, addPastCovers, addPastEvaluations, holdPastSource } from './past/queries.ts'
export {
  addFinding,
  addSource,
  type Conclusion,
  conclusions,
  type Evaluation,
  evaluations,
  type Finding,
  type FindingKind,
  findings,
  type NewFinding,
  type NewSource,
  type Reader,
  wordings,
} from './queries.ts'
export { type Progress, progressOf, progressOfEach } from './progress/queries.ts'
export { addQuestion, type KeyQuestion, keyQuestions, setQuestioned } from './questions/queries.ts'
export { type OpenReading, openReadings } from './readings/queries.ts'
export { takeFindings, takeReport } from './readings/taking.ts'
export { findingKindWords, kindOfSource, openName, placeWords } from './rules.ts'
export { type Source, sources } from './sources/queries.ts'
export { addWatch, type Watch, watches } from './watches/queries.ts'

export const inspection: Module = {
  name: 'inspection',
  // Addresses with fixed words come before those with a part that varies.
  routes: [
    ...registerRoutes,
    ...readingRoutes,
    ...auditRoutes,
    ...bodyRoutes,
    ...programmeRoutes,
    ...progressRoutes,
    ...questionRoutes,
    ...requestRoutes,
    ...watchRoutes,
    ...sourceRoutes,
    ...evaluationRoutes,
    ...conclusionRoutes,
    ...findingRoutes,
  ],
  nav: [{ href: '/inspection', text: 'Findings', can: 'inspection.read' }],
}
