import type { Case, Given } from './answers.ts'
export const chartAnswers = (_file: string, _case: Case): Given | undefined => undefined
