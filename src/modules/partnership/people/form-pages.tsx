import { asked, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { wordOf, wordsOf } from '../../../platform/forms.ts'
import { button, checkboxes, dateInput, input, insetText, select } from '../../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../../platform/layout.tsx'
import { type Role, roleNames } from '../../../platform/permissions.ts'
import { upper } from '../../../platform/sentence.ts'
import { rolePurposes, roleSentence, roleWords } from '../../identity/index.ts'
import type { Agency, Post } from '../queries.ts'
import type { MemberRow } from './queries.ts'

type Around = { frame: Frame; path: (rest: string) => string }
type FormProps = Around & {
  person: MemberRow | null
  agencies: readonly Agency[]
  givable: readonly Role[]
  filled: Filled
}

const trailOf = (path: Around['path'], person: MemberRow | null) => [
  { href: path('/partnership'), text: 'Partnership' },
  { href: path('/partnership/people'), text: 'People' },
  ...(person ? [{ href: path(`/partnership/people/${person.person_id}`), text: person.name }] : []),
]

export const PersonForm = (p: FormProps) => (
  <Page
    {...p.frame}
    title={p.person ? 'Change a person' : 'Add a person'}
    lede={p.person ? p.person.name : 'They sign in with their e-mail address; there is no password to give them.'}
    trail={trailOf(p.path, p.person)}
    errors={p.filled.errors}
  >
    <Fields {...p} />
  </Page>
)

/** Somebody saved this person in between: theirs above, yours in the form, and saving again keeps yours. */
export const PersonConflict = (p: FormProps & { person: MemberRow }) => (
  <ErrorPage {...p.frame} status={409}>
    <p class="govuk-body">
      It is now {p.person.name}, {p.person.email ?? 'without an address'}. {roleSentence(p.person.roles)}. Your version:
    </p>
    <Fields {...p} />
  </ErrorPage>
)

const Fields = ({ path, person, agencies, givable, filled }: FormProps) => {
  // A role that this person may not give is shown only where it is held: ticked, and sent again as it is.
  const fixed = roleNames.filter((role) => !givable.includes(role) && wordsOf(filled.words, 'roles').includes(role))
  return (
    <form
      method="post"
      action={path(person ? `/partnership/people/${person.person_id}/edit` : '/partnership/people/new')}
      novalidate
    >
      <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
      {input({ ...asked(filled, 'name'), label: { text: 'Name' } })}
      {input({
        ...asked(filled, 'email'),
        label: { text: 'E-mail address' },
        hint: { text: 'Their own, at work. Leave it empty for somebody who holds a post but does not sign in' },
        type: 'email',
        spellcheck: false,
      })}
      {select({
        ...asked(filled, 'agency'),
        label: { text: 'Agency' },
        items: [{ value: '', text: 'None' }, ...agencies.map(({ id, name }) => ({ value: id, text: name }))],
      })}
      {input({ ...asked(filled, 'job'), label: { text: 'Job' } })}
      {fixed.length > 0 &&
        insetText({
          text: `They are also ${fixed.map((role) => roleWords[role].toLowerCase()).join(' and ')}. Only an administrator may change that.`,
        })}
      {fixed.map((role) => (
        <input type="hidden" name="roles" value={role} />
      ))}
      {checkboxes({
        ...askedChoices(filled, 'roles'),
        fieldset: { legend: { text: 'What do they do here?', classes: 'govuk-fieldset__legend--s' } },
        items: givable.map((role) => ({
          value: role,
          text: roleWords[role],
          hint: { text: upper(rolePurposes[role]) },
        })),
      })}
      {dateInput({
        ...askedDate(filled, 'starts'),
        fieldset: { legend: { text: 'First day', classes: 'govuk-fieldset__legend--s' } },
      })}
      {button({ text: person ? 'Save' : 'Add them' })}
    </form>
  )
}

type EndingProps = Around & { person: MemberRow; posts: readonly Post[]; filled: Filled }

export const EndingPage = ({ frame, path, person, posts, filled }: EndingProps) => (
  <Page
    {...frame}
    title="End a membership"
    lede={`${person.name} will no longer be let in. What they wrote stays, with their name.`}
    trail={trailOf(path, person)}
    errors={filled.errors}
  >
    {posts.length > 0 && (
      <>
        <p class="govuk-body">These posts will be vacant from the day after:</p>
        <ul class="govuk-list govuk-list--bullet">
          {posts.map((post) => (
            <li>
              {post.title}.{' '}
              <a class="govuk-link" href={path(`/partnership/posts/${post.id}/handover`)}>
                Hand it over<span class="govuk-visually-hidden"> ({post.title})</span> first
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
    <form method="post" action={path(`/partnership/people/${person.person_id}/ending`)} novalidate>
      {dateInput({
        ...askedDate(filled, 'ends'),
        fieldset: { legend: { text: 'Their last day', classes: 'govuk-fieldset__legend--s' } },
      })}
      {button({ text: 'End the membership', classes: 'govuk-button--warning' })}
    </form>
  </Page>
)
