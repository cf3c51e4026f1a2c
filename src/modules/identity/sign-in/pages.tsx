import { asked, type Filled } from '../../../platform/asked.ts'
import { button, input, insetText } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'

type Framed = { frame: Frame }

export const AskPage = ({ frame, to, filled }: Framed & { to: string; filled: Filled }) => (
  <Page
    {...frame}
    title="Sign in"
    lede="Type your e-mail address. We send a link and a six-digit code; there is no password."
    errors={filled.errors}
  >
    <form method="post" action="/sign-in" novalidate>
      <input type="hidden" name="to" value={to} />
      {input({
        ...asked(filled, 'email'),
        label: { text: 'Your e-mail address' },
        hint: { text: 'The address that your partnership knows you by' },
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
      })}
      {button({ text: 'Send me a letter' })}
    </form>
  </Page>
)

export const CodePage = ({ frame, address, filled }: Framed & { address: string; filled: Filled }) => (
  <Page
    {...frame}
    title="Check your e-mail"
    lede={`If we know ${address}, we have sent a letter with a link and a six-digit code.`}
    errors={filled.errors}
  >
    <p class="govuk-body">Open the link in this browser, or type the code here. Both work once, for 15 minutes.</p>
    <form method="post" action="/sign-in/code" novalidate>
      <CodeField filled={filled} hint="Six digits, from the newest letter" />
      {button({ text: 'Sign in' })}
    </form>
    <p class="govuk-body">
      Nothing after a few minutes? Look among unwanted mail, or{' '}
      <a class="govuk-link" href="/sign-in">
        ask for another letter
      </a>
      . If you have never signed in, ask your coordinator which address they gave.
    </p>
  </Page>
)

type LinkProps = Framed & { action: string; name: string | null; byLetter: boolean; filled: Filled }

/** In the browser that asked, one button. Elsewhere the code as well: robots open links and send forms, people read. */
export const LinkPage = ({ frame, action, name, byLetter, filled }: LinkProps) =>
  name === null ? (
    <Page
      {...frame}
      title="Type your six-digit code"
      lede="It keeps mail robots from using your link up."
      errors={filled.errors}
    >
      <form method="post" action={action} novalidate>
        <CodeField
          filled={filled}
          hint={byLetter ? 'In the same letter as the link' : 'The last six digits of the link you were given'}
        />
        {button({ text: 'Sign in' })}
      </form>
    </Page>
  ) : (
    <Page {...frame} title={`Sign in as ${name}`} lede="You asked for this link in this browser.">
      <form method="post" action={action}>
        {button({ text: `Sign in as ${name}` })}
      </form>
    </Page>
  )

export const DeadLink = ({ frame }: Framed) => (
  <Page {...frame} title="This link no longer works" lede="It has been used, or it is too old. Each works once.">
    {button({ text: 'Ask for a new one', href: '/sign-in' })}
  </Page>
)

export const CannotSend = ({ frame }: Framed) => (
  <Page {...frame} title="Holdfast cannot send e-mail at the moment" lede="So nobody can be sent a sign-in link.">
    <p class="govuk-body">Try again in a few minutes. If it stays so, tell whoever runs Holdfast for you.</p>
    {insetText({
      text: 'For whoever runs it: SMTP_URL names the mail server. Until it works, “bin/holdfast person add” prints a link that signs one person in.',
    })}
  </Page>
)

const CodeField = ({ filled, hint }: { filled: Filled; hint: string }) =>
  input({
    ...asked(filled, 'code'),
    value: '',
    label: { text: 'Six-digit code' },
    hint: { text: hint },
    classes: 'govuk-input--width-5',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
  })
