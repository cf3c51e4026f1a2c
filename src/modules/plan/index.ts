import type { Module } from '../../platform/route.ts'
import { routes as agreementRoutes } from './agreements/routes.ts'
import { routes as changeRoutes } from './changes/routes.ts'
import { jobs, sweep } from './asking/jobs.ts'
import { links } from './asking/link-routes.ts'
import { routes as askingRoutes } from './asking/routes.ts'
import { routes as deletionRoutes } from './deletions/routes.ts'
import { routes as findingRoutes } from './findings/routes.ts'
import { importRoutes } from './import/pages/routes.ts'
import { routes as coverageRoutes } from './coverage/routes.ts'
import { routes as itemRoutes } from './items/routes.ts'
import { routes as keyRoutes } from './keys/routes.ts'
import { routes as milestoneRoutes } from './milestones/routes.ts'
import { routes as mineRoutes } from './mine/routes.ts'
import { routes as outlineRoutes } from './outline/routes.ts'
import { routes as checkingRoutes } from './checking/routes.ts'
import { routes as dependencyRoutes } from './dependencies/routes.ts'
import { routes as timelineRoutes } from './timeline/routes.ts'
import { routes as diagramRoutes } from './diagram/routes.ts'
import { routes as rollUpRoutes } from './rollup/routes.ts'
import { routes as suggestionRoutes } from './suggestion/routes.ts'
import { routes as planRoutes } from './plans/routes.ts'
import { routes as charterRoutes } from './charter/routes.ts'
import { routes as cycleRoutes } from './cycles/routes.ts'
import { routes as resourceRoutes } from './resources/routes.ts'
import { routes as riskRoutes } from './risks/routes.ts'
import { routes as suiteRoutes } from './suite/routes.ts'
import { routes as requirementRoutes } from './requirements/routes.ts'
import { routes as roundRoutes } from './rounds/routes.ts'
import { showingRoutes as roundPageRoutes } from './rounds/showing.ts'
import { routes as signOffRoutes } from './sign-offs/routes.ts'
import { routes as sittingRoutes } from './sittings/routes.ts'
import { routes as packRoutes } from './packs/routes.ts'
import { routes as practiceRoutes } from './practice/changes/routes.ts'
import { routes as practiceReviewRoutes } from './practice/reviews/routes.ts'
import { routes as standardRoutes } from './practice/standards/routes.ts'
import { routes as tellingRoutes } from './practice/telling/routes.ts'
import { routes as targetRoutes } from './targets/routes.ts'
import { routes as updateRoutes } from './updates/routes.ts'

export { ChangesList } from './changes/list.tsx'
export { changesBetween, isNothing, type PlanChanges } from './changes/rules.ts'
export { changesSentence, comparedSentence, leadsSentence, levelSentence } from './changes/sentence.ts'
export { snapshotOf } from './changes/snapshot.ts'
export { askRound, chaseRound, endAsking, type RoundAsking, roundAsking } from './asking/asking.ts'
export { type Changes, changesSince, type Move, type StatusChange } from './changes/queries.ts'
export { type ImportLine, imports } from './import/pages/queries.ts'
export { deleteItem, restoreItem } from './deletions/queries.ts'
export { type Contract, toContract } from './import/contract.ts'
export { importPlan } from './import/pages/import-plan.ts'
export { propose } from './import/propose.ts'
export { addItem, type NewItem } from './items/queries.ts'
export { keepMove, moveDate } from './moves/queries.ts'
export { type Doubt, moveSentence } from './items/rules.ts'
export { valueWords } from './outline/csv.ts'
export { meansOfItems, owedUpdates, updatesOfItems } from './chain/queries.ts'
export { allItems, findItem, itemsAnswering, itemsOfPosts, planTree, type Who } from './outline/queries.ts'
export { daysLate, isDueSoon, isLate, lacksLead, lacksMeasure, lacksStatus, movedWords } from './outline/rules.ts'
export { standing } from './outline/sentence.ts'
export type { LeadPost, PlanTree, Target, TreeItem } from './outline/tree.ts'
export { needsUpdate, type OwedInRounds, owedInRounds } from './mine/rules.ts'
export {
  addPastItems,
  addPastMoves,
  addPastUpdates,
  holdPastTargets,
  type PastItem,
  type PastMove,
  type PastUpdate,
} from './past/queries.ts'
export type {
  FrozenFinding,
  FrozenItem,
  FrozenLevel,
  FrozenSuggestion,
  FrozenUpdate,
  HandedGap,
  HandedLevel,
  Release,
  ReleaseLine,
  ReleaseModel,
  Said,
} from './releases/model.ts'
export {
  findPlanRelease,
  gapsOfRelease,
  heldBackIn,
  planReleases,
  releaseBefore,
  releaseOfRound,
} from './releases/kept-queries.ts'
export { type Closed, closeRound } from './releases/queries.ts'
export { saidCounts } from './releases/rules.ts'
export { chartersOf, findCharter } from './charter/queries.ts'
export {
  type Charter,
  changesBetween as charterChanges,
  changesSentence as charterChangesSentence,
  type PartKey as CharterPart,
  parts as charterParts,
  standingWords as charterStanding,
} from './charter/rules.ts'
export type { Decision as CycleDecision } from './cycles/rules.ts'
export type { ResourceKind, ResourceState } from './resources/rules.ts'
export { addPastCharters, addPastCycles, addPastResources, addPastRisks } from './past/works-queries.ts'
export { addPastRound, type PastRound, type PastState, restateItems } from './past/rounds-queries.ts'
export type { KeyWord, Level, Plan, PlanLevel, StatusKey } from './plans/model.ts'
export { addKey, addPlan, findPlan, type NewPlan, plans } from './plans/queries.ts'
export { statusShown, type StatusShown, wordOfLevel } from './plans/rules.ts'
export type { LineState, Round, RoundAnswer, RoundCounts, RoundLine, RoundPost, RoundStanding } from './rounds/model.ts'
export { findRound, openBits, openRounds, roundsOf, roundsUnderWay } from './rounds/queries.ts'
export {
  owedSentence,
  roundLine,
  shutWords,
  sittingInvitation,
  standingSentence,
  stateWords,
  tallies,
  type Tally,
} from './rounds/rules.ts'
export { roundStanding } from './rounds/standing.ts'
export { type ItemError, readSitting, type ReadSitting, withoutSaved, type Written } from './sittings/form.ts'
export { type Sitter, sittingOf } from './sittings/gathering.ts'
export type { SittingFacts, SittingItem, SittingPost } from './sittings/model.ts'
export { savedSentence, sittingSentence, unsavedSentence } from './sittings/rules.ts'
export { type SavedSitting, saveSitting } from './sittings/saving.ts'
export { Sitting, type SittingProps } from './sittings/sitting.tsx'
export {
  addChange,
  type ChangeFields,
  type PracticeChange,
  practiceChanges,
  type Told,
} from './practice/changes/queries.ts'
export { criterionWords, reviewLate, toldSentence } from './practice/changes/rules.ts'
export { addStandard, type Standard, standards } from './practice/standards/queries.ts'
export { addTold } from './practice/telling/queries.ts'
export { type ProposedAnswer, proposeAnswers } from './matching.ts'
export { type Share, drawnOf } from './diagram/rules.ts'
export { sharesOf } from './diagram/queries.ts'
export { isRated, ratedLines } from './rollup/rated.ts'
export { type RolledUp, rolledUp, rollUpWords } from './rollup/rules.ts'
export { SuggestedSide } from './suggestion/parts.tsx'
export type { SuggestedTone, SuggestionFacts } from './suggestion/facts.ts'
export { lastSuggested, type Suggestion, suggestionFacts, suggestionFrom, suggestionsOf } from './suggestion/queries.ts'
export { differs, keyed, nothingWords, reopening, suggest, wanting, wantingSentence } from './suggestion/rules.ts'
export { letters, planSentence, smart, type Smart } from './smart.ts'
export { smartFacts } from './items/checked.ts'
export { workbookMark } from './workbook/sheet.ts'
export { defaultKey, defaultLevels } from './status-keys.ts'
export type { AgreedHow } from './updates/rules.ts'
export {
  type Contribution,
  lastUpdates,
  type NewUpdate,
  postUpdate,
  type Update,
  updatesOn,
  waiting,
} from './updates/queries.ts'

export const plan: Module = {
  name: 'plan',
  // Routes with fixed words come before those with a part that varies.
  routes: [
    ...planRoutes,
    ...rollUpRoutes,
    ...checkingRoutes,
    ...diagramRoutes,
    ...timelineRoutes,
    ...dependencyRoutes,
    ...suggestionRoutes,
    ...keyRoutes,
    ...deletionRoutes,
    ...importRoutes,
    ...suiteRoutes,
    ...riskRoutes,
    ...charterRoutes,
    ...cycleRoutes,
    ...resourceRoutes,
    ...outlineRoutes,
    ...itemRoutes,
    ...targetRoutes,
    ...coverageRoutes,
    ...milestoneRoutes,
    ...updateRoutes,
    ...agreementRoutes,
    ...roundRoutes,
    ...roundPageRoutes,
    ...requirementRoutes,
    ...signOffRoutes,
    ...sittingRoutes,
    ...changeRoutes,
    ...mineRoutes,
    ...findingRoutes,
    ...packRoutes,
    ...practiceRoutes,
    ...practiceReviewRoutes,
    ...standardRoutes,
    ...tellingRoutes,
    ...askingRoutes,
  ],
  links,
  jobs,
  sweep,
  nav: [{ href: '/plan', text: 'Plan', can: 'plan.read' }],
}
