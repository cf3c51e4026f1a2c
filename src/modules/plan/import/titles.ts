import { doing } from './deeds.ts'
import type { Draft } from './draft.ts'
import { isNone as isEmpty } from './none.ts'
import { isTarget } from './targets.ts'
import { brief, capital, sentencesOf, squeezed, wordsOf } from './words.ts'

const isNone = (text: string | undefined) =>
  isEmpty(text) ||
  /^(?:tbc|no (?:further |direct )?(?:improvements?|actions?)(?: is| are)? (?:needed|required|necessary))\b.{0,40}$/i.test(
    (text ?? '').trim(),
  )

/** An aim that only points to another plan ("Outcome 4 of the city plan", "See strategy"). */
const isSignpost = (text: string): boolean =>
  /^(?:see(?! (?:each|every|all|that|to|more|fewer|children|young|families|whether|how)\b)|refer to|as above|link to)\b/i.test(
    text,
  ) ||
  (wordsOf(text).length <= 6 &&
    (/\b(?:programmes?|plans?|strateg(?:y|ies)|framework|outcome \d)/i.test(text) || /\b[A-Z]{3,}\b.*\d/.test(text)) &&
    !doing.test(text) &&
    !/\b(?:will|to|is|are)\b/i.test(text))

/**
 * What an item is called: its aim or action; where that is shared with the row above, only a target or only points to
 * another plan, the words beside it that say more.
 */
export const titleOf = (draft: Draft): string => {
  const { aim, driver, finding, measure, outcome, theme } = draft.text
  const known = {
    aim: !isNone(aim),
    driver: !isNone(driver),
    measure: !isNone(measure) && wordsOf(measure ?? '').length > 2,
  }
  const order: (string | undefined)[] = []
  if (draft.sharesAim && known.measure) order.push(measure)
  if (known.aim && aim && known.driver && (isTarget(aim) || isSignpost(aim)) && !draft.inherited.includes('driver'))
    order.push(driver)
  // Words taken from above name the rows they stand over; a row with words of its own is called by those.
  const own = (meaning: 'driver' | 'outcome' | 'theme') =>
    draft.inherited.includes(meaning) ? undefined : draft.text[meaning]
  order.push(
    aim,
    own('driver'),
    finding,
    own('outcome'),
    measure,
    own('theme'),
    draft.text.progress,
    driver,
    outcome,
    theme,
  )
  const said = order.filter((text) => !isNone(text))
  const worded = [...said, ...draft.extra.map(({ text }) => text)].find((text) => /[a-z]{3}/i.test(text ?? ''))
  return shortened(worded ?? said[0] ?? 'Untitled')
}

/** The first sentence of a text as a title: without list mark and full stop, with a capital. */
export const shortened = (text: string): string => {
  const bare = text.replace(/^\s*(?:[-–•*]|\(?\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?(?=\s+[A-Z])|\(?[a-z][.)])\s+/, '')
  const first = sentencesOf(bare)[0]?.text ?? bare
  return capital(brief(squeezed(first).replace(/[.;:,]+$/, ''), 220))
}
