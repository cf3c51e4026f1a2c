export {
  addFinding,
  addSource,
  conclusions,
  type Finding,
  type FindingKind,
  findings,
  type NewFinding,
  type NewSource,
  type Reader,
  wordings,
} from './queries.ts'
