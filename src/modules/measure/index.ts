import type { Module } from '../../platform/route.ts'
import { routes as breakRoutes } from './breaks/routes.ts'
import { routes as figureRoutes } from './figures/routes.ts'
import { routes as measureRoutes } from './routes.ts'

export type { Better, Break, Frequency, Measure, MeasureKind, Observation } from './model.ts'
export {
  addBreak,
  addMeasure,
  addObservation,
  addObservations,
  breaksOf,
  findMeasure,
  latestOf,
  type MeasureFields,
  measures,
  type NewObservation,
  observationsOf,
} from './queries.ts'
export { betterWords, daysOf, figureWords, isSilent, kindWords, latestSentence, periodWords } from './rules.ts'

export const measure: Module = {
  name: 'measure',
  routes: [...measureRoutes, ...figureRoutes, ...breakRoutes],
  nav: [{ href: '/measure', text: 'Measures', can: 'measure.read', area: 'measure' }],
}
