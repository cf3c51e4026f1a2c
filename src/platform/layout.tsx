// Every page stands in <Page>: header, areas, where you are, how fresh it is, errors first, the work, the foot.
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { asset } from './assets.ts'
import { Foot, type Frame, Header, type Link } from './frame.tsx'
import { errorSummary, notificationBanner, skipLink } from './govuk.ts'
import { Sprite } from './shapes.tsx'

export type { Frame, Link }

export type PageProps = Frame & {
  title: string
  /** The h1, when it is shorter than the title, which must begin with it. */
  heading?: string | undefined
  /** The answer a chair could read aloud. */
  lede?: Child
  /** The line above the heading: "Item 1.1.1. Answers finding A2", which may hold links. */
  caption?: Child
  trail?: readonly Link[] | undefined
  /** How old the data is: "Plan data as at 19 November 2026, 21:40". */
  fresh?: string | undefined
  /** Links or one button at the right of the heading. */
  actions?: Child
  errors?: readonly { href: string; text: string }[] | undefined
  /** What has just succeeded. */
  banner?: string | undefined
  /** Full width, for tables and columns; otherwise one column fit for forms and prose. */
  wide?: boolean | undefined
  /** The children bring the h1 (a paper has its own). */
  ownHeading?: boolean | undefined
  print?: 'landscape' | 'paper' | undefined
  /** Enhancements below public/, such as 'enhance/words.js'. The page must work without them. */
  modules?: readonly string[] | undefined
  children?: Child
}

export const Page = (props: PageProps) => {
  const { title, heading = title, partnership, errors = [], trail = [], fresh, print } = props
  const home = partnership ? `/p/${partnership.slug}` : '/'
  const failed = errors.length > 0
  const modules = new Set(props.modules)
  if (failed) modules.add('enhance/errors.js')
  if (props.banner) modules.add('enhance/words.js') // it forgets the words that have now been saved
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="en-GB" class="govuk-template hf-template">
        <head>
          <meta charset="utf-8" />
          <title>{`${failed ? 'Error: ' : ''}${[title, partnership?.name, 'Holdfast'].filter(Boolean).join(' - ')}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="theme-color" content="#0b3a44" />
          <link rel="icon" href={asset('assets/mark.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset('app.css')} />
          {[...modules].map((name) => (
            <script type="module" src={asset(name)} />
          ))}
        </head>
        <body class={`govuk-template__body${print ? ` hf-print-${print}` : ''}`}>
          {skipLink({ href: '#main-content', text: 'Skip to main content' })}
          <Sprite />
          <Header {...props} home={home} />
          <div class="govuk-width-container">
            {(trail.length > 0 || fresh) && (
              <section class="hf-context" aria-label="Where you are and how fresh this is">
                {trail.length > 0 && (
                  <nav aria-label="Where you are">
                    <ol>
                      {trail.map(({ href, text }) => (
                        <li>
                          <a href={href}>{text}</a>
                        </li>
                      ))}
                    </ol>
                  </nav>
                )}
                {fresh && <p class="hf-context__fresh">{fresh}</p>}
              </section>
            )}
            <main class="govuk-main-wrapper" id="main-content">
              {failed && errorSummary({ titleText: 'There is a problem', errorList: errors })}
              {props.banner && notificationBanner({ type: 'success', text: props.banner })}
              {!props.ownHeading && <Title {...props} heading={heading} />}
              {props.wide ? props.children : <div class="hf-column">{props.children}</div>}
            </main>
          </div>
          <Foot {...props} />
        </body>
      </html>
    </>
  )
}

type Fault = 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507

/** What people see when something went wrong: what, and what to do. `children` may add, as the two versions of a 409. */
export const ErrorPage = ({ status, reference, children, ...frame }: Frame & ErrorProps) => {
  const { title, say } = faults[status]
  return (
    <Page {...frame} title={title}>
      {say.map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
      {reference && (
        <p class="govuk-body">
          If you ask for help, give this reference: <strong>{reference}</strong>
        </p>
      )}
      {children}
    </Page>
  )
}

/** Two people at the same moment, where there are no two versions to show: both made one thing, or one took it away. */
export const CrossedPage = ({ reference }: { reference: string }) => (
  <Page title="Somebody else did this at the same moment">
    <p class="govuk-body">
      What you last sent was not saved: perhaps it is there already, or what it belongs to has just gone. Go back, open
      the page again and look.
    </p>
    <p class="govuk-body">
      If you ask for help, give this reference: <strong>{reference}</strong>
    </p>
  </Page>
)

const dead = {
  unknown: {
    title: 'This link opens nothing',
    say: 'Perhaps your mail program cut it in two: copy all of it from the letter into the address bar.',
  },
  closed: {
    title: 'This round has closed',
    say: 'The link in your letter was good until then. What was sent before is kept; nothing more can be added.',
  },
  passed_on: {
    title: 'This link is no longer yours',
    say: 'The post it was made for has another holder now, or you no longer write for it. A new holder gets a letter of their own.',
  },
} as const

/** A personal link whose time is over, or that never was one. It names nobody and nothing. */
export const DeadLinkPage = ({ why }: { why: keyof typeof dead }) => (
  <Page title={dead[why].title}>
    <p class="govuk-body">{dead[why].say}</p>
    <p class="govuk-body">If you need to say more, answer the letter, or sign in.</p>
  </Page>
)

type ErrorProps = { status: Fault; reference?: string | undefined; children?: Child }

const faults: Record<Fault, { title: string; say: readonly string[] }> = {
  403: {
    title: 'You may not do this',
    say: [
      'Your role in this partnership does not allow it. Nothing has been changed.',
      'If you need to do it, ask the coordinator to change your role.',
    ],
  },
  404: {
    title: 'Page not found',
    say: [
      'If you typed the address, check that it is correct. If you pasted it, check that you copied all of it.',
      'It may also belong to a partnership that you are not a member of.',
    ],
  },
  409: {
    title: 'Somebody changed this before you saved',
    say: ['Your words have not been saved. Compare both versions, then save again.'],
  },
  413: {
    title: 'This is too big',
    say: ['Nothing has been saved. Go back and choose a smaller file, or send less at a time.'],
  },
  422: {
    title: 'We could not read what was sent',
    say: ['It broke off half way, or was not a form of ours. Nothing has been saved. Go back and send it again.'],
  },
  429: {
    title: 'Too many tries',
    say: ['Wait a few minutes, then try again.'],
  },
  500: {
    title: 'Sorry, something went wrong',
    say: ['The fault is ours. What you last sent was not saved. Go back and try again.'],
  },
  507: {
    title: 'The disk is full',
    say: [
      'What you last sent was not saved. Keep this page open or copy your words.',
      'Whoever looks after this installation must make room on its disk. Everything saved before is safe.',
    ],
  },
  503: {
    title: 'Holdfast is not ready',
    say: ['It is starting, or being looked after. Try again in a minute.'],
  },
}

const Title = ({ heading, lede, caption, actions }: PageProps & { heading: string }) => (
  <div class={`hf-title${actions ? ' hf-title__row' : ''}${heading.length > 70 ? ' hf-title--long' : ''}`}>
    <div>
      {caption && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l">{heading}</h1>
      {lede && <p class="hf-lede">{lede}</p>}
    </div>
    {actions && <div class="hf-actions">{actions}</div>}
  </div>
)
