// Secrets of a sign-in: the link, its code, and the browser that asked. The database holds only their digests.
import { randomInt, timingSafeEqual } from 'node:crypto'
import { digestOf, newSecret } from '../../../platform/session.ts'
import type { Owner } from '../queries.ts'
import { keepOffer } from './queries.ts'
import { daysOfLink } from './rules.ts'

/**
 * A link that signs one person in, once, within seven days, in any browser: for the command line to print. It ends in six
 * digits that its page asks for, so that a robot which opens the link, or sends its form, uses nothing up.
 */
export async function makeSignInLink(owner: Owner, personId: string, origin: string): Promise<string> {
  const now = new Date()
  const { link, code } = newLink()
  await keepOffer(owner, {
    email: '',
    personId,
    linkDigest: digestOf(link),
    codeDigest: codeDigest(link, code),
    browserDigest: null,
    returnTo: '/',
    askedFrom: '',
    now,
    expiresAt: new Date(now.getTime() + daysOfLink * 86_400_000),
  })
  return `${origin}/sign-in/link/${link}-${code}`
}

export const newLink = () => ({ link: newSecret(), code: String(randomInt(1_000_000)).padStart(6, '0') })

/** The secret inside an address's last part, whose six digits at the end are for the person's eyes alone. */
export const linkIn = (part: string): string | null => /^([\w-]{43})(-\d{6})?$/.exec(part)?.[1] ?? null

/** A code alone is soon guessed from a digest, so the digest is salted with one of the link. */
export const codeDigest = (link: string, code: string): Buffer => codeDigestOf(digestOf(link), code)
export const codeDigestOf = (linkDigest: Buffer, code: string): Buffer =>
  digestOf(`${linkDigest.toString('hex')} ${code}`)

export const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a !== null && b !== null && a.length === b.length && timingSafeEqual(a, b)

const browser = '__Host-holdfast-asked'
export const browserCookie = browser
/** Kept for a day, so that a letter opened in the evening still finds the browser that asked. */
export const keepBrowser = (secret: string): string =>
  `${browser}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=86400`
