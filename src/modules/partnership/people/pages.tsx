import type { Child } from 'hono/jsx'
import { holdsOn, longDate, longInstant } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { Role } from '../../../platform/permissions.ts'
import { roleSentence, roleWords, type Session } from '../../identity/index.ts'
import type { Writer } from '../posts/queries.ts'
import type { Post } from '../queries.ts'
import type { MemberRow } from './queries.ts'

type Around = { frame: Frame; path: (rest: string) => string }
type ListProps = Around & { people: readonly MemberRow[]; posts: readonly Post[]; today: string; mayInvite: boolean }

export const PeoplePage = ({ frame, path, people, posts, today, mayInvite }: ListProps) => {
  const current = people.filter((each) => holdsOn(each, today))
  const others = people.filter((each) => !holdsOn(each, today))
  return (
    <Page
      {...frame}
      title="People"
      lede={`${current.length} ${current.length === 1 ? 'person belongs' : 'people belong'} to the partnership today.`}
      trail={[{ href: path('/partnership'), text: 'Partnership' }]}
      actions={mayInvite && button({ text: 'Add somebody', href: path('/partnership/people/new') })}
      wide
    >
      <Members people={current} posts={posts} path={path} />
      {others.length > 0 && (
        <section class="hf-section" aria-labelledby="others">
          <h2 class="hf-h2" id="others">
            No longer, or not yet
          </h2>
          <Members people={others} posts={posts} path={path} />
        </section>
      )}
    </Page>
  )
}

const Members = ({
  people,
  posts,
  path,
}: {
  people: readonly MemberRow[]
  posts: readonly Post[]
  path: Around['path']
}) => (
  <table class="hf-table hf-stack">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Agency and job</th>
        <th scope="col">Holds</th>
        <th scope="col">Roles</th>
        <th scope="col">When</th>
      </tr>
    </thead>
    <tbody>
      {people.map((m) => (
        <tr>
          <th scope="row">
            <a class="govuk-link hf-quiet" href={path(`/partnership/people/${m.person_id}`)}>
              {m.name}
            </a>
          </th>
          <td data-label="Agency and job">{[m.agency, m.job].filter(Boolean).join(', ') || 'Not said'}</td>
          <td data-label="Holds">
            {posts
              .filter((post) => post.person_id === m.person_id)
              .map((post) => post.title)
              .join(', ') || 'No post'}
          </td>
          <td data-label="Roles">{rolesOf(m)}</td>
          <td data-label="When">{datesOf(m)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

type PersonProps = Around & {
  person: MemberRow
  posts: readonly Post[]
  allPosts: readonly Post[]
  writes: readonly Writer[]
  sessions: readonly Session[] | null
  today: string
  mayInvite: boolean
}

export const PersonPage = ({
  frame,
  path,
  person,
  posts,
  allPosts,
  writes,
  sessions,
  today,
  mayInvite,
}: PersonProps) => {
  const here = path(`/partnership/people/${person.person_id}`)
  return (
    <Page
      {...frame}
      title={person.name}
      lede={roleSentence(person.roles)}
      trail={[
        { href: path('/partnership'), text: 'Partnership' },
        { href: path('/partnership/people'), text: 'People' },
      ]}
      actions={
        mayInvite && (
          <>
            {button({ text: 'Change', href: `${here}/edit` })}
            {holdsOn(person, today) && (
              <a class="govuk-link" href={`${here}/ending`}>
                End the membership
              </a>
            )}
          </>
        )
      }
      wide
    >
      <table class="hf-table hf-stack">
        <thead class="govuk-visually-hidden">
          <tr>
            <th scope="col">About them</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          <Fact name="E-mail address">{person.email ?? 'None, so they cannot sign in'}</Fact>
          <Fact name="Agency">{person.agency ?? 'Not said'}</Fact>
          <Fact name="Job">{person.job || 'Not said'}</Fact>
          <Fact name="Member">{datesOf(person)}</Fact>
          <Fact name="Holds">
            {posts.length === 0
              ? 'No post'
              : posts.map((post) => (
                  <div>
                    <a class="govuk-link" href={path(`/partnership/posts/${post.id}`)}>
                      {post.title}
                    </a>
                    {post.interim && ', interim'}
                  </div>
                ))}
          </Fact>
          <Fact name="Writes for">
            {writes
              .map((w) => allPosts.find((post) => post.id === w.post_id)?.title)
              .filter(Boolean)
              .join(', ') || 'Nobody else'}
          </Fact>
        </tbody>
      </table>
      {sessions && (
        <section class="hf-section" aria-labelledby="sessions">
          <h2 class="hf-h2" id="sessions">
            Where they are signed in
          </h2>
          {sessions.length === 0 ? (
            <p class="govuk-body">Nowhere at the moment.</p>
          ) : (
            <>
              <ul class="govuk-list govuk-list--bullet">
                {sessions.map(({ device, seen }) => (
                  <li>
                    {device || 'A browser'}, last used {longInstant(seen)}
                  </li>
                ))}
              </ul>
              <form method="post" action={`${here}/session-ending`}>
                {button({ text: 'Sign them out everywhere', classes: 'govuk-button--secondary' })}
              </form>
            </>
          )}
        </section>
      )}
    </Page>
  )
}

const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{children}</td>
  </tr>
)

const rolesOf = ({ roles }: MemberRow) => roles.map((role) => roleWords[role as Role] ?? role).join(', ')
const datesOf = ({ starts, ends }: MemberRow) =>
  ends ? `${longDate(starts)} to ${longDate(ends)}` : `Since ${longDate(starts)}`
