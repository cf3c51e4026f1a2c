import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, select } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Late } from '../../../platform/shapes.tsx'
import type { Member, Post } from '../queries.ts'
import type { Holding, Writer } from './queries.ts'
import { standing } from './rules.ts'

type Around = { frame: Frame; path: (rest: string) => string }

/** Who holds a post, in words; red only when nobody does. */
export const Standing = ({ post, today }: { post: Post; today: string }) => {
  const is = standing(post, today)
  switch (is.kind) {
    case 'ended':
      return <span>Ended {longDate(is.on)}</span>
    case 'vacant':
      return <Late words={is.since ? `Vacant since ${longDate(is.since)}` : 'Vacant'} />
    case 'held':
      return (
        <span>
          {is.by}
          {is.interim ? ', interim' : ''}
        </span>
      )
  }
}

type ListProps = Around & { posts: readonly Post[]; writers: readonly Writer[]; today: string; mayEdit: boolean }

export const PostsPage = ({ frame, path, posts, writers, today, mayEdit }: ListProps) => {
  const live = posts.filter((post) => standing(post, today).kind !== 'ended')
  const vacant = live.filter((post) => standing(post, today).kind === 'vacant').length
  return (
    <Page
      {...frame}
      title="Posts"
      lede={
        posts.length === 0
          ? 'No post yet. Add the first: leads are posts, so that work outlives whoever does it.'
          : `${live.length} ${live.length === 1 ? 'post' : 'posts'}, ${vacant === 0 ? 'none vacant' : `${vacant} vacant`}.`
      }
      trail={[{ href: path('/partnership'), text: 'Partnership' }]}
      actions={mayEdit && button({ text: 'Add a post', href: path('/partnership/posts/new') })}
      wide
    >
      {posts.length > 0 && (
        <table class="hf-table hf-stack">
          <thead>
            <tr>
              <th scope="col">Post</th>
              <th scope="col">Holder</th>
              <th scope="col">Agency</th>
              <th scope="col">Written for by</th>
              <th scope="col">Lasts</th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={path(`/partnership/posts/${post.id}`)}>
                    {post.title}
                  </a>
                </th>
                <td data-label="Holder">
                  <Standing post={post} today={today} />
                  {mayEdit && standing(post, today).kind === 'vacant' && (
                    <>
                      {' '}
                      <a class="govuk-link hf-meta" href={path(`/partnership/posts/${post.id}/handover`)}>
                        Say who holds it<span class="govuk-visually-hidden">: {post.title}</span>
                      </a>
                    </>
                  )}
                </td>
                <td data-label="Agency">{post.agency ?? 'The whole partnership'}</td>
                <td data-label="Written for by">
                  {writers
                    .filter((w) => w.post_id === post.id)
                    .map((w) => w.name)
                    .join(', ') || 'Nobody'}
                </td>
                <td data-label="Lasts">{post.ends_on ? `Temporary, to ${longDate(post.ends_on)}` : 'Permanent'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

type PostProps = Around & {
  post: Post
  holdings: readonly Holding[]
  writers: readonly Writer[]
  people: readonly Member[]
  today: string
  mayEdit: boolean
  mayRead: boolean
  filled: Filled
}

export const PostPage = (p: PostProps) => {
  const { frame, path, post, today, mayEdit } = p
  const here = path(`/partnership/posts/${post.id}`)
  return (
    <Page
      {...frame}
      title={post.title}
      caption={post.agency ?? 'The whole partnership'}
      lede={<Standing post={post} today={today} />}
      trail={[
        { href: path('/partnership'), text: 'Partnership' },
        { href: path('/partnership/posts'), text: 'Posts' },
      ]}
      actions={
        mayEdit && (
          <>
            {button({ text: 'Hand over', href: `${here}/handover` })}
            <a class="govuk-link" href={`${here}/edit`}>
              Change the post
            </a>
          </>
        )
      }
      errors={p.filled.errors}
      wide
    >
      {post.ends_on && <p class="govuk-body">A temporary post. Its last day is {longDate(post.ends_on)}.</p>}
      {p.mayRead && (
        <p class="govuk-body">
          <a class="govuk-link" href={path(`/home/posts/${post.id}/inherited`)}>
            What the holder inherited, on one page
          </a>
        </p>
      )}
      <section class="hf-section" aria-labelledby="holders">
        <h2 class="hf-h2" id="holders">
          Who held it
        </h2>
        {p.holdings.length === 0 ? (
          <p class="govuk-body">Nobody has held this post yet. Hand it over to its first holder.</p>
        ) : (
          <table class="hf-table hf-stack">
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Holder</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {p.holdings.map((h) => (
                <tr>
                  <th scope="row">{longDate(h.starts)}</th>
                  <td data-label="Holder">
                    {h.holder ? `${h.holder}${h.interim ? ', interim' : ''}` : 'Vacant'}
                    {h.starts > today && ' (agreed, not yet so)'}
                  </td>
                  <td data-label="Note">{h.note || 'No note'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section class="hf-section" aria-labelledby="writers">
        <h2 class="hf-h2" id="writers">
          Who writes for it
        </h2>
        <Writers {...p} here={here} />
      </section>
      {mayEdit && (
        <form method="post" action={`${here}/ending`}>
          {button({
            text: post.ended_on ? 'Take this post up again' : 'End this post',
            classes: 'govuk-button--secondary',
          })}
        </form>
      )}
    </Page>
  )
}

const Writers = ({ writers, people, today, mayEdit, here, filled }: PostProps & { here: string }) => {
  const now = writers.filter((w) => w.ends === null || w.ends >= today)
  const others = people.filter((each) => !now.some((w) => w.person_id === each.person_id))
  return (
    <>
      {writers.length === 0 && <p class="govuk-body">Nobody: the holder writes the updates.</p>}
      {writers.length > 0 && (
        <table class="hf-table hf-stack">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">When</th>
              {mayEdit && <th scope="col">Change</th>}
            </tr>
          </thead>
          <tbody>
            {writers.map((w) => (
              <tr>
                <th scope="row">{w.name}</th>
                <td data-label="When">
                  From {longDate(w.starts)}
                  {w.ends ? ` to ${longDate(w.ends)}` : ''}
                </td>
                {mayEdit && (
                  <td data-label="Change">
                    {now.includes(w) ? (
                      <form method="post" action={`${here}/writers/${w.id}/ending`}>
                        <button class="hf-linkbutton" type="submit">
                          Stop<span class="govuk-visually-hidden"> {w.name} writing for this post</span>
                        </button>
                      </form>
                    ) : (
                      'Stopped'
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayEdit && others.length > 0 && (
        <form method="post" action={`${here}/writers`} class="govuk-!-margin-top-4">
          {select({
            ...asked(filled, 'writer'),
            label: { text: 'Let somebody else write for this post' },
            items: [
              { value: '', text: 'Choose somebody' },
              ...others.map((o) => ({ value: o.person_id, text: o.name })),
            ],
          })}
          {button({ text: 'Let them write from today', classes: 'govuk-button--secondary' })}
        </form>
      )}
    </>
  )
}
