/** What a statement is, as the caption above it. */
export const statementWords = (kind: string): string => words[kind] ?? 'Statement'

const words: Record<string, string> = {
  finding: 'Finding',
  item: 'Plan item',
  update: 'Update',
  evaluation: 'Evaluation',
  practice_change: 'Change of practice',
  conclusion: 'Conclusion',
  key_question: 'Key question',
  level: 'Level of evidence',
  audit: 'Audit',
}
