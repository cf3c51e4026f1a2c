// Who may ask to sign in, how often, and where they go afterwards. The figures stand in docs/security.md.

/** A mailed link and its code work once, for so many minutes. */
export const minutesOfLetter = 15
/** A link made for a person on the command line works once, for so many days. */
export const daysOfLink = 7
/** So many wrong codes, and the letter's code is worth nothing; its link still works in the browser that asked. */
export const codeTries = 5

/** How often one address, or one place of the network, asked within the last 15 minutes and the last 24 hours. */
export type Asked = { address: number; addressToday: number; network: number }

/** Five letters in 15 minutes and 20 in a day for an address; 30 requests in 15 minutes from one network address. */
export const mayAsk = ({ address, addressToday, network }: Asked): boolean =>
  address < 5 && addressToday < 20 && network < 30

/** A sign-in that was asked for, as far as the rule needs it. */
export type Offer = { personId: string | null; tries: number; expiresAt: Date; usedAt: Date | null }

/** Why somebody is let in or not. 'no_code': nothing was tried, so nothing is used up. */
export type Verdict = 'in' | 'no_code' | 'wrong_code' | 'too_many' | 'over'

/**
 * The rule of the door. The browser that asked needs the link alone; any other needs the code as well. `rightCode` is
 * undefined when no code was given.
 */
export const verdict = (
  offer: Offer,
  by: { sameBrowser: boolean; hasLink: boolean; rightCode: boolean | undefined },
  now: Date,
): Verdict => {
  if (offer.usedAt || offer.expiresAt <= now) return 'over'
  if (by.sameBrowser && by.hasLink) return offer.personId ? 'in' : 'over'
  if (!by.sameBrowser && !by.hasLink) return 'over'
  if (by.rightCode === undefined) return 'no_code'
  if (offer.tries >= codeTries) return 'too_many'
  return by.rightCode && offer.personId ? 'in' : 'wrong_code'
}

/** The six digits a person typed, spaces and dashes left out; undefined when these are not six digits. */
export const readCode = (typed: string): string | undefined => {
  const digits = typed.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** A way back within this site, or '/': never another site, whatever a link asks for. */
export const wayBack = (asked: string): string => {
  if (!/^\/(?![/\\])/.test(asked) || /[\\\p{Cc}]/u.test(asked) || asked.length > 1000) return '/'
  const url = URL.parse(asked, 'http://here')
  if (!url || url.host !== 'here' || url.pathname.startsWith('//')) return '/'
  return /^\/(sign-in|sign-out|demo\/sign-in)(\/|$)/.test(url.pathname) ? '/' : url.pathname + url.search
}
