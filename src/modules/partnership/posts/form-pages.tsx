import { asked, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, checkboxes, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../../platform/layout.tsx'
import type { Agency, Member } from '../queries.ts'
import type { PostRow } from './queries.ts'

type Around = { frame: Frame; path: (rest: string) => string }
type FormProps = Around & { post: PostRow | null; agencies: readonly Agency[]; filled: Filled }

const trailOf = (path: Around['path'], post: PostRow | null) => [
  { href: path('/partnership'), text: 'Partnership' },
  { href: path('/partnership/posts'), text: 'Posts' },
  ...(post ? [{ href: path(`/partnership/posts/${post.id}`), text: post.title }] : []),
]

export const PostForm = (p: FormProps) => (
  <Page
    {...p.frame}
    title={p.post ? 'Change a post' : 'Add a post'}
    lede="A post is a chair or a job, never a person: its work stays when people move."
    trail={trailOf(p.path, p.post)}
    errors={p.filled.errors}
  >
    <Fields {...p} />
  </Page>
)

/** Somebody saved the post in between: theirs above, yours in the form, and saving again keeps yours. */
export const ConflictPage = (p: FormProps & { post: PostRow }) => (
  <ErrorPage {...p.frame} status={409}>
    <p class="govuk-body">
      It is now “{p.post.title}”,{' '}
      {p.agencies.find(({ id }) => id === p.post.agency_id)?.name ?? 'the whole partnership'},{' '}
      {p.post.ends_on ? `to ${longDate(p.post.ends_on)}` : 'permanent'}. Your version:
    </p>
    <Fields {...p} />
  </ErrorPage>
)

const Fields = ({ path, post, agencies, filled }: FormProps) => (
  <form method="post" action={path(post ? `/partnership/posts/${post.id}/edit` : '/partnership/posts/new')} novalidate>
    <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
    {input({
      ...asked(filled, 'title'),
      label: { text: 'Title' },
      hint: { text: 'For example, chief social work officer' },
    })}
    {select({
      ...asked(filled, 'agency'),
      label: { text: 'Agency' },
      items: [
        { value: '', text: 'The whole partnership' },
        ...agencies.map(({ id, name }) => ({ value: id, text: name })),
      ],
    })}
    {dateInput({
      ...askedDate(filled, 'ends'),
      fieldset: { legend: { text: 'Last day, if the post is temporary', classes: 'govuk-fieldset__legend--s' } },
    })}
    {button({ text: post ? 'Save the post' : 'Add the post' })}
  </form>
)

type HandOverProps = Around & { post: PostRow; people: readonly Member[]; filled: Filled }

export const HandOverPage = ({ frame, path, post, people, filled }: HandOverProps) => (
  <Page
    {...frame}
    title="Hand over a post"
    caption={post.title}
    lede="All its items go with it, and nothing else changes. Its new holder gets one page: what they inherited."
    trail={trailOf(path, post)}
    errors={filled.errors}
  >
    <form method="post" action={path(`/partnership/posts/${post.id}/handover`)} novalidate>
      {select({
        ...asked(filled, 'holder'),
        label: { text: 'Who holds it?' },
        hint: { text: 'Somebody missing from the list? Add them to the people of the partnership first.' },
        items: [
          { value: '', text: 'Choose' },
          { value: 'vacant', text: 'Nobody: the post is vacant' },
          ...people.map((each) => ({
            value: each.person_id,
            text: each.job ? `${each.name}, ${each.job}` : each.name,
          })),
        ],
      })}
      {checkboxes({
        ...askedChoices(filled, 'interim'),
        items: [{ value: 'yes', text: 'They hold it for the time being (interim)' }],
      })}
      {dateInput({
        ...askedDate(filled, 'starts'),
        fieldset: { legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } },
      })}
      {textarea({
        ...asked(filled, 'note'),
        label: { text: 'Note for whoever takes over' },
        hint: { text: 'What they should know on the first day. Leave it empty if there is nothing' },
        rows: '4',
      })}
      {button({ text: 'Hand it over' })}
    </form>
  </Page>
)
