import { asked, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate, longInstant, londonDate } from '../../../platform/dates.ts'
import { button, checkboxes, dateInput, input, warningText } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx, Scope } from '../../../platform/route.ts'
import type { Token } from './queries.ts'

type Place = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

const scopeWords: Record<Scope, string> = { 'measure.push': 'Push figures', 'measure.pull': 'Read figures' }

const trailOf = (path: Ctx['path'], mayRead: boolean) => (mayRead ? [{ href: path('/measure'), text: 'Measures' }] : [])

/** The tokens of machines, and the form for a new one. */
export const TokensPage = (
  p: Place & { today: string; tokens: readonly Token[]; filled: Filled; mayRead: boolean },
) => (
  <Page
    {...p.frame}
    title="Tokens"
    lede="A token lets another system push figures into this partnership, or read them, without anybody signing in."
    trail={trailOf(p.path, p.mayRead)}
    errors={p.filled.errors}
  >
    {p.tokens.length > 0 && (
      <section class="hf-section" aria-labelledby="tokens">
        <h2 class="hf-h2" id="tokens">
          Tokens so far
        </h2>
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Tokens, those that work first</caption>
          <thead>
            <tr>
              <th scope="col">Used by</th>
              <th scope="col">May</th>
              <th scope="col">Works</th>
              <th scope="col">Last used</th>
              <th scope="col">Revoke</th>
            </tr>
          </thead>
          <tbody>
            {p.tokens.map((each) => (
              <tr>
                <th scope="row">
                  {each.name}
                  <span class="hf-meta">
                    <br />
                    Made on {longDate(londonDate(each.made_at))}
                    {each.made_by && ` by ${each.made_by}`}
                  </span>
                </th>
                <td data-label="May">{each.scopes.map((scope) => scopeWords[scope]).join(', ')}</td>
                <td data-label="Works">{standingOf(each, p.today)}</td>
                <td data-label="Last used">{each.used_at ? longInstant(each.used_at) : 'Never'}</td>
                <td data-label="Revoke">
                  {each.revoked_at === null && each.expires_on >= p.today ? (
                    <form method="post" action={p.path(`/measure/tokens/${each.id}/revocation`)}>
                      <button class="hf-linkbutton" type="submit">
                        Revoke<span class="govuk-visually-hidden"> “{each.name}”</span>
                      </button>
                    </form>
                  ) : (
                    'Nothing to revoke'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
    <section class="hf-section" aria-labelledby="new">
      <h2 class="hf-h2" id="new">
        Make a token
      </h2>
      <form method="post" action={p.path('/measure/tokens')} novalidate>
        {input({
          ...asked(p.filled, 'name'),
          label: { text: 'What will use it', classes: 'govuk-label--s' },
          hint: {
            text: 'Such as “Nightly export of the case system”. One token for each use, so that one can be revoked alone',
          },
        })}
        {checkboxes({
          ...askedChoices(p.filled, 'scopes'),
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'It may', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'measure.push', text: 'Push figures' },
            {
              value: 'measure.pull',
              text: 'Read figures',
              hint: {
                text: 'Small numbers are protected. Alone, it also works as the address of a feed for Excel or Power BI',
              },
            },
          ],
        })}
        {dateInput({
          ...askedDate(p.filled, 'expires_on'),
          fieldset: { legend: { text: 'The last day it works', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'Two years from today at most' },
        })}
        {button({ text: 'Make the token' })}
      </form>
    </section>
  </Page>
)

const standingOf = (each: Token, today: string): string =>
  each.revoked_at
    ? `Revoked on ${longDate(londonDate(each.revoked_at))}`
    : each.expires_on < today
      ? `Expired on ${longDate(each.expires_on)}`
      : `To ${longDate(each.expires_on)}`

type MadeProps = Place & { name: string; secret: string; scopes: readonly Scope[]; address: string; expiresOn: string }

/** The secret, this once. */
export const MadePage = ({ frame, path, name, secret, scopes, address, expiresOn }: MadeProps) => (
  <Page
    {...frame}
    title="The token is made"
    lede={`“${name}” works to ${longDate(expiresOn)}.`}
    trail={[{ href: path('/measure/tokens'), text: 'Tokens' }]}
  >
    {warningText({
      iconFallbackText: 'Warning',
      text: 'Copy it now. It is shown this once; only its fingerprint is kept.',
    })}
    <p class="govuk-body">
      <code class="hf-pre">{secret}</code>
    </p>
    <dl class="hf-facts">
      {scopes.includes('measure.push') && (
        <div>
          <dt>Push figures to</dt>
          <dd>
            <code>POST {address}/api/observations</code>
          </dd>
        </div>
      )}
      {scopes.includes('measure.pull') && (
        <div>
          <dt>Read figures from</dt>
          <dd>
            <code>{address}/api/observations</code> or <code>{address}/api/observations.csv</code>
          </dd>
        </div>
      )}
      {scopes.length === 1 && scopes.includes('measure.pull') && (
        <div>
          <dt>Or as a feed for Excel and Power BI</dt>
          <dd>
            <code>
              {address}/feed/{secret}/observations.csv
            </code>
            , with the rule for each measure at{' '}
            <code>
              {address}/feed/{secret}/protection.csv
            </code>
          </dd>
        </div>
      )}
      <div>
        <dt>Described in</dt>
        <dd>
          <a class="govuk-link" href="/measure/api/openapi.json">
            openapi.json
          </a>
        </dd>
      </div>
    </dl>
  </Page>
)
