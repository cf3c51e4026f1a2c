import { isIsoDate } from '../../../platform/dates.ts'
import { isId } from '../../../platform/forms.ts'
import { type Ask, type Kind, kinds, noSettings, type Settings, verbs } from '../facts.ts'

/** Settings as the database holds them. What is missing or no longer known is as if nobody had chosen. */
export const settingsOf = (stored: unknown): Settings => {
  const from = record(stored)
  return {
    group: words(from.group),
    meetingOn: date(from.meetingOn),
    item: words(from.item),
    by: words(from.by),
    since: date(from.since),
    release: typeof from.release === 'string' && isId(from.release) ? from.release : null,
    largePrint: from.largePrint === true,
    measures: measures(from.measures),
    asks: Array.isArray(from.asks) ? from.asks.flatMap(askOf) : noSettings.asks,
    words: Object.fromEntries(
      Object.entries(record(from.words)).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    ),
  }
}

export const kindOf = (word: string): Kind | undefined => kinds.find((kind) => kind === word)

const askOf = (value: unknown): Ask[] => {
  const { verb, words: said } = record(value)
  return typeof verb === 'string' && verbs.some((each) => each === verb) && typeof said === 'string'
    ? [{ verb, words: said }]
    : []
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
const measures = (value: unknown): Settings['measures'] =>
  value === 'all'
    ? 'all'
    : Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string' && isId(each))
      : null
const words = (value: unknown) => (typeof value === 'string' ? value : '')
const date = (value: unknown) => (typeof value === 'string' && isIsoDate(value) ? value : null)
