import { createTransport } from 'nodemailer'

/** `messageId`: the same for every try of one letter. */
export type Letter = { to: string; subject: string; text: string; replyTo?: string; messageId?: string }
/** `check` throws when nothing can be sent at the moment; it says nothing about any address. */
export type Mailer = { check(): Promise<void>; send(letter: Letter): Promise<void>; close(): void }

/** Real SMTP. `from` is an address at the site's own host unless SMTP_URL names one (`?from=`). */
export function smtp(url: string, origin: string): Mailer {
  const address = new URL(url)
  const from = address.searchParams.get('from') ?? `Holdfast <holdfast@${new URL(origin).hostname}>`
  address.searchParams.delete('from')
  const transport = createTransport(address.href, { from })
  return {
    check: async () => {
      await transport.verify()
    },
    send: async (letter) => {
      await transport.sendMail({ ...letter, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    close: () => transport.close(),
  }
}

/** Without SMTP_URL: nothing can be sent, and the page says so to whoever asks. */
export const noMail: Mailer = {
  check: () => unset(),
  send: () => unset(),
  close: () => {},
}

/** Is there a mail server at all? */
export const hasMail = (mail: Mailer): boolean => mail !== noMail

const unset = (): Promise<never> =>
  Promise.reject(new Error('No mail server is set: give SMTP_URL, or make a link with `bin/holdfast person add`.'))
