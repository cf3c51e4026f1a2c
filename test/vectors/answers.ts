import { agreementAnswers } from './agreement-answers.ts'
import { chartAnswers } from './chart-answers.ts'
import { disclosureAnswers } from './disclosure-answers.ts'
import { intervalAnswers } from './interval-answers.ts'
import { powerbiAnswers } from './powerbi-answers.ts'
import { xmrAnswers } from './xmr-answers.ts'

/** One figure of a package: what went in, what came out, how near is near enough, and whether it is to be followed. */
export type Case = {
  name: string
  input: Record<string, never>
  expected: Record<string, unknown>
  tolerance: number | { absolute?: number; relative?: number }
  follow: 'yes' | 'peer-specific' | 'no' | 'optional'
}

export type Outcome = { kind: 'passed' } | { kind: 'failed'; why: string } | { kind: 'skipped'; why: string }
/** What ours gives for a case, by the keys of its `expected`; a string when it is not for us, with the reason. */
export type Given = Record<string, unknown> | string

/** Runs one case of a file through the function of ours that answers it. */
export function answers(file: string, each: Case): Outcome {
  if (each.follow === 'no') return { kind: 'skipped', why: 'the package is wrong there' }
  const given =
    intervalAnswers(file, each) ??
    agreementAnswers(file, each) ??
    chartAnswers(file, each) ??
    xmrAnswers(file, each) ??
    powerbiAnswers(file, each) ??
    disclosureAnswers(file, each)
  if (given === undefined) return { kind: 'skipped', why: `nothing of ours answers ${file}` }
  if (typeof given === 'string') return { kind: 'skipped', why: given }
  const why = differences(given, each.expected, each.tolerance)
  return why ? { kind: 'failed', why } : { kind: 'passed' }
}

/** The first difference in words; undefined when all that is expected is there. Missing, null and undefined are one. */
function differences(given: unknown, expected: unknown, tolerance: Case['tolerance'], at = ''): string | undefined {
  if (expected === null || expected === undefined)
    return given === null || given === undefined ? undefined : `${at} is ${JSON.stringify(given)}, not nothing`
  if (typeof expected === 'number') {
    if (typeof given !== 'number') return `${at} is ${JSON.stringify(given)}, not ${expected}`
    const { absolute = 0, relative = 0 } = typeof tolerance === 'number' ? { absolute: tolerance } : tolerance
    const near = absolute + relative * Math.max(Math.abs(given), Math.abs(expected))
    return Math.abs(given - expected) <= near ? undefined : `${at} is ${given}, not ${expected}`
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(given) || given.length !== expected.length)
      return `${at} is ${JSON.stringify(given)?.slice(0, 200)}, not ${JSON.stringify(expected).slice(0, 200)}`
    for (const [n, value] of expected.entries()) {
      const why = differences(given[n], value, tolerance, `${at}[${n}]`)
      if (why) return why
    }
    return undefined
  }
  if (typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      if (key === 'by' || key === 'warning' || key === 'warnings') continue
      const why = differences(
        (given as Record<string, unknown> | null)?.[key],
        value,
        tolerance,
        at ? `${at}.${key}` : key,
      )
      if (why) return why
    }
    return undefined
  }
  return given === expected ? undefined : `${at} is ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`
}
