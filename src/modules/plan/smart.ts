import { counted } from '../../platform/sentence.ts'
import { dateSaid, evasiveWords, hasFigure, isBounded, isDeliverable, sizelessWords, type Vague } from './wording.ts'

export type Letter = 'specific' | 'measurable' | 'achievable' | 'relevant' | 'timed'

/** Whether a letter is met, and in one sentence why, or what is missing. */
export type Verdict = { met: boolean; why: string }

export type Smart = Record<Letter, Verdict> & {
  /** Words that left something open, with the field and the position in it. */
  vague: (Vague & { in: 'title' | 'aim' })[]
  /** Measures and aims that promise a thing made, not a change for anybody. */
  deliverables: string[]
}

/** What is known of one item of a plan. Dates are `YYYY-MM-DD`. */
export type SmartFacts = {
  title: string
  aim?: string | null
  why?: string | null
  /** What kind of line it is: an improvement, a signpost to another plan, or one that needs no improvement. */
  kind: string
  /** Theme, outcome, driver, project or action; where it is not said, the kind is taken. */
  level?: string | null
  measures: {
    text: string
    steps: { date: string | null; value: number | null; unit?: string | null }[]
    baseline?: number | string | null
  }[]
  milestones: { title: string; due: string | null }[]
  /** Titles of posts. */
  leads: string[]
  leadAgency: string | null
  /** With what means it is done, in words: agreed. */
  resources?: string | null
  /** What was asked for and nobody has agreed yet. */
  asked?: string | null
  /** The findings it answers: how many, or their references. */
  findings: number | string[]
  /** Other plans it is tied to. */
  links: string[]
  start: string | null
  due: string | null
  ongoing?: boolean
  status: string | null
}

/**
 * The SMART check after the definition by which Scotland's children's services plans are reviewed (criterion 14):
 * specific (actions, outcomes, contributing organisations), measurable (actions with indicators), achievable (clear aims
 * and governance), relevant (a narrative on services), time-related (a timescale for each). It advises and never blocks.
 */
export const smart = (facts: SmartFacts): Smart => {
  const item = complete(facts)
  const marks = { vague: vagueIn(item), deliverables: deliverablesIn(item) }
  if (/^signpost/i.test(item.kind)) return { ...allMet('It points to another plan, which is checked there.'), ...marks }
  if (/^no[ _]improvement/i.test(item.status) || /^no[ _]improvement/i.test(item.kind))
    return { ...allMet('No improvement is needed here, so there is nothing to check.'), ...marks }
  return {
    specific: specific(item),
    measurable: measurable(item),
    achievable: achievable(item),
    relevant: relevant(item),
    timed: timed(item),
    ...marks,
  }
}

/** One sentence for a whole plan: how many items for how many findings, and how many meet all five letters. */
export const planSentence = (checked: Smart[], findings: number, priorities: number): string => {
  const met = checked.filter((item) => letters.every((letter) => item[letter].met)).length
  const many = priorities > 5 ? ` It names ${priorities} priorities; guidance advises three to five.` : ''
  return `${counted(checked.length, 'item')} for ${counted(findings, 'finding')}; ${met} of ${checked.length} ${met === 1 ? 'meets' : 'meet'} all five parts of SMART.${many}`
}

export const letters: readonly Letter[] = ['specific', 'measurable', 'achievable', 'relevant', 'timed']

type Item = ReturnType<typeof complete>

// Imported items come with holes; the check says what is missing and must not fall over it.
const complete = (facts: Partial<SmartFacts>) => ({
  title: said(facts.title),
  aim: said(facts.aim),
  why: said(facts.why),
  kind: said(facts.kind),
  level: said(facts.level) || said(facts.kind),
  measures: (facts.measures ?? []).map((measure) => ({
    text: said(measure.text),
    steps: measure.steps ?? [],
    baseline: measure.baseline ?? null,
  })),
  milestones: (facts.milestones ?? []).map(({ title, due }) => ({ title: said(title), due: due ?? null })),
  leads: (facts.leads ?? []).filter(isSaid),
  leadAgency: said(facts.leadAgency),
  resources: said(facts.resources),
  asked: said(facts.asked),
  findings: Array.isArray(facts.findings) ? facts.findings.length : (facts.findings ?? 0),
  links: (facts.links ?? []).filter(isSaid),
  start: isDate(facts.start) ? facts.start : null,
  due: isDate(facts.due) ? facts.due : null,
  ongoing: facts.ongoing ?? false,
  status: said(facts.status),
})

const said = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

const words = (item: Item) => [item.title, item.aim].filter(isSaid).join('. ')

const specific = (item: Item): Verdict => {
  const text = words(item)
  if (!isSaid(text)) return missing('It has no words yet. Say who will do what, for whom.')
  const evasive = evasiveWords(text)[0]
  if (evasive) return missing(`“${evasive.word}” leaves open what will be done. Say who will do what, for whom.`)
  if (text.split(/\s+/).filter((word) => word.length > 2).length < 4)
    return missing(`“${text}” is a heading. Say who will do what, for whom.`)
  if (/^(?:outcome|theme|stretch|driver)/i.test(item.level) && isDeliverable(text))
    return missing('This is a thing to be made. As an outcome, say what will be different for children or families.')
  const sizeless = sizelessWords(text)[0]
  if (sizeless && !isBounded(text))
    return missing(
      `“${sizeless.word}” does not say what will be different. Say what, for which children or staff, and by how much.`,
    )
  if (item.leads.length === 0 && !item.leadAgency)
    return missing('It names no agency or post. Say which organisation does it.')
  return met('It says what will be done, and who does it.')
}

const measurable = (item: Item): Verdict => {
  const withFigure = item.measures.find((measure) =>
    measure.steps.some((step) => typeof step.value === 'number' && Number.isFinite(step.value)),
  )
  if (withFigure)
    return met(
      isSaid(withFigure.baseline)
        ? 'A measure has a target and a starting figure.'
        : 'A measure has a target. Add where it stands now.',
    )
  const told = item.measures.filter((measure) => isSaid(measure.text))
  if (told.some((measure) => !isDeliverable(measure.text) && isBounded(measure.text)))
    return met('A measure says how much.')
  const thing = told.find((measure) => isDeliverable(measure.text))
  if (thing)
    return missing(
      `“${shortened(thing.text)}” says that something was made, not what changed. Add a measure of practice, or of children's lives.`,
    )
  if (told[0]) return missing(`“${shortened(told[0].text)}” holds no figure. Say from what to what.`)
  if (hasFigure(words(item)) && !isDeliverable(words(item)))
    return met('The aim itself says how much. Add it as a measure so that it can be followed.')
  return missing('It has no measure. Say what you would count, or ask, to know that it worked.')
}

const absolute =
  /\b(?:at all times|always|never|eliminat\w+|eradicat\w+|all children (?:and young people )?will|fully (?:met|meet)|completely|guarantee\w*)\b/i

const achievable = (item: Item): Verdict => {
  const impossible = absolute.exec(words(item))?.[0]
  if (impossible && !item.measures.some((measure) => measure.steps.length > 1))
    return missing(`“${impossible}” can hardly be reached in one step. Set a first step and a later one.`)
  if (item.leads.length === 0) return missing('No post leads it. Name the post that answers for it.')
  if (item.leads.length > 4)
    return missing(`${item.leads.length} posts lead it together. Name one that answers for it.`)
  const steps = item.milestones.length > 0 || item.measures.some((measure) => measure.steps.length > 1)
  if (steps) return met('A post leads it, and its steps are set.')
  if (isSaid(item.resources)) return met(`A post leads it, and it says with what means: ${shortened(item.resources)}.`)
  if (/^(?:action|task|change)/i.test(item.level)) return met('A post leads it, and it is one step.')
  if (isSaid(item.asked))
    return missing(
      `It has no milestones, and what it needs is asked for but not agreed: ${shortened(item.asked)}. Say by which steps, or have it agreed.`,
    )
  return missing('It has no milestones and no resources. Say by which steps, or with what means.')
}

const relevant = (item: Item): Verdict => {
  if (item.findings > 0) return met(`It answers ${counted(item.findings, 'finding')}.`)
  if (item.links.length > 0) return met(`It is tied to ${item.links[0]}.`)
  if (item.why.split(/\s+/).length >= 5)
    return met('It says why it matters. Link the finding it answers, if there is one.')
  return missing('It answers no finding. Link one, or say in a sentence why it matters for children.')
}

const timed = (item: Item): Verdict => {
  const late = item.milestones.find((milestone) => item.due && isDate(milestone.due) && milestone.due > item.due)
  if (item.start && item.due && item.due < item.start) return missing('It is due before it starts. Check both dates.')
  if (late) return missing(`“${shortened(late.title)}” falls after the agreed date. Move one of them.`)
  if (item.due) return met('It has an agreed date.')
  const steps = item.measures.flatMap((measure) => measure.steps).filter((step) => isDate(step.date))
  if (steps.length > 0) return met('The steps of its measure have dates. Add the agreed date as well.')
  const said = dateSaid(words(item))
  if (said) return met(`Its words say ${said}. Enter it as the agreed date so that it can be followed.`)
  if (item.ongoing || /\bon-?going\b/i.test(words(item)))
    return missing('“Ongoing” has no end. Give the day on which you will look at it again.')
  return missing('It has no date. Say when it will be done.')
}

const vagueIn = (item: Item) =>
  (['title', 'aim'] as const).flatMap((field) =>
    [...evasiveWords(item[field]), ...(isBounded(item[field]) ? [] : sizelessWords(item[field]))]
      .sort((a, b) => a.at - b.at)
      .map((word) => ({ ...word, in: field })),
  )

const deliverablesIn = (item: Item) =>
  [item.title, item.aim, ...item.measures.map((measure) => measure.text)].filter(
    (text) => isSaid(text) && isDeliverable(text),
  )

const met = (why: string): Verdict => ({ met: true, why })
const missing = (why: string): Verdict => ({ met: false, why })

const allMet = (why: string): Record<Letter, Verdict> => ({
  specific: met(why),
  measurable: met(why),
  achievable: met(why),
  relevant: met(why),
  timed: met(why),
})

const isSaid = (value: unknown) =>
  typeof value === 'number' ||
  (typeof value === 'string' && !/^\s*(?:n\/?a|none|tbc|tba|to be (?:confirmed|agreed)|-|)\s*$/i.test(value))

const isDate = (value: string | null | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const shortened = (text: string) => (text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text)
