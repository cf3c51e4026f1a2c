import { log, told } from '../../../platform/log.ts'
import { ErrorPage } from '../../../platform/layout.tsx'
import { email, type Form, readForm, wordOf, wrong } from '../../../platform/forms.ts'
import { after, type Answer, anyone, goTo, page, type SiteCtx, type SiteRoute } from '../../../platform/route.ts'
import { cookie, digestOf, dropSession, keepSession, newSecret, sessionDigest } from '../../../platform/session.ts'
import { beginSession } from '../queries.ts'
import { endSession } from '../sessions/queries.ts'
import { deviceOf } from '../sessions/rules.ts'
import { signInLetter } from './letter.ts'
import { browserCookie, codeDigest, codeDigestOf, isSame, keepBrowser, linkIn, newLink } from './links.ts'
import { AskPage, CannotSend, CodePage, DeadLink, LinkPage } from './pages.tsx'
import {
  countTry,
  forgetOldOffers,
  keepOffer,
  offerOfBrowser,
  offerOfLink,
  personWithAddress,
  type StoredOffer,
  timesAsked,
  useOffer,
} from './queries.ts'
import { codeTries, mayAsk, minutesOfLetter, readCode, type Verdict, verdict, wayBack } from './rules.ts'

const why = 'nobody is signed in yet'

export const signInRoutes: SiteRoute[] = [
  {
    method: 'GET',
    path: '/sign-in',
    can: anyone(why),
    run: (c) => page(AskPage({ frame: c.frame(), to: wayBack(c.query.get('to') ?? '/'), filled: { words: {} } })),
  },
  { method: 'POST', path: '/sign-in', can: anyone(why), run: ask },
  {
    method: 'GET',
    path: '/sign-in/code',
    can: anyone(why),
    run: async (c) => {
      const offer = await offerHere(c)
      return offer
        ? page(CodePage({ frame: c.frame(), address: offer.email, filled: { words: {} } }))
        : goTo('/sign-in')
    },
  },
  {
    method: 'POST',
    path: '/sign-in/code',
    can: anyone(why),
    run: async (c) => {
      const offer = await offerHere(c)
      if (!offer) return goTo('/sign-in')
      const found = await judge(c, offer, { sameBrowser: true, hasLink: false })
      if (found === 'in') return letIn(c, offer)
      return page(CodePage({ frame: c.frame(), address: offer.email, filled: faulty(c.form, found) }), 400)
    },
  },
  {
    method: 'GET',
    path: '/sign-in/link/:link',
    can: anyone(why),
    run: async (c) => {
      const offer = await offerIn(c)
      if (!offer || verdict(offer, { sameBrowser: false, hasLink: true, rightCode: undefined }, c.now) === 'over')
        return page(DeadLink({ frame: c.frame() }), 410)
      return page(linkPage(c, offer, { words: {} }))
    },
  },
  {
    method: 'POST',
    path: '/sign-in/link/:link',
    can: anyone(why),
    run: async (c) => {
      const offer = await offerIn(c)
      if (!offer) return page(DeadLink({ frame: c.frame() }), 410)
      const found = await judge(c, offer, { sameBrowser: isAsking(c, offer), hasLink: true })
      if (found === 'in') return letIn(c, offer)
      if (found === 'over') return page(DeadLink({ frame: c.frame() }), 410)
      return page(linkPage(c, offer, faulty(c.form, found)), 400)
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    can: anyone('somebody whose session has just ended may press it too'),
    run: async (c) => {
      const digest = sessionDigest(c.request)
      if (digest) await endSession(c.services.owner, digest)
      return { ...goTo('/', 'You have signed out'), cookies: [dropSession] } as Answer
    },
  },
]

// The same answer, after the same work, whether the address is known or not. Only the letter differs, and nobody waits for
// it: how long it takes would tell.
async function ask(c: SiteCtx): Promise<Answer> {
  const { owner, mail, config } = c.services
  const to = wayBack(wordOf(c.form, 'to'))
  const read = readForm(c.form, {
    email: email({ called: 'Your e-mail address', required: 'Enter your e-mail address' }),
  })
  if (read.errors) return page(AskPage({ frame: c.frame(), to, filled: { words: c.form, errors: read.errors } }), 400)
  const address = read.value.email.toLowerCase()
  if (!mayAsk(await timesAsked(owner, address, c.from, c.now)))
    return page(ErrorPage({ ...c.frame(), status: 429 }), 429)
  const person = await personWithAddress(owner, address)
  const { link, code } = newLink()
  const browser = browserSecret(c) ?? newSecret()
  const expiresAt = new Date(c.now.getTime() + minutesOfLetter * 60_000)
  await forgetOldOffers(owner, c.now)
  await keepOffer(owner, {
    email: address,
    personId: person?.id ?? null,
    linkDigest: digestOf(link),
    codeDigest: codeDigest(link, code),
    browserDigest: digestOf(browser),
    returnTo: to,
    askedFrom: c.from,
    now: c.now,
    expiresAt,
  })
  const frame = c.frame()
  return after(async () => {
    const trouble = await mail.check().then(
      () => false,
      (e: unknown) => {
        log({ event: 'mail_failed', request: c.requestId, error: told(e) })
        return true
      },
    )
    if (trouble) return page(CannotSend({ frame }), 503)
    if (person)
      mail
        .send(signInLetter({ to: address, link: `${config.origin}/sign-in/link/${link}`, code, expiresAt }))
        .catch((e: unknown) => log({ event: 'mail_failed', request: c.requestId, error: told(e) }))
    return { kind: 'goTo', path: '/sign-in/code', cookies: [keepBrowser(browser)] }
  })
}

async function judge(c: SiteCtx, offer: StoredOffer, by: { sameBrowser: boolean; hasLink: boolean }): Promise<Verdict> {
  const code = readCode(wordOf(c.form, 'code'))
  const first = verdict(offer, { ...by, rightCode: code === undefined ? undefined : false }, c.now)
  if (first !== 'wrong_code' || code === undefined) return first
  const tries = await countTry(c.services.owner, offer.id, codeTries)
  if (tries === null) return 'too_many'
  const rightCode = isSame(codeDigestOf(offer.linkDigest, code), offer.codeDigest)
  return verdict({ ...offer, tries }, { ...by, rightCode }, c.now)
}

async function letIn(c: SiteCtx, offer: StoredOffer): Promise<Answer> {
  const { owner } = c.services
  if (!offer.personId || !(await useOffer(owner, offer.id, c.now))) return page(DeadLink({ frame: c.frame() }), 410)
  const before = sessionDigest(c.request)
  if (before) await endSession(owner, before)
  const secret = await beginSession(owner, offer.personId, deviceOf(c.request.headers.get('user-agent') ?? ''))
  return { kind: 'goTo', path: offer.returnTo, cookies: [keepSession(secret)] }
}

const linkPage = (c: SiteCtx, offer: StoredOffer, filled: Parameters<typeof LinkPage>[0]['filled']) =>
  LinkPage({
    frame: c.frame(),
    action: `/sign-in/link/${c.params.link ?? ''}`,
    name: isAsking(c, offer) ? offer.name : null,
    byLetter: offer.browserDigest !== null,
    filled,
  })

const faulty = (form: Form, found: Verdict) => ({ words: form, errors: [wrong('code', faults[found])] })

const faults: Record<Verdict, string> = {
  in: '',
  no_code: 'Enter the six-digit code',
  wrong_code: 'This is not the code. Take the six digits from the newest letter',
  too_many: 'Too many wrong codes. Ask for a new letter, or open its link in the browser you asked from',
  over: 'This code is too old or has been used. Ask for a new letter',
}

const offerIn = async (c: SiteCtx) => {
  const link = linkIn(c.params.link ?? '')
  return link === null ? null : offerOfLink(c.services.owner, digestOf(link))
}

const offerHere = async (c: SiteCtx) => {
  const browser = browserSecret(c)
  return browser === null ? null : offerOfBrowser(c.services.owner, digestOf(browser))
}

const isAsking = (c: SiteCtx, offer: StoredOffer) => {
  const browser = browserSecret(c)
  return browser !== null && isSame(digestOf(browser), offer.browserDigest)
}

const browserSecret = (c: SiteCtx) => {
  const secret = cookie(c.request, browserCookie)
  return secret && /^[\w-]{43}$/.test(secret) ? secret : null
}
