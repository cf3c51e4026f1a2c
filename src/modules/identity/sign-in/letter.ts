import { longInstant } from '../../../platform/dates.ts'
import type { Letter } from '../../../platform/mail.ts'

export const signInLetter = (l: { to: string; link: string; code: string; expiresAt: Date }): Letter => ({
  to: l.to,
  subject: 'Sign in to Holdfast',
  text: `Somebody asked to sign in to Holdfast with this address.

In the browser you asked from, open this link:

${l.link}

Or type this code there. Any other browser that opens the link asks for it too:

${l.code}

Link and code work once, until ${longInstant(l.expiresAt)}.

If you did not ask, do nothing. Nobody can sign in without this letter, so do not pass it on.
`,
})
