import { longInstant } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { Session } from './queries.ts'

export const SessionsPage = ({
  frame,
  sessions,
  here,
}: {
  frame: Frame
  sessions: readonly Session[]
  here: string
}) => (
  <Page
    {...frame}
    title="Your sessions"
    lede={
      sessions.length === 1
        ? 'You are signed in here and nowhere else.'
        : `You are signed in on ${sessions.length} browsers. Sign out any that you do not know.`
    }
    trail={[{ href: '/', text: 'Holdfast' }]}
  >
    <table class="hf-table hf-stack">
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">Signed in</th>
          <th scope="col">Last used</th>
          <th scope="col">Sign out</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, device, since, seen }) => (
          <tr>
            <th scope="row">{device || 'A browser'}</th>
            <td data-label="Signed in">{longInstant(since)}</td>
            <td data-label="Last used">{longInstant(seen)}</td>
            <td data-label="Sign out">
              {id === here ? (
                'This browser'
              ) : (
                <form method="post" action="/sessions/end">
                  <input type="hidden" name="session" value={id} />
                  {button({ text: 'Sign it out', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="govuk-body govuk-!-margin-top-4">
      A session ends after 8 hours without use, and after 30 days in any case.
    </p>
    {sessions.length > 1 && (
      <form method="post" action="/sessions/end-others">
        {button({ text: 'Sign out everywhere else', classes: 'govuk-button--warning' })}
      </form>
    )}
  </Page>
)
