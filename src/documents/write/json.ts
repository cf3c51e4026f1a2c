import type { Paper } from './model.ts'

/** The paper as JSON, as the writers received it, for programs and for opening a release again. */
export const toJson = (paper: Paper): string => `${JSON.stringify({ format: 'holdfast-paper-1', ...paper }, null, 2)}\n`
