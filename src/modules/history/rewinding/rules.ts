/** A recorded change of one row: which columns were what, and what they became. */
export type Changed = {
  at: Date
  operation: 'insert' | 'update' | 'delete'
  subject: string
  subject_id: string
  was: Record<string, unknown> | null
  became: Record<string, unknown> | null
}

/**
 * Rows as they stood before some changes, given as they stand now and the changes newest first. `began`: leaves a row that
 * was recorded as added where it is, because it speaks of an earlier time than its record (a plan brought in with its past).
 */
export const rewound = <Row extends { id: string }>(
  rows: readonly Row[],
  changes: readonly Changed[],
  began: (change: Changed) => boolean = () => false,
): Row[] => {
  const now = new Map<string, Row>(rows.map((row) => [row.id, row]))
  for (const change of changes) {
    const id = change.subject_id
    const row = now.get(id)
    if (change.operation === 'insert' && !began(change)) now.delete(id)
    else if (change.operation === 'update' && row) now.set(id, { ...row, ...change.was })
    else if (change.operation === 'delete') now.set(id, { ...change.was, id } as unknown as Row)
  }
  return [...now.values()]
}
