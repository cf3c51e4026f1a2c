import { amountsIn, percent } from './amounts.ts'
import { datesIn } from './dates.ts'
import type { ProposedMeasure, Step } from './proposal.ts'
import { capital, sentencesOf, squeezed, wordsOf } from './words.ts'

/** The amounts of a text with the dates by which they hold: "50% by 30 June 2026" is one step. */
export const stepsIn = (text: string): { steps: Step[]; rest: string } => {
  const dates = datesIn(text, { endYear: null }, true)
  const targets = amountsIn(text, dates)
  if (targets.length === 0) return { steps: [], rest: text }
  const used = new Set<number>()
  const steps = targets.map((target): Step => {
    const before = dates.findLastIndex(
      (d, i) => !used.has(i) && d.end <= target.at && !/[.;\n]/.test(text.slice(d.end, target.at)),
    )
    const after = dates.findIndex(
      (d, i) => !used.has(i) && d.at >= target.end && !/[;\n]|\.\s/.test(text.slice(target.end, d.at)),
    )
    const first = dates[0]
    const leads = first !== undefined && first.at < (targets[0]?.at ?? 0)
    const pick = leads ? (before === -1 ? after : before) : after === -1 ? before : after
    if (pick !== -1 && targets.length > 1) used.add(pick)
    return { date: dates[pick]?.date ?? null, value: target.value, unit: target.unit }
  })
  return { steps, rest: text }
}

/** The words of a step without its date and amount: what is the same in every step of one target. */
const core = (text: string): string => {
  let left = text
  for (const d of [...datesIn(text, { endYear: null }, true)].reverse()) left = left.slice(0, d.at) + left.slice(d.end)
  return squeezed(left.replace(percent, ' '))
    .replace(
      /\b(?:by|before|until|from|in|at least|over|of|to|and|then|rising to|increasing to|with)\b\s*(?=$|[,.;:]|(?:by|before|of)\b)/gi,
      ' ',
    )
    .replace(/^(?:\s*(?:by|before|at least|and|then|rising to|,|of|for|a|an)\b|[\s,.;:–-]+)+/i, '')
    .replace(/(?:[\s,;:–-]|\b(?:by|and|to|then|rising|increasing)\b)+$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Entries of a measure cell: lines, list marks, semicolons and sentences; dated steps of one target come back as one. */
export const measuresIn = (text: string): ProposedMeasure[] => {
  const pieces = text
    .split(/\n+|\s*;\s+|\s*[•▪●]\s*/)
    .flatMap((line) =>
      stepsIn(line).steps.length > 1 && sentencesOf(line).length === 1
        ? [line]
        : sentencesOf(line).map((sentence) => sentence.text),
    )
    .map((piece) => squeezed(piece.replace(/^(?:[-–*]|\(?\d{1,2}[.)]|[a-z][.)])\s+/, '')))
    .filter((piece) => /[a-z0-9]{2}/i.test(piece) && !/^n\/?a\.?$/i.test(piece))
  const measures: (ProposedMeasure & { core: string })[] = []
  for (const piece of pieces) {
    const { steps } = stepsIn(piece)
    const last = measures.at(-1)
    const own = steps.length > 0 ? core(piece) : piece
    if (
      last &&
      [...last.steps, ...steps].every((step) => step.date) &&
      last.steps.length > 0 &&
      steps.length > 0 &&
      alike(last.core, own)
    ) {
      last.steps = [...last.steps, ...steps]
      last.text = capital((last.core || own).replace(/[.]+$/, ''))
    } else measures.push({ text: piece, steps, core: own })
  }
  return measures.map(({ text: words, steps, core: own }) => ({
    text: steps.length > 1 && own.length > 8 ? capital(own.replace(/[.]+$/, '')) : words,
    steps: steps.toSorted((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9')),
  }))
}

const alike = (a: string, b: string): boolean => {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  if (right.size <= 2) return true
  const both = [...left].filter((word) => right.has(word)).length
  return both / Math.max(1, Math.min(left.size, right.size)) >= 0.7
}

/** True for an aim that is a target: an amount or a date leads it. */
export const isTarget = (text: string): boolean =>
  /^(?:by|from|before)\b/i.test(text.trim()) && datesIn(text.slice(0, 60), { endYear: null }, true).length > 0
