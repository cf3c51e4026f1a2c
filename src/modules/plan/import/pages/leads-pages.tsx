import type { FormError } from '../../../../platform/forms.ts'
import { button } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted } from '../../../../platform/sentence.ts'
import type { Import } from './choices.ts'
import { countOf, type ProposedPost } from './posts.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  made: Import
  offered: readonly ProposedPost[]
  known: readonly { id: string; title: string; holder: string | null }[]
  agencies: readonly { id: string; name: string }[]
  mayInvite: boolean
  errors: readonly FormError[]
}

/** The leads column as a list of posts, to which people are added. Plain controls: there may be a hundred. */
export const LeadsPage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title={`${counted(countOf(p.offered), 'post')} from the leads column`}
    heading={`${counted(countOf(p.offered), 'post')} from the leads column`}
    caption={p.made.title}
    lede={
      p.offered.length === 0
        ? 'No lead is named in this file. You can give items their leads after the import.'
        : 'Leads are posts, so that a new holder takes over with one change. Give two lines the same title to make them one post. Add who holds it now if you know.'
    }
    trail={[
      { href: p.path('/plan'), text: 'Plan' },
      { href: p.path('/plan/import'), text: 'Import' },
      { href: p.path(`/plan/imports/${p.made.id}`), text: p.made.title },
    ]}
    errors={p.errors}
  >
    {p.offered.length > 0 && (
      <form method="post" action={p.path(`/plan/imports/${p.made.id}/leads`)} novalidate>
        <input type="hidden" name="version" value={String(p.made.version)} />
        <input type="hidden" name="decided" value={String(p.made.decisions.length)} />
        <table class="hf-table hf-table--tight hf-stack hf-imp__leads">
          <caption class="govuk-visually-hidden">Posts and who holds them</caption>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">Post</th>
              <th scope="col">Agency</th>
              <th scope="col">Who holds it now (optional)</th>
            </tr>
          </thead>
          <tbody>
            {p.offered.map((post, at) => (
              <PostRow post={post} at={at} {...p} />
            ))}
          </tbody>
        </table>
        {!p.mayInvite && (
          <p class="govuk-body">Only people who belong to the partnership already can be given a post by you.</p>
        )}
        {button({ text: 'Save the posts' })}
      </form>
    )}
  </Page>
)

const PostRow = ({ post, at, known, agencies, errors }: Props & { post: ProposedPost; at: number }) => {
  const { choice } = post
  const fault = (name: string) => errors.find(({ field }) => field === `${name}-${at}`)?.text
  const there = known.find(({ id }) => id === choice.post)
  return (
    <tr>
      <th scope="row">
        {post.printed}
        <span class="hf-meta">
          <br />
          {counted(post.items, 'item')}
        </span>
      </th>
      <td data-label="Post">
        <Words name="title" at={at} label="Title of the post" value={choice.title} fault={fault('title')} />
        {known.length > 0 && (
          <>
            {' '}
            <label class="govuk-visually-hidden" for={`post-${at}`}>
              Or a post that is there, for {post.printed}
            </label>
            <select class="govuk-select" id={`post-${at}`} name={`post-${at}`}>
              <option value="">A new post, as written above</option>
              {known.map(({ id, title }) => (
                <option value={id} selected={id === choice.post}>
                  {title}
                </option>
              ))}
            </select>
          </>
        )}
        {post.near && choice.post === '' && (
          <p class="hf-meta hf-imp__near">Is it “{post.near.title}”? Then choose that one.</p>
        )}
      </td>
      <td data-label="Agency">
        <label class="govuk-visually-hidden" for={`agency-${at}`}>
          Agency of {post.printed}
        </label>
        <select class="govuk-select" id={`agency-${at}`} name={`agency-${at}`}>
          <option value="">No single agency</option>
          {agencies.map(({ id, name }) => (
            <option value={id} selected={id === choice.agency}>
              {name}
            </option>
          ))}
        </select>
      </td>
      <td data-label="Who holds it now">
        {there?.holder && <p class="hf-meta hf-imp__near">Held by {there.holder}</p>}
        <Words name="name" at={at} label="Name" value={choice.name} fault={fault('name')} />
        <Words name="email" at={at} label="E-mail" value={choice.email} fault={fault('email')} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id={`interim-${at}`}
              name={`interim-${at}`}
              value="yes"
              checked={choice.interim}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`interim-${at}`}>
              Interim
            </label>
          </div>
        </div>
      </td>
    </tr>
  )
}

const Words = ({
  name,
  at,
  label,
  value,
  fault,
}: {
  name: string
  at: number
  label: string
  value: string
  fault: string | undefined
}) => (
  <div class={`hf-imp__words${fault ? ' govuk-form-group--error' : ''}`}>
    <label class="hf-meta" for={`${name}-${at}`}>
      {label}
    </label>
    {fault && (
      <p class="govuk-error-message" id={`${name}-${at}-error`}>
        <span class="govuk-visually-hidden">Error:</span> {fault}
      </p>
    )}
    <input
      class={`govuk-input${fault ? ' govuk-input--error' : ''}`}
      id={`${name}-${at}`}
      name={`${name}-${at}`}
      value={value}
      aria-describedby={fault ? `${name}-${at}-error` : undefined}
      autocomplete="off"
    />
  </div>
)
