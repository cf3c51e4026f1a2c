import type { LineState, RoundLine, RoundStanding } from './model.ts'
import { differs, stateWords } from './rules.ts'

export const shows = [...(Object.keys(stateWords) as LineState[]), 'differs'] as const
export type Show = (typeof shows)[number]

/** What somebody asked to see of a round; empty means everything. */
export type RoundChoice = { show: Show | ''; post: string }

/** Reads the choice out of an address. Anything unknown is everything. */
export const choiceOf = (query: URLSearchParams): RoundChoice => ({
  show: shows.find((each) => each === query.get('show')) ?? '',
  post: query.get('post') ?? '',
})

const fits = (line: RoundLine, show: Show | ''): boolean =>
  show === '' || (show === 'differs' ? differs(line) : line.state === show)

/** The part of a round that was asked for: by post, then what nobody leads. */
export const chosen = ({ posts, lines }: RoundStanding, { show, post }: RoundChoice) => ({
  posts: posts
    .filter(({ id }) => post === '' || id === post)
    .map((each) => ({ ...each, lines: each.lines.filter((line) => fits(line, show)) }))
    .filter((each) => each.lines.length > 0),
  unled: post === '' ? lines.filter((line) => line.leads.length === 0 && fits(line, show)) : [],
})

/** How many items each choice would show. */
export const showCounts = (lines: readonly RoundLine[]): { show: Show; words: string; count: number }[] =>
  shows.map((show) => ({
    show,
    words: show === 'differs' ? 'Reported and suggested differ' : stateWords[show],
    count: lines.filter((line) => fits(line, show)).length,
  }))
