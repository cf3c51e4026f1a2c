import type { Child } from 'hono/jsx'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { Partnership } from '../../../platform/route.ts'
import { Late } from '../../../platform/shapes.tsx'
import type { Agency, Group, Member, Post } from '../queries.ts'

type Props = {
  frame: Frame
  path: (rest: string) => string
  partnership: Partnership
  agencies: readonly Agency[]
  groups: readonly Group[]
  posts: readonly Post[]
  people: readonly Member[]
  mayEdit: boolean
  mayAdminister: boolean
}

export const OverviewPage = ({
  frame,
  path,
  partnership,
  agencies,
  groups,
  posts,
  people,
  mayEdit,
  mayAdminister,
}: Props) => {
  const vacant = posts.filter((post) => post.person_id === null)
  const coordinators = people.filter(({ roles }) => roles.includes('coordinator')).map(({ name }) => name)
  return (
    <Page
      {...frame}
      title="Partnership"
      lede={`${coordinators.join(' and ') || 'Nobody'} ${coordinators.length > 1 ? 'coordinate' : 'coordinates'} ${partnership.name}.`}
      wide
    >
      <table class="hf-table hf-stack">
        <thead class="govuk-visually-hidden">
          <tr>
            <th scope="col">What</th>
            <th scope="col">How many</th>
            <th scope="col">Which</th>
          </tr>
        </thead>
        <tbody>
          <Row href={path('/partnership/posts')} name="Posts" count={posts.length}>
            {vacant.length > 0 ? (
              <Late words={`${vacant.length} vacant: ${vacant.map((post) => post.title).join(', ')}`} />
            ) : (
              'None vacant'
            )}
          </Row>
          <Row href={path('/partnership/people')} name="People" count={people.length}>
            {people.filter(({ email }) => email === null).length > 0
              ? `${people.filter(({ email }) => email === null).length} of them without an address to sign in with`
              : 'All can sign in'}
          </Row>
          <Row href={path('/partnership/agencies')} name="Agencies" count={agencies.length}>
            {agencies.map(({ name }) => name).join(', ') || 'None yet'}
          </Row>
          <Row href={path('/partnership/groups')} name="Groups" count={groups.length}>
            {groups.map(({ name }) => name).join(', ') || 'None yet'}
          </Row>
        </tbody>
      </table>
      <ul class="govuk-list govuk-!-margin-top-6">
        {mayEdit && (
          <li>
            <a class="govuk-link" href={path('/partnership/settings')}>
              Settings: name, marking, year, smallest count
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href="/?all">
            Your partnerships
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/sessions">
            Where you are signed in
          </a>
        </li>
        {mayAdminister && (
          <li>
            <a class="govuk-link" href={path('/measure/tokens')}>
              Tokens for systems that push or read figures
            </a>
          </li>
        )}
        {mayAdminister && partnership.kind === 'trial' && (
          <li>
            <a class="govuk-link" href={path('/partnership/deletion')}>
              Throw this trial away
            </a>
          </li>
        )}
      </ul>
    </Page>
  )
}

const Row = ({ href, name, count, children }: { href: string; name: string; count: number; children?: Child }) => (
  <tr>
    <th scope="row">
      <a class="govuk-link" href={href}>
        {name}
      </a>
    </th>
    <td data-label="How many">{count}</td>
    <td data-label="Which">{children}</td>
  </tr>
)
