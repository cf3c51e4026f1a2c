import { dateFields } from '../../../platform/asked.ts'
import { addDays } from '../../../platform/dates.ts'
import { choices, date, type Form, type FormError, readForm, text, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route, type Scope } from '../../../platform/route.ts'
import { digestOf, newSecret } from '../../../platform/session.ts'
import { note } from '../../history/index.ts'
import { MadePage, TokensPage } from './pages.tsx'
import { addToken, revokeToken, tokens } from './queries.ts'

const can = member('measure.token')
const scopes = ['measure.push', 'measure.pull'] as const satisfies readonly Scope[]
const mostDays = 731

export const routes: Route[] = [
  { method: 'GET', path: '/measure/tokens', can, run: (c) => list(c, dateFields('expires_on', addDays(c.today, 365))) },
  { method: 'POST', path: '/measure/tokens', can, run: make },
  { method: 'POST', path: '/measure/tokens/:token/revocation', can, run: revoke },
]

const list = async (c: Ctx, words: Form, errors: readonly FormError[] = [], status = 200) =>
  page(
    TokensPage({
      frame: c.frame('measure'),
      path: c.path,
      today: c.today,
      tokens: await tokens(c.db),
      filled: { words, errors: errors.length > 0 ? errors : undefined },
      mayRead: c.may('measure.read'),
    }),
    status,
  )

/** Makes a token and shows its secret, this once: only the digest is kept. */
async function make(c: Ctx) {
  const read = readForm(c.form, {
    name: text({
      called: 'The name',
      required: 'Say what will use it, such as “Nightly export of the case system”',
      max: 200,
    }),
    scopes: choices(scopes, { called: 'What it may do', required: 'Choose what it may do' }),
    expires_on: date({ called: 'the last day it works', required: 'Enter the last day it works' }),
  })
  if (read.errors) return list(c, c.form, read.errors, 400)
  const { name, expires_on } = read.value
  if (expires_on < c.today) return list(c, c.form, [wrong('expires_on', 'The last day has passed', 'day')], 400)
  if (expires_on > addDays(c.today, mostDays))
    return list(c, c.form, [wrong('expires_on', 'A token works two years at most', 'day')], 400)
  const secret = `hf_${newSecret()}`
  const id = await addToken(c.db, { name, scopes: read.value.scopes, expiresOn: expires_on, digest: digestOf(secret) })
  await note(
    c,
    'measure.token',
    id,
    `made the token “${name}” (${read.value.scopes.join(', ')}), which works to ${expires_on}`,
  )
  const address = `${c.services.config.origin}${c.path('/measure')}`
  return page(
    MadePage({
      frame: c.frame('measure'),
      path: c.path,
      name,
      secret,
      scopes: read.value.scopes,
      address,
      expiresOn: expires_on,
    }),
  )
}

async function revoke(c: Ctx) {
  const id = c.params.token ?? ''
  const name = await revokeToken(c.db, id, c.now)
  if (name === undefined)
    return (await tokens(c.db)).some((each) => each.id === id) ? goTo(c.path('/measure/tokens')) : missing
  await note(c, 'measure.token', id, `revoked the token “${name}”`)
  return goTo(c.path('/measure/tokens'), `Revoked: “${name}” opens nothing any more`)
}
