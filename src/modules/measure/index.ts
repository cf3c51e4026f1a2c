import type { Module } from '../../platform/route.ts'
import { routes as breakdownRoutes } from './breakdowns/routes.ts'
import { routes as breakRoutes } from './breaks/routes.ts'
import { routes as catalogueRoutes } from './catalogue/routes.ts'
import { siteRoutes, tokenRoutes as machineRoutes } from './feed/routes.ts'
import { routes as figureRoutes } from './figures/routes.ts'
import { routes as importRoutes } from './imports/routes.ts'
import { sweep } from './lateness/jobs.ts'
import { measureSayings } from './leaving/sayings.ts'
import { routes as markRoutes } from './marks/routes.ts'
import { routes as profileRoutes } from './profile/routes.ts'
import { routes as narrativeRoutes } from './narrative/routes.ts'
import { routes as readingRoutes } from './reading/routes.ts'
import { routes as requestRoutes } from './requests/routes.ts'
import { routes as summaryRoutes } from './summary/routes.ts'
import { routes as measureRoutes } from './routes.ts'
import { routes as tokenRoutes } from './tokens/routes.ts'

export { findOrAddCategories } from './breakdowns/queries.ts'
export { addBreak, breaksOf } from './breaks/queries.ts'
export type { Leaving, Place, Protected, Release, Shown } from './disclosure/model.ts'
export { letOut, outside, type Outgoing, thresholdOf } from './disclosure/queries.ts'
export { isSmallFigure, notShown, protect, ruleSentence, smallMark } from './disclosure/rules.ts'
export { findMeasure, measures } from './definitions/queries.ts'
export { addObservation, addObservations, latestOf, type NewObservation, observationsOf } from './figures/queries.ts'
export { addNarrative, type NewNarrative } from './narrative/queries.ts'
export { addAnnotation, addPhase, handSteps, type HandedStep, type Pin, pinMarks } from './marks/queries.ts'
export { type AtRelease, type LeavingMeasures, leavingMeasures } from './leaving/gathering.ts'
export { latestOutside } from './leaving/latest.ts'
export { type LeavingMeasure, tableRule } from './leaving/rules.ts'
export { summarySentence } from './list/rules.ts'
export { kinds as measureKinds } from './model.ts'
export type { Better, Break, Frequency, Measure, MeasureKind, Observation } from './model.ts'
export { addMeasure, type MeasureFields } from './queries.ts'
export { isSilent } from './lateness/rules.ts'
export { betterWords, daysOf, figureWords, kindMeans, kindWords, latestSentence, periodWords } from './rules.ts'
export { earliestSignal, fewestBefore } from './reading/earliest.ts'
export { examine } from './imports/examine.ts'
export { importFigures, tryFigures } from './imports/import-figures.ts'
export { openFile as openFigures } from './imports/source.ts'

export const measure: Module = {
  name: 'measure',
  routes: [
    ...measureRoutes,
    ...catalogueRoutes,
    ...figureRoutes,
    ...breakRoutes,
    ...readingRoutes,
    ...markRoutes,
    ...narrativeRoutes,
    ...summaryRoutes,
    ...requestRoutes,
    ...breakdownRoutes,
    ...profileRoutes,
    ...importRoutes,
    ...tokenRoutes,
  ],
  tokens: machineRoutes,
  site: siteRoutes,
  sweep,
  sayings: (c, sourceIds) => measureSayings(c.db, sourceIds, c.now),
  nav: [{ href: '/measure', text: 'Measures', can: 'measure.read', area: 'measure' }],
}
