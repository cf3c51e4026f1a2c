import { hasMail } from '../../../platform/mail.ts'
import { lettersAbout, letterToCopy, post, sentByHand } from '../../../platform/letters.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note, recordRead } from '../../history/index.ts'
import { findRound } from '../rounds/queries.ts'
import { askRound, chaseRound, letterTo, type RoundAsking, roundAsking } from './asking.ts'
import type { AskedPost } from './model.ts'
import { CopyPage, PreviewPage } from './letter-pages.tsx'
import { AskingPage } from './pages.tsx'
import { askingRows } from './queries.ts'
import { askedSentence, cannotAsk, chaseKind, chasesToCome, sampleLink } from './rules.ts'

const at = '/plan/rounds/:round'

export const routes: Route[] = [
  {
    method: 'GET',
    path: `${at}/asking`,
    can: member('plan.edit'),
    run: (c) => withAsking(c, (asking) => show(c, asking)),
  },
  {
    method: 'POST',
    path: `${at}/asking`,
    can: member('plan.edit'),
    run: (c) =>
      withAsking(c, async (asking) => {
        const shut = cannotAsk(asking.round)
        if (shut) return show(c, asking, [{ href: '#main-content', text: shut }])
        const sent = await askRound(c.db, asking, asker(c))
        if (sent.letters > 0) await noted(c, asking, `asked ${sent.posts} posts for their updates`)
        return goTo(overview(c, asking), askedSentence(sent.posts, sent.letters))
      }),
  },
  {
    method: 'POST',
    path: `${at}/chase`,
    can: member('plan.edit'),
    run: (c) =>
      withAsking(c, async (asking) => {
        const shut = cannotAsk(asking.round)
        if (shut) return show(c, asking, [{ href: '#main-content', text: shut }])
        const sent = await chaseRound(c.db, asking, asker(c))
        if (sent.letters > 0) await noted(c, asking, `reminded ${sent.posts} posts of their updates`)
        return goTo(overview(c, asking), remindedSentence(sent))
      }),
  },
  {
    method: 'GET',
    path: `${at}/asking/letters/:letter`,
    can: member('plan.edit'),
    run: (c) =>
      withLetter(c, async (round, letter) => {
        await recordRead(c, 'plan.round', round.id, `read the letter to ${letter.email} to send it by hand`)
        return page(CopyPage({ frame: c.frame('plan'), path: c.path, round, letter }))
      }),
  },
  {
    method: 'POST',
    path: `${at}/asking/letters/:letter/sending`,
    can: member('plan.edit'),
    run: (c) =>
      withLetter(c, async (round, letter) => {
        if (await sentByHand(c.db, letter.id, c.now))
          await note(c, 'plan.round', round.id, `sent the letter to ${letter.email} by hand`)
        return goTo(c.path(`/plan/rounds/${round.id}/asking`), `The letter to ${letter.email} counts as sent by hand`)
      }),
  },
  {
    method: 'GET',
    path: `${at}/asking/:post`,
    can: member('plan.edit'),
    run: (c) => withPost(c, (asking, each) => preview(c, asking, each)),
  },
  {
    method: 'POST',
    path: `${at}/asking/:post`,
    can: member('plan.edit'),
    run: (c) =>
      withPost(c, async (asking, each) => {
        const shut = cannotAsk(asking.round)
        if (shut) return show(c, asking, [{ href: '#main-content', text: shut }])
        const sent = await askRound(c.db, asking, asker(c), each.post.id)
        if (sent.letters > 0) await noted(c, asking, `asked ${each.post.title} for its updates`)
        return goTo(overview(c, asking), askedSentence(sent.posts, sent.letters))
      }),
  },
  {
    method: 'POST',
    path: `${at}/asking/:post/chase`,
    can: member('plan.edit'),
    run: (c) =>
      withPost(c, async (asking, each) => {
        const shut = cannotAsk(asking.round)
        if (shut) return show(c, asking, [{ href: '#main-content', text: shut }])
        const sent = await chaseRound(c.db, asking, asker(c), each.post.id)
        if (sent.letters > 0) await noted(c, asking, `reminded ${each.post.title} of its updates`)
        return goTo(overview(c, asking), remindedSentence(sent))
      }),
  },
  {
    method: 'POST',
    path: `${at}/asking/:post/sample`,
    can: member('plan.edit'),
    run: (c) =>
      withPost(c, async (asking, each) => {
        const here = c.path(`/plan/rounds/${asking.round.id}/asking/${each.post.id}`)
        const [letter] = lettersOf(c, asking, each)
        const own = asking.addresses.get(c.user.id)
        if (!letter || !own || !hasMail(c.services.mail))
          return goTo(here, 'There is nothing that could be sent to you')
        const key = `sample:${asking.round.id}:${each.post.id}:${c.requestId}`
        await post(c.db, { key, to: own, subject: `Sample: ${letter.subject}`, text: letter.text })
        return goTo(here, `A sample is on its way to ${own}`)
      }),
  },
]

async function withAsking(c: Ctx, run: (asking: RoundAsking) => Promise<Answer>): Promise<Answer> {
  const round = await findRound(c.db, c.params.round ?? '')
  return round ? run(await roundAsking(c.db, round, c.today, c.user.id, c.now)) : missing
}

const withPost = (c: Ctx, run: (asking: RoundAsking, each: AskedPost) => Answer | Promise<Answer>) =>
  withAsking(c, async (asking) => {
    const each = asking.posts.find(({ post }) => post.id === c.params.post)
    return each ? run(asking, each) : missing
  })

// A letter of this round that has not gone; any other is missing.
async function withLetter(
  c: Ctx,
  run: (
    round: NonNullable<Awaited<ReturnType<typeof findRound>>>,
    letter: NonNullable<Awaited<ReturnType<typeof letterToCopy>>>,
  ) => Promise<Answer>,
): Promise<Answer> {
  const round = await findRound(c.db, c.params.round ?? '')
  const letter = round && (await letterToCopy(c.db, c.params.letter ?? ''))
  const isOfIt = letter && (await askingRows(c.db, round.id)).some(({ id }) => id === letter.about_id)
  return isOfIt ? run(round, letter) : missing
}

const overview = (c: Ctx, { round }: RoundAsking) => c.path(`/plan/rounds/${round.id}/asking`)
const noted = (c: Ctx, { round }: RoundAsking, sentence: string) => note(c, 'plan.round', round.id, sentence)
const asker = (c: Ctx) => ({
  now: c.now,
  today: c.today,
  personId: c.user.id,
  origin: c.services.config.origin,
  slug: c.partnership.slug,
})

const remindedSentence = (sent: { posts: number; letters: number }): string =>
  sent.letters === 0
    ? 'Nobody was reminded: whoever still owes something has had a reminder today.'
    : askedSentence(sent.posts, sent.letters, 'Reminded')

async function show(c: Ctx, asking: RoundAsking, errors: { href: string; text: string }[] = []): Promise<Answer> {
  const ids = asking.posts.flatMap(({ asking: row }) => row?.id ?? [])
  return page(
    AskingPage({
      frame: c.frame('plan'),
      path: c.path,
      round: asking.round,
      posts: asking.posts,
      letters: (await lettersAbout(c.db, ids)).toReversed(),
      hasServer: hasMail(c.services.mail),
      chases: chasesToCome(asking.round, c.today)
        .map(({ day }) => day)
        .filter((day) => day > c.today),
      today: c.today,
      errors,
    }),
    errors.length > 0 ? 400 : 200,
  )
}

const lettersOf = (c: Ctx, asking: RoundAsking, each: AskedPost) =>
  each.owed.length === 0
    ? []
    : each.recipients.map((to) => ({
        ...to,
        ...letterTo(
          asking,
          each,
          to,
          each.state === 'asked' ? chaseKind(asking.round, c.today) : 'ask',
          sampleLink,
          c.today,
        ),
      }))

const preview = (c: Ctx, asking: RoundAsking, each: AskedPost): Answer =>
  page(
    PreviewPage({
      frame: c.frame('plan'),
      path: c.path,
      round: asking.round,
      each,
      letters: lettersOf(c, asking, each),
      own: asking.addresses.get(c.user.id) ?? null,
      hasServer: hasMail(c.services.mail),
      today: c.today,
    }),
  )
