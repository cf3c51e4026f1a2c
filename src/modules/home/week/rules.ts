// What needs somebody. Facts in, answers out.
import { daysBetween, longDate, shortDate } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import {
  daysLate,
  isLate,
  lacksLead,
  lacksStatus,
  needsUpdate,
  type OwedInRounds,
  type Round,
  roundLine,
  sittingInvitation,
  type Tally,
  type TreeItem,
} from '../../plan/index.ts'

/** One thing to do: where, what is so, and by when. `late` words are red. */
export type Need = { href: string; text: string; why: string; when: string; late: boolean }

export type Facts = {
  /** The items that my posts lead, or that I write for. */
  mine: readonly TreeItem[]
  /** Updates that others wrote for my posts. */
  waiting: readonly { id: string; item_id: string; title: string; dated: string }[]
  /** Open imports of plans, and reports being read. */
  imports: readonly { id: string; title: string; file_name: string }[]
  readings: readonly { id: string; file_name: string }[]
  /** Posts without a holder, with how many open items each leads. For those who can hand them over. */
  vacant: readonly { id: string; title: string; since: string | null; items: number }[]
  /** Rounds that are open or wait to be closed, with what they ask of my items. */
  rounds: readonly (Pick<Round, 'id' | 'title' | 'plan' | 'due' | 'state'> & { tally: Tally | null })[]
  /** The items of open rounds: each is asked about there, all in one sitting. */
  inRounds: OwedInRounds
  /** For those who keep the rounds. */
  keepsRounds: boolean
  /** Evidence that is due to be looked at again: all of it for who keeps evidence, else what I added. */
  again: readonly { id: string; title: string; review_on: string }[]
  /** Changes of practice whose review is late, for those who keep the plan. */
  unreviewed: readonly { id: string; title: string; late: number }[]
  /** The plan's own lines, for those who keep it. */
  kept: { planId: string; lines: readonly TreeItem[] } | null
}

type Path = (rest: string) => string

/** What needs this person, the most pressing first. */
export const needs = (f: Facts, today: string, path: Path): Need[] => [
  ...f.mine
    .filter((item) => isLate(item, today))
    .toSorted((a, b) => daysLate(b, today) - daysLate(a, today))
    .map((item) => ({
      href: path(`/plan/items/${item.id}`),
      text: named(item),
      why: `It was due on ${longDate(item.due ?? today)}. Say where it stands, or ask for another date.`,
      when: `${days(daysLate(item, today))} late`,
      late: true,
    })),
  ...ofRounds(f, today, path),
  ...vacancies(
    f.vacant.filter(({ items }) => items > 0),
    path,
  ),
  ...f.waiting.map(({ title, dated }) => ({
    href: path(`/plan/mine`),
    text: `Confirm what was written on “${title}”`,
    why: `Somebody wrote this update for your post. One click says yes.`,
    when: `of ${shortDate(dated)}`,
    late: false,
  })),
  ...f.imports.map(({ id, title, file_name }) => ({
    href: path(`/plan/imports/${id}`),
    text: `Finish bringing in “${title}”`,
    why: `${file_name} has been read and not yet accepted.`,
    when: 'open',
    late: false,
  })),
  ...f.readings.map(({ id, file_name }) => ({
    href: path(`/inspection/reports/${id}`),
    text: `Tick the findings in ${file_name}`,
    why: 'The report has been read. Nothing is kept until you tick.',
    when: 'open',
    late: false,
  })),
  ...f.mine
    .filter((item) => !isLate(item, today) && !f.inRounds.has(item.id) && needsUpdate(item, today))
    .map((item) => ({
      href: path(`/plan/items/${item.id}/updates/new`),
      text: named(item),
      why:
        item.updated_on === null
          ? 'Nobody has written an update yet.'
          : `The last update is of ${longDate(item.updated_on)}, more than three months ago.`,
      when: item.updated_on === null ? 'no update' : `${days(daysBetween(item.updated_on, today))} old`,
      late: false,
    })),
  ...f.unreviewed.map(({ id, title, late }) => ({
    href: path(`/plan/practice/${id}`),
    text: `Review “${title}”`,
    why: 'Say whether to adopt, adapt or abandon it, and what was learned.',
    when: `${days(late)} late`,
    late: true,
  })),
  ...toLookAgain(f.again, path),
  ...(f.kept ? ofThePlan(f.kept, f.mine, today, path) : []),
]

// One line for all of it: the list says which.
const toLookAgain = (again: Facts['again'], path: Path): Need[] => {
  const [first] = again
  return first
    ? [
        {
          href: path(again.length === 1 ? `/evidence/pieces/${first.id}` : '/evidence?show=review'),
          text:
            again.length === 1
              ? `Look at “${first.title}” again`
              : `Look at ${again.length === 50 ? 'many' : again.length} pieces of evidence again`,
          why: 'Say whether it still holds, and when somebody should look next.',
          when: `since ${shortDate(first.review_on)}`,
          late: false,
        },
      ]
    : []
}

// A round asks for everything at once, and its keeper sees how far it is.
const ofRounds = (f: Facts, today: string, path: Path): Need[] =>
  f.rounds.flatMap((round) => {
    const owed = round.tally?.owed ?? 0
    const { asked = 0, in: done = 0 } = round.tally ?? {}
    const isLate = today > round.due
    return [
      ...(round.state === 'open' && owed > 0
        ? [
            {
              href: path(`/plan/rounds/${round.id}/mine`),
              text: sittingInvitation(owed, round, today),
              why: `Round ${round.title} of ${round.plan}.`,
              when: isLate ? `${days(daysBetween(round.due, today))} late` : `by ${shortDate(round.due)}`,
              late: isLate,
            },
          ]
        : []),
      ...(f.keepsRounds
        ? [
            {
              href: path(`/plan/rounds/${round.id}`),
              text:
                round.state === 'signed_off'
                  ? `Round ${round.title} is signed off`
                  : roundLine(round, { asked, in: done }),
              why:
                round.state === 'signed_off'
                  ? 'Close it, and what was said is released.'
                  : done === asked
                    ? 'Everything is in. It can be signed off.'
                    : `${asked - done === 1 ? 'One update is' : `${asked - done} updates are`} still to come${isLate ? ', and the due day has passed' : ''}.`,
              when: round.state === 'signed_off' ? 'to close' : `due ${shortDate(round.due)}`,
              late: round.state === 'open' && isLate && done < asked,
            },
          ]
        : []),
    ]
  })

// After an import many posts have never had a holder: that is one thing to do, on one page.
const vacancies = (vacant: Facts['vacant'], path: Path): Need[] => {
  const fresh = vacant.filter(({ since }) => since === null)
  const each = fresh.length > 2 ? vacant.filter(({ since }) => since !== null) : vacant
  return [
    ...each.map(({ id, title, since, items }) => ({
      href: path(`/partnership/posts/${id}`),
      text: `${title} is vacant`,
      why: `${items === 1 ? 'One open item has' : `${items} open items have`} nobody to answer for ${items === 1 ? 'it' : 'them'}. Hand the post over.`,
      when: since ? `since ${shortDate(since)}` : 'never held',
      late: true,
    })),
    ...(fresh.length > 2
      ? [
          {
            href: path('/partnership/posts'),
            text: `${fresh.length} posts have no holder yet`,
            why: 'Each leads an open item that nobody answers for. Say who holds it.',
            when: 'never held',
            late: true,
          },
        ]
      : []),
  ]
}

// What nobody else will see to: late items of others, items that nobody leads, items without a word.
const ofThePlan = (
  { planId, lines }: NonNullable<Facts['kept']>,
  mine: readonly TreeItem[],
  today: string,
  path: Path,
): Need[] => {
  const others = lines.filter((item) => !mine.some(({ id }) => id === item.id))
  const late = others.filter((item) => isLate(item, today)).length
  const unled = lines.filter(lacksLead).length
  const silent = lines.filter((item) => item.kind === 'improvement' && lacksStatus(item)).length
  const see = (only: string) => path(`/plan/plans/${planId}?only=${only}`)
  return [
    ...(late > 0
      ? [
          {
            href: see('late'),
            text: `${counted(late, 'item')} of other leads ${late === 1 ? 'is' : 'are'} late`,
            why: 'Ask each lead where it stands before the board does.',
            when: 'late',
            late: true,
          },
        ]
      : []),
    ...(unled > 0
      ? [
          {
            href: see('no-lead'),
            text: `${counted(unled, 'item')} ${unled === 1 ? 'has' : 'have'} no lead in post`,
            why: 'Choose a post, or hand over the one that is vacant.',
            when: 'no lead',
            late: false,
          },
        ]
      : []),
    ...(silent > 0
      ? [
          {
            href: see('not-stated'),
            text: `Nobody has stated how ${counted(silent, 'item')} ${silent === 1 ? 'stands' : 'stand'}`,
            why: 'A first update from each lead gives the plan its status.',
            when: 'no status',
            late: false,
          },
        ]
      : []),
  ]
}

/** A step of the first hour. */
export type FirstStep = { text: string; href: string; done: boolean }

/** The steps that a fresh partnership still has before it; nothing once all are taken. */
export const firstHour = (
  has: {
    findings: number
    plans: number
    posts: readonly { person_id: string | null; vacant_since: string | null; title: string }[]
    papers: number
  },
  path: Path,
): FirstStep[] => {
  const work = has.posts.filter(({ title }) => title !== 'Coordinator')
  const steps = [
    {
      text: 'Bring the inspection report and tick its findings',
      href: path(has.findings > 0 ? '/inspection' : '/inspection/reports/new'),
      done: has.findings > 0,
    },
    {
      text: 'Drop in the plan you already have',
      href: path(has.plans > 0 ? '/plan' : '/plan/import'),
      done: has.plans > 0,
    },
    {
      text: 'Give each post its holder',
      href: path('/partnership/posts'),
      // A post that somebody held and left is vacant, which is for “What needs you”.
      done: work.length > 0 && work.every((post) => post.person_id !== null || post.vacant_since !== null),
    },
    { text: 'Make and release the first paper', href: path('/report'), done: has.papers > 0 },
  ]
  return steps.every(({ done }) => done) ? [] : steps
}

/** An item with its number before its title. */
export const named = (item: { reference: string; title: string }) =>
  item.reference ? `${item.reference} ${item.title}` : item.title
const days = (count: number) => counted(count, 'day')
