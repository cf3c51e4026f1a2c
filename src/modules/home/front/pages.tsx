import { button, insetText } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { SiteCtx } from '../../../platform/route.ts'
import { Cast, type demoCast, roleSentence } from '../../identity/index.ts'
import { firstCommands } from '../../partnership/index.ts'

type CastList = Awaited<ReturnType<typeof demoCast>>
type Person = NonNullable<SiteCtx['person']>

export const Welcome = ({ frame, cast, bare }: { frame: Frame; cast: CastList; bare: boolean }) => (
  <Page
    {...frame}
    title="From an inspector’s finding to evidenced improvement"
    lede="Holdfast keeps one plan for a whole children’s services partnership."
    wide={cast.length > 0}
  >
    <p class="govuk-body hf-measurewidth">
      Bring the inspection report and the improvement plan you already have: Holdfast reads both and asks where it is
      unsure. Leads say once a quarter how their items are going, and every gap is listed before somebody asks. Press
      one button, and the board’s paper is there, each statement leading down to its evidence.
    </p>
    {cast.length > 0 ? (
      <>
        {insetText({
          text: 'This is the demo. Choose somebody to sign in as them. Everybody here is invented, and so is everything they wrote.',
        })}
        <Cast cast={cast} />
        <p class="govuk-body govuk-!-margin-top-6">
          <a class="govuk-link" href="/sign-in">
            Sign in by e-mail instead
          </a>
        </p>
      </>
    ) : bare ? (
      <FirstSteps />
    ) : (
      button({ text: 'Sign in', href: '/sign-in' })
    )}
  </Page>
)

// Before the first partnership nobody can sign in, so the page speaks to whoever runs the installation.
const FirstSteps = () => (
  <>
    <h2 class="govuk-heading-m">Nobody can sign in yet</h2>
    <p class="govuk-body hf-measurewidth">
      This installation holds no partnership. Whoever runs it makes the first one, and its first person, with two
      commands where Holdfast is installed:
    </p>
    <pre class="hf-commands" tabindex={0}>
      {firstCommands.join('\n')}
    </pre>
    <p class="govuk-body hf-measurewidth">
      The second prints a link that signs that person in once. They can then add everybody else here. For a look round
      with invented partnerships instead, start with HOLDFAST_DEMO=on and a data folder of its own.
    </p>
  </>
)

type MineProps = { frame: Frame; person: Person; cast: CastList; mayFound: boolean }

export const MyPartnerships = ({ frame, person, cast, mayFound }: MineProps) => (
  <Page
    {...frame}
    title="Your partnerships"
    lede={
      person.partnerships.length === 0
        ? 'You belong to no partnership yet. Ask a coordinator to add you, with this e-mail address.'
        : `You belong to ${person.partnerships.length === 1 ? 'one partnership' : `${person.partnerships.length} partnerships`}.`
    }
    wide={cast.length > 0}
  >
    {person.partnerships.length > 0 && (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Partnership</th>
            <th scope="col">What you do there</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {person.partnerships.map(({ slug, name, kind, roles }) => (
            <tr>
              <th scope="row">
                <a class="govuk-link" href={`/p/${slug}`}>
                  {name}
                </a>
              </th>
              <td data-label="What you do there">{roleSentence(roles)}</td>
              <td data-label="Kind">{kinds[kind] ?? kind}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {mayFound && (
      <div class="hf-actions govuk-!-margin-top-6">
        {button({ text: 'Begin a new partnership', href: '/partnerships/new', classes: 'govuk-!-margin-bottom-0' })}
        <form method="post" action="/partnerships/trial">
          {button({ text: 'Try a throw-away partnership', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
        </form>
      </div>
    )}
    <p class="govuk-body govuk-!-margin-top-5">
      <a class="govuk-link" href="/sessions">
        Where you are signed in
      </a>
    </p>
    {cast.length > 0 && (
      <>
        <h2 class="govuk-heading-m govuk-!-margin-top-7">Sign in as somebody else</h2>
        <Cast cast={cast} />
      </>
    )}
  </Page>
)

const kinds: Record<string, string> = { real: 'In use', demo: 'Demo, invented', trial: 'Trial, to be thrown away' }
