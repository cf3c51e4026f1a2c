import type { Row } from '../../../documents/read/model.ts'
import type { FindingKind, ReportKind } from './model.ts'
import { isGrade, labelled, withoutLabel } from './signals.ts'
import type { Unit } from './units.ts'

type Found = {
  finding: { kind: FindingKind; wording: string; reference: string | null; theme: string | null; why: string }
  grade: string | null
}

/** What a cell words, if its column, the label beside it, or a grade in the same row says that it is a finding. */
export const findingIn = (unit: Unit, document: ReportKind | null): Found | null => {
  if (!unit.table) return null
  const { rows, row, column } = unit.table
  const cells = rows[row]?.cells.map((cell) => cell?.text.trim() ?? '') ?? []
  const heads = headsOf(rows)
  const grade = cells.slice(1).find(isGrade)
  if (column === firstWords(cells) && grade && cells.length <= 4)
    return { finding: { ...bare(unit.text), kind: 'evaluation', why: 'Its row ends in a grade.' }, grade }
  const label = column > 0 ? labelled(cells[column - 1] ?? '') : null
  if (label && label.wording === '' && unit.text.split(' ').length >= 3)
    return {
      finding: { ...bare(unit.text), ...label, wording: unit.text, why: 'The cell before it is its label.' },
      grade: null,
    }
  const kind = row > 0 || heads.length === 0 ? kindOf(heads[column] ?? '', document) : null
  if (!kind || unit.text.split(' ').length < 3 || sameAsHead(unit.text, heads[column])) return null
  const own = labelled(unit.text)
  const reference =
    own?.reference ?? under(heads, cells, /^(?:ref(?:erence)?|no\.?|number|#|rec(?:ommendation)? no\.?)$/i)
  const theme = under(heads, cells, /^themes?$/i)
  const wording = own?.wording || withoutLabel(unit.text)
  return {
    finding: { kind, wording, reference, theme, why: `It stands in the column “${heads[column]}”.` },
    grade: null,
  }
}

const bare = (wording: string) => ({ wording, reference: null, theme: null })

const firstWords = (cells: string[]) => cells.findIndex((cell) => cell.split(' ').length >= 2 || cell.length > 8)

const headsOf = (rows: Row[]) =>
  (rows.slice(0, 3).find((row) => row.header) ?? rows[0])?.cells.map((cell) => cell?.text.trim() ?? '') ?? []

const under = (heads: string[], cells: string[], name: RegExp) =>
  cells[heads.findIndex((head) => name.test(head))] || null

// Plans print their header again on each page.
const sameAsHead = (text: string, head: string | undefined) => text.toLowerCase() === head?.toLowerCase()

const kindOf = (head: string, document: ReportKind | null): FindingKind | null => {
  if (head.length > 60 || /\b(?:action|response|progress|update|date|lead|owner|status|no|number)\b/i.test(head))
    return null
  if (/\brecommendations?\b/i.test(head)) return 'recommendation'
  if (/\bareas? (?:for|of) (?:improvement|development)\b|^(?:inspection )?findings?$/i.test(head))
    return 'area_for_improvement'
  if (/\bstrengths?\b/i.test(head)) return 'strength'
  if (/\brequirements?\b/i.test(head) || (document === 'notice' && /\bobjectives?\b|\brequired\b/i.test(head)))
    return 'objective'
  return null
}
