import { longDate } from '../../platform/dates.ts'
import { counted, joined, small, upper } from '../../platform/sentence.ts'
import type { Finding } from '../inspection/index.ts'
import type { Ask, Facts, Kind, Settings } from './facts.ts'
import type { Figures } from './figures.ts'
import { lateSentence, lower, named, type Naming, opening, theGroup } from './sentences.ts'

/** A part of a paper that a person may write, with what stands there until they do. */
export type Part = { key: string; heading: string; hint?: string; rows?: number }

const notRequired = 'Not required at this stage.'

/** The hand-written parts of each kind of paper, in the order of the paper. */
export const partsOf = (kind: Kind): Part[] => {
  switch (kind) {
    case 'committee':
      return [
        { key: 'purpose', heading: 'Purpose' },
        { key: 'background', heading: 'Background', rows: 5 },
        {
          key: 'issues',
          heading: 'Main issues',
          hint: 'Stands after the figures. Leave it empty when the figures say enough.',
          rows: 5,
        },
        { key: 'people', heading: 'People implications' },
        { key: 'financial', heading: 'Financial implications' },
        { key: 'risk', heading: 'Risk analysis' },
        { key: 'equalities', heading: 'Equalities impact assessment' },
        { key: 'consultation', heading: 'Consultation' },
        { key: 'strategic', heading: 'Strategic assessment' },
        { key: 'contact', heading: 'Person to contact', rows: 2 },
        { key: 'appendices', heading: 'Appendices', hint: 'One on each line.', rows: 2 },
        { key: 'papers', heading: 'Background papers', hint: 'One on each line.', rows: 2 },
        { key: 'wards', heading: 'Wards affected', rows: 1 },
      ]
    case 'highlight':
      return [
        {
          key: 'summary',
          heading: 'What the board should know',
          hint: 'Stands after the figures. Leave it empty when the figures say enough.',
          rows: 5,
        },
      ]
    case 'plan':
      return [
        { key: 'introduction', heading: 'Introduction', hint: 'Stands before the plan. It may stay empty.', rows: 4 },
      ]
    case 'data':
      return [
        { key: 'introduction', heading: 'Introduction', hint: 'Stands before the charts. It may stay empty.', rows: 4 },
      ]
    case 'page':
    case 'measures':
      return []
  }
}

/** Has this kind of paper recommendations? */
export const hasAsks = (kind: Kind): boolean => kind === 'committee' || kind === 'highlight'

/** The first words of a part, from the facts as they are now. A part without any is left out until somebody writes it. */
export const offeredWords = (key: string, facts: Facts, f: Figures, naming: Naming, settings: Settings): string => {
  switch (key) {
    case 'purpose':
      return `This report tells ${settings.group ? theGroup(settings.group) : 'members'} how the plan “${facts.tree.plan.title}” stood on ${longDate(facts.today)}, what is late or ${lower(f.words.off)}, and what is asked of this meeting.`
    case 'background':
      return background(facts, f)
    case 'people':
      return people(f, naming)
    case 'risk':
      return risk(f, naming)
    case 'financial':
    case 'equalities':
    case 'consultation':
    case 'strategic':
      return notRequired
    case 'contact':
      return settings.by || 'To be added'
    case 'appendices':
      return 'None'
    case 'papers':
      return sourcesOf(f).join('\n') || 'None'
    case 'wards':
      return 'All'
    default:
      return ''
  }
}

/** What the meeting might be asked, from what is wrong now. A person changes, adds or takes away. */
export const offeredAsks = (kind: Kind, facts: Facts, f: Figures, naming: Naming): Ask[] => {
  const lateWithout = f.late
    .map(({ item }) => item)
    .filter((item) => !f.noLead.includes(item) && (item.forecast === null || item.forecast < facts.today))
  const wanting = [...f.off, ...f.risk].flatMap((item) => {
    const help = opening(facts.updates.get(item.id)?.help ?? '', 200)
    return help === ''
      ? []
      : [{ verb: 'Consider', words: `the help asked for with ${naming(item)}: ${lower(withStop(help))}` }]
  })
  const led = f.off.filter((item) => !f.noLead.includes(item))
  const position = `how the plan stood on ${longDate(facts.today)}${f.off.length > 0 ? `, with ${small(f.off.length)} ${f.off.length === 1 ? 'item' : 'items'} ${lower(f.words.off)}` : ''}${f.late.length > 0 ? `${f.off.length > 0 ? ' and' : ', with'} ${small(f.late.length)} late` : ''}.`
  return [
    ...(kind === 'committee' ? [{ verb: 'Note', words: position }] : []),
    ...(f.noLead.length > 0
      ? [
          {
            verb: 'Agree',
            words: `who will lead ${named(f.noLead, naming)}, which ${f.noLead.length === 1 ? 'has' : 'have'} nobody in post.`,
          },
        ]
      : []),
    ...wanting.slice(0, 4),
    ...(lateWithout.length > 0
      ? [
          {
            verb: 'Ask',
            words: `the ${lateWithout.length === 1 ? 'lead' : 'leads'} of ${named(lateWithout, naming)}, now late, for a date that will be kept.`,
          },
        ]
      : []),
    ...(kind === 'committee' && led.length > 0
      ? [
          {
            verb: 'Support',
            words: `what the ${led.length === 1 ? 'lead' : 'leads'} of ${named(led, naming)} will do to bring ${led.length === 1 ? 'it' : 'them'} back on track, set out in section 4.`,
          },
        ]
      : []),
    ...(kind === 'highlight' ? [{ verb: 'Note', words: position }] : []),
  ]
}

const background = (facts: Facts, f: Figures): string => {
  const answered = f.answers.filter(({ finding }) => finding.kind !== 'strength')
  const governed = [
    facts.owningGroup ? `${theGroup(facts.owningGroup)} owns the plan` : '',
    facts.overseeingGroup ? `${theGroup(facts.overseeingGroup)} oversees it` : '',
  ].filter(Boolean)
  const themes = f.themes.length
  return [
    answered.length > 0
      ? findingsWords(answered.map(({ finding }) => finding))
      : 'The plan is not yet matched to the findings it answers.',
    [
      `It holds ${counted(f.count, 'item')}${themes > 1 ? ` under ${small(themes)} headings` : ''}.`,
      governed.length > 0 ? `${upper(joined(governed))}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  ].join('\n\n')
}

// Each finding where there are few; the references of each report where there are many, for a table has the titles.
const findingsWords = (answered: readonly Finding[]): string => {
  const sources = Map.groupBy(answered, ({ source_title: source }) => source)
  const lead = `The plan answers ${small(answered.length)} ${answered.length === 1 ? 'finding' : 'findings'}`
  if (answered.length <= 8)
    return `${lead} (${[...sources.keys()].join('; ')}):\n${answered.map(({ reference, title }) => `- ${[reference, title].filter(Boolean).join(' ')}`).join('\n')}`
  const lines = [...sources].map(([source, found]) => {
    const references = found.map(({ reference }) => reference).filter(Boolean)
    return `- ${source}: ${references.length === found.length ? joined(references) : counted(found.length, 'finding')}`
  })
  return `${lead}, set out in section 4:\n${lines.join('\n')}`
}

const people = (f: Figures, naming: Naming): string => {
  const interim = new Set(
    f.lines
      .filter(({ closed }) => !closed)
      .flatMap(({ leads }) => leads.filter((l) => l.interim && !l.vacant).map(({ title }) => title)),
  )
  const vacant = f.vacancies.map(({ post, items }) => `${post.title} (${named(items, naming)})`)
  const sentences = [
    vacant.length > 0
      ? `${upper(small(vacant.length))} ${vacant.length === 1 ? 'post that leads' : 'posts that lead'} open items ${vacant.length === 1 ? 'is' : 'are'} vacant: ${joined(vacant)}.`
      : '',
    interim.size > 0
      ? `${upper(small(interim.size))} ${interim.size === 1 ? 'is' : 'are'} held for the time being: ${joined([...interim])}.`
      : '',
  ].filter(Boolean)
  return sentences.join(' ') || notRequired
}

const risk = (f: Figures, naming: Naming): string => {
  const ids = new Set([...f.off, ...f.late.map(({ item }) => item)].map(({ id }) => id))
  const touched = f.answers.filter(
    ({ finding, items }) => finding.kind !== 'strength' && items.some(({ id }) => ids.has(id)),
  )
  if (ids.size === 0) return `Nothing is ${lower(f.words.off)} or late. No further risk is reported.`
  return [
    `${f.off.length > 0 ? `${positionOf(f)} ` : ''}${lateSentence(f, naming)}`,
    touched.length > 0
      ? `Unless they recover, ${touched.length === 1 ? 'one finding' : `${small(touched.length)} findings`} may not be answered by the dates agreed: ${joined(touched.map(({ finding }) => finding.reference || `“${finding.title}”`))}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const positionOf = (f: Figures) =>
  `${upper(small(f.off.length))} of ${counted(f.count, 'item')} ${f.off.length === 1 ? 'is' : 'are'} ${lower(f.words.off)}.`

const sourcesOf = (f: Figures): string[] => [...new Set(f.answers.map(({ finding }) => finding.source_title))]

const withStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)
