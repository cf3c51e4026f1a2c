import type { Block, SourceDocument } from '../../../documents/read/model.ts'
import type { Around } from './proposal.ts'
import { sentencesOf, squeezed, tidy, wordsOf } from './words.ts'

type Section = { title: string; intro: string; entries: string[] }

/** What stands around the table: strengths, priorities, evaluations, the rhythm of reporting and who leads. */
export const aroundOf = (document: SourceDocument): Around => {
  const sections = sectionsOf(document)
  const listed = (name: RegExp) =>
    sections
      .filter((section) => name.test(section.title) || (name.test(section.intro) && section.intro.endsWith(':')))
      .flatMap((section) => section.entries)
  const prose = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? sentencesOf(block.text).map((sentence) => tidy(sentence.text)) : [],
  )
  return {
    strengths: unique(listed(/\bstrengths?\b|\b(?:doing|working|done) well\b|what (?:we|they) do well/i)),
    priorities: unique(
      listed(
        /\b(?:priority|priorities|areas?) (?:areas? )?for (?:improvement|development|action)\b|\bpriority areas?\b|\bmain areas for\b|^(?:our )?(?:key |main |strategic )?priorities\b|\bimprovement priorities\b/i,
      ),
    ),
    evaluations: sections.flatMap(evaluationsIn),
    rhythm: rhythmIn(prose),
    leadsText: prose
      .filter(
        (sentence) =>
          /\b(?:led|overseen|owned|chaired) by\b|\bresponsib(?:le|ility) (?:of|for|lies|rests|sits)\b|\blead agency\b/i.test(
            sentence,
          ) && wordsOf(sentence).length <= 45,
      )
      .slice(0, 6),
  }
}

const unique = (texts: string[]) => [...new Set(texts)]

/** Lists with the heading or short line above them and the sentence that introduces them. */
const sectionsOf = (document: SourceDocument): Section[] => {
  const sections: Section[] = []
  let title = ''
  let current: Section | null = null
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      title = ''
      current = null
    } else if (isTitle(block)) {
      title = squeezed(block.text)
      current = null
    } else if (block.kind === 'paragraph' && block.list) {
      if (!current) {
        current = { title, intro: '', entries: [] }
        sections.push(current)
      }
      current.entries.push(squeezed(block.text))
    } else {
      const intro = tidy(block.text)
      current = { title, intro, entries: [] }
      sections.push(current)
    }
  }
  return sections.filter((section) => section.entries.length > 0)
}

const isTitle = (block: Block) =>
  block.kind === 'heading' ||
  (block.kind === 'paragraph' && !block.list && wordsOf(block.text).length <= 10 && !/[.:;,]$/.test(block.text.trim()))

const grades = '(excellent|very good|good|adequate|weak|unsatisfactory|outstanding|requires improvement|inadequate)'
const indicator = /^(?:(?:QI|quality indicator|indicator)\s*)?(\d{1,2}\.\d)\b[\s.:–-]*/i

const evaluationsIn = (section: Section): Around['evaluations'] => {
  const shared = new RegExp(`["“'‘]?\\b${grades}\\b["”'’]?`, 'i').exec(section.intro)
  const isGraded =
    /\b(?:grade[ds]?|evaluat\w+|judge[ds]?|rated)\b/i.test(section.intro) ||
    /\b(?:grade|grading|evaluation)s?\b/i.test(section.title)
  return section.entries.flatMap((entry) => {
    const own = new RegExp(`[\\s(:–-]["“'‘]?${grades}["”'’]?\\)?[.]?$`, 'i').exec(entry)
    const number = indicator.exec(entry)
    if (!number || !isGraded) return own && number ? [graded(entry, number, own)] : []
    if (own) return [graded(entry, number, own)]
    return shared ? [{ indicator: number[1] ?? '', text: entry, grade: (shared[1] ?? '').toLowerCase() }] : []
  })
}

const graded = (entry: string, number: RegExpExecArray, own: RegExpExecArray) => ({
  indicator: number[1] ?? '',
  text: entry.slice(0, own.index).replace(/[\s:(–-]+$/, ''),
  grade: (own[1] ?? '').toLowerCase(),
})

const every =
  /\b(weekly|fortnightly|monthly|bi-?monthly|two-monthly|every (?:two|three|four|six|\d+) (?:weeks|months)|quarterly|(?:each|every) (?:week|month|quarter|term|year)|twice a year|six-monthly|termly|annual(?:ly)?|yearly)\b/i

const rhythmIn = (sentences: string[]): Around['rhythm'] => {
  for (const text of sentences) {
    const often = every.exec(text)
    if (!often || !/\b(?:report|update|progress|monitor|review)\w*/i.test(text)) continue
    const to =
      /^(?:the )?(.{4,80}?) (?:will |shall )?(?:receives?|considers?|reviews?|monitors?)\b/i.exec(text)?.[1] ??
      /\b(?:send|give|bring) (?:the )?(.{4,60}?) (?:a |an |their |its )?(?:\w+ )?(?:progress )?(?:reports?|updates?)\b/i.exec(
        text,
      )?.[1] ??
      /\b(?:report(?:ed|s)?|updates?|progress|presented|submitted)\b.{0,40}?\bto (?:the )?([^.,;]{4,80}?)(?= (?:every|each|on a|by|from|and will)\b|[.,;]|$| (?:weekly|monthly|quarterly|annually))/i.exec(
        text,
      )?.[1] ??
      null
    return { text, every: (often[1] ?? '').toLowerCase(), to }
  }
  return null
}
