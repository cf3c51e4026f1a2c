import { pagination } from '../../../platform/govuk.ts'
import type { Ctx } from '../../../platform/route.ts'
import { joined } from '../../../platform/sentence.ts'
import { Missing } from '../../../platform/shapes.tsx'
import type { Thread } from '../gathering.ts'
import type { Laid } from '../laying.ts'
import { addressOf, type Choice, grouped, mendNeeds, perPage } from './choice.ts'
import { type Gap, named } from './facts.ts'
import { type Mender, postsOf } from './menders.ts'
import { kindWords } from './rules.ts'

export type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  may: Ctx['may']
  choice: Choice
  all: readonly Gap[]
  gaps: readonly Gap[]
  findings: Thread['findings']
  laid: readonly Laid[]
  posts: Thread['posts']
  menders: ReadonlyMap<Gap, Mender>
  coordinators: readonly string[]
}

/** The gaps in their groups, a page at a time, each with who mends it and the one thing to do. */
export const List = (p: Props) => {
  const { gaps, choice, path, findings, posts, may } = p
  const findingOf = new Map(findings.map((f) => [f.id, f]))
  const postOf = new Map(posts.map((post) => [post.id, post.title]))
  const pages = Math.ceil(gaps.length / perPage)
  const here = Math.min(choice.page, pages)
  const numbered = new Map(gaps.map((gap, at) => [gap, at + 1]))
  // Ordered by group first, so that a group is not torn apart by the pages more than once.
  const groups = grouped(gaps, choice.by, {
    finding: (id) => {
      const finding = findingOf.get(id)
      return finding ? named(finding) : 'A finding'
    },
    post: (gap) => {
      const [id] = postsOf(p.menders.get(gap) ?? { kind: 'coordinator' })
      return id ? (postOf.get(id) ?? 'A post') : 'The coordinator'
    },
    kind: (kind) => kindWords[kind],
  })
  const flat = groups.flatMap(({ title, gaps: all }) => all.map((gap) => ({ title, gap, of: all.length })))
  const shown = [...Map.groupBy(flat.slice((here - 1) * perPage, here * perPage), ({ title }) => title)]
  return (
    <>
      {shown.map(([title, rows]) => (
        <section class="hf-section" aria-label={title || 'Gaps, the worst first'}>
          {title !== '' && (
            <h2 class="hf-h2">
              {title} <small>{rows[0]?.of === 1 ? 'one gap' : `${rows[0]?.of} gaps`}</small>
            </h2>
          )}
          <table class="hf-table hf-table--tight hf-stack hf-gaplist">
            <caption class="govuk-visually-hidden">{title || 'Gaps, the worst first'}</caption>
            <thead>
              <tr>
                <th scope="col">Gap</th>
                <th scope="col">Finding</th>
                <th scope="col">Who mends it</th>
                <th scope="col">To mend it</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ gap }) => (
                <tr>
                  <th scope="row">
                    <span class="hf-meta">{numbered.get(gap)}. </span>
                    {gap.sentence}
                  </th>
                  <td data-label="Finding">
                    {gap.findingIds.length === 0
                      ? 'None'
                      : gap.findingIds.slice(0, 6).map((id, at) => {
                          const finding = findingOf.get(id)
                          return (
                            <>
                              {at > 0 && ', '}
                              <a class="govuk-link hf-quiet" href={path(`/thread/findings/${id}`)}>
                                {finding?.reference || finding?.title.slice(0, 40) || 'A finding'}
                              </a>
                            </>
                          )
                        })}
                    {gap.findingIds.length > 6 && ` and ${gap.findingIds.length - 6} more`}
                  </td>
                  <td data-label="Who mends it">
                    <Who mender={p.menders.get(gap)} postOf={postOf} coordinators={p.coordinators} />
                  </td>
                  <td data-label="To mend it">
                    <Mend gap={gap} path={path} may={may} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {pages > 1 &&
        pagination({
          landmarkLabel: 'Pages of gaps',
          ...(here > 1 ? { previous: { href: path(addressOf(choice, { page: here - 1 })) } } : {}),
          ...(here < pages ? { next: { href: path(addressOf(choice, { page: here + 1 })) } } : {}),
          items: Array.from({ length: pages }, (_, at) => ({
            number: String(at + 1),
            href: path(addressOf(choice, { page: at + 1 })),
            current: at + 1 === here,
          })),
        })}
    </>
  )
}

const mostPosts = 3

// Where nobody leads what is missing, whoever leads what answers the finding, or the coordinator: never nobody.
const Who = ({
  mender,
  postOf,
  coordinators,
}: {
  mender: Mender | undefined
  postOf: ReadonlyMap<string, string>
  coordinators: readonly string[]
}) => {
  if (!mender || mender.kind === 'coordinator')
    return coordinators.length === 0 ? (
      Missing({ words: 'Nobody coordinates' })
    ) : (
      <>
        Coordinator <span class="hf-meta">{joined(coordinators)}</span>
      </>
    )
  const titles = mender.postIds.map((id) => postOf.get(id) ?? '').filter(Boolean)
  const more = titles.length - mostPosts
  return (
    <>
      {titles.slice(0, mostPosts).map((title) => (
        <div>{title}</div>
      ))}
      {more > 0 && <div>and {more} more</div>}
      {mender.kind === 'answering' && (
        <span class="hf-meta"> {titles.length === 1 ? 'leads' : 'lead'} what answers it</span>
      )}
    </>
  )
}

/** The one thing to do, as a link where this person may do it. */
export const Mend = ({ gap, path, may }: { gap: Gap; path: Ctx['path']; may: Ctx['may'] }) => {
  const needs = mendNeeds(gap.mend.href)
  return needs === null || may(needs) ? (
    <a class="govuk-link" href={path(gap.mend.href)}>
      {gap.mend.words}
      <span class="govuk-visually-hidden"> ({gap.subject})</span>
    </a>
  ) : (
    <>{gap.mend.words}</>
  )
}
