import type { Agency, Post as KnownPost } from '../../../partnership/index.ts'
import type { Post, Proposal } from '../proposal.ts'
import { stemsOf } from '../words.ts'
import { type LeadChoice, leadKey } from './choices.ts'

/** A post that the leads column names, with what it will become unless somebody says otherwise. */
export type ProposedPost = {
  key: string
  printed: string
  items: number
  choice: LeadChoice
  /** A post that is there and sounds like it, offered beside. */
  near: { id: string; title: string } | null
}

/** The posts of an import: the same title is the same post, a similar one is offered, the rest are new. */
export const proposedPosts = (
  proposal: Pick<Proposal, 'posts'>,
  chosen: Readonly<Record<string, LeadChoice>>,
  known: readonly Pick<KnownPost, 'id' | 'title' | 'agency_id'>[],
  agencies: readonly Agency[],
): ProposedPost[] =>
  proposal.posts.map((post): ProposedPost => {
    const key = leadKey(post.title)
    const same = known.find(({ title }) => leadKey(title) === key)
    return {
      key,
      printed: post.title,
      items: new Set(post.items).size,
      near: same ? null : nearest(post, known),
      choice: chosen[key] ?? {
        post: same?.id ?? '',
        title: post.title.slice(0, 200),
        agency: same?.agency_id ?? agencyIn(post.title, agencies) ?? '',
        name: '',
        email: '',
        interim: false,
      },
    }
  })

/** How many posts these become: a post that is there counts once, and so does a title given to two. */
export const countOf = (posts: readonly ProposedPost[]): number =>
  new Set(posts.map(({ choice }) => choice.post || leadKey(choice.title))).size

const nearest = (post: Post, known: readonly { id: string; title: string }[]): ProposedPost['near'] => {
  const words = new Set(stemsOf(post.title))
  const scored = known
    .map(({ id, title }) => ({ id, title, share: likenessOf(words, new Set(stemsOf(title))) }))
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share)
  return scored[0] ? { id: scored[0].id, title: scored[0].title } : null
}

const likenessOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size + b.size === 0 ? 0 : (2 * [...a].filter((stem) => b.has(stem)).length) / (a.size + b.size)

/** The agency whose name or short name stands in a title: "NHS Lead Nurse". */
const agencyIn = (title: string, agencies: readonly Agency[]): string | null => {
  const plain = ` ${leadKey(title)} `
  return (
    agencies.find(({ name, short_name: short }) =>
      [name, short].some((each) => each.length > 2 && plain.includes(` ${leadKey(each)} `)),
    )?.id ?? null
  )
}
