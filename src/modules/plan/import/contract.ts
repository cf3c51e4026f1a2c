import type { Contribution, ItemKind, NotAPlan, ProposedMeasure, Proposal, Source, Warning } from './proposal.ts'

/** One line of the plan as `plan import --json` prints it; dates are `YYYY-MM-DD`, absent is `null` or `[]`. */
export type ContractItem = {
  title: string
  kind: ItemKind
  theme: string | null
  outcome: string | null
  driver: string | null
  aim: string | null
  findings: string[]
  measures: ProposedMeasure[]
  leads: string[]
  due: string | null
  status: string | null
  progress: string | null
  contributions: Contribution[]
  reason: string | null
  links: string[]
  warnings: Warning[]
  source: Source
}

/** `item` is the index of the item that a warning stands at; `rows` are the rows of the file. */
export type ContractWarning = Warning & { item?: number; rows?: number[] }

export type Contract = { items: ContractItem[]; warnings: ContractWarning[]; imported: number }

/** The proposal in the stable form of the command line. `imported` counts the items that were written: 0 for a dry run. */
export const toContract = (proposal: Proposal | NotAPlan, imported = 0): Contract => {
  if ('refused' in proposal)
    return { items: [], warnings: [{ code: 'not_a_plan', sentence: proposal.refused }], imported: 0 }
  const items = proposal.items.map(
    ({
      title,
      kind,
      theme,
      outcome,
      driver,
      aim,
      findings,
      measures,
      leads,
      due,
      status,
      progress,
      contributions,
      reason,
      links,
      warnings,
      source,
    }): ContractItem => ({
      title,
      kind,
      theme,
      outcome,
      driver,
      aim,
      findings,
      measures,
      leads,
      due,
      status,
      progress,
      contributions,
      reason,
      links,
      warnings,
      source,
    }),
  )
  const general = proposal.putRight
    .filter((each) => each.code === 'repeated')
    .map(({ code, sentence, rows }): ContractWarning => ({ code, sentence, rows }))
  const own = items.flatMap((item, index) =>
    item.warnings
      .filter((warning) => warning.code !== 'repeated')
      .map((warning): ContractWarning => ({ ...warning, item: index, rows: item.source.rows })),
  )
  return { items, warnings: [...general, ...own], imported }
}
