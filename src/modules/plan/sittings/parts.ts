import { counted, joined } from '../../../platform/sentence.ts'
import type { SittingItem, SittingPost } from './model.ts'

/** So many items stand on one page of a sitting: a browser and a telephone can hold that, and a form of it can be sent. */
const partSize = 25
// A page may be this long before it is cut: nobody turns a page for three items more.
const whole = 30

/** Posts with some of their items: one page of a sitting. */
export type Part = { number: number; posts: SittingPost[] }

/**
 * A sitting in pages, in the order of its posts and items; all on one where they are few. A post is only divided where it has
 * more items than one page holds.
 */
export const partsOf = (posts: readonly SittingPost[]): Part[] => {
  const count = posts.reduce((sum, { items }) => sum + items.length, 0)
  if (count <= whole) return [{ number: 1, posts: [...posts] }]
  const pages: SittingPost[][] = []
  for (const post of posts)
    for (let at = 0; at < post.items.length; at += partSize) {
      const piece = { ...post, items: post.items.slice(at, at + partSize) }
      const last = pages.at(-1)
      if (last && sizeOf(last) + post.items.length <= partSize) last.push(piece)
      else pages.push([piece])
    }
  return pages.map((each, at) => ({ number: at + 1, posts: each }))
}

const sizeOf = (posts: readonly SittingPost[]) => posts.reduce((sum, { items }) => sum + items.length, 0)

/** The page that an address names; the first one that still owes words where it names none. */
export const partNamed = (parts: readonly Part[], word: string | null): Part => {
  const named = parts.find(({ number }) => String(number) === word)
  const owes = parts.find(({ posts }) => toWrite(posts) > 0)
  const part = named ?? owes ?? parts[0]
  if (!part) throw new Error('A sitting has at least one part')
  return part
}

/** A page with the items beside its own whose words came back: none of them may be out of sight. */
export const withBack = (part: Part, posts: readonly SittingPost[], back: ReadonlySet<string>): SittingPost[] => {
  const shown = new Set(part.posts.flatMap(({ items }) => items.map(({ item }) => item.id)))
  return gathered(
    posts.flatMap((post) =>
      post.items.filter(({ item }) => shown.has(item.id) || back.has(item.id)).map((each) => ({ post, each })),
    ),
  )
}

/** How many updates are still to be written. */
const toWrite = (posts: readonly Pick<SittingPost, 'items'>[]): number =>
  posts.flatMap(({ items }) => items).filter(({ required, answer }) => required && !answer).length

/** "1.1.1 to 2.3.4, 12 updates to write", "3.1.1 to 3.2.6, nothing to write". With the post where there are several. */
export const partWords = ({ posts }: Part, several: boolean): string => {
  const items = posts.flatMap(({ items: each }) => each)
  const [first, last] = [nameOf(items[0]), nameOf(items.at(-1))]
  const [one, ...others] = posts
  const left = toWrite(posts)
  const who = one && others.length === 0 ? one.voice.title : joined(posts.map(({ voice }) => voice.title))
  return [
    several ? who : '',
    others.length > 0 ? '' : first === last ? first : `${first} to ${last}`,
    left === 0 ? 'nothing to write' : `${counted(left, 'update')} to write`,
  ]
    .filter(Boolean)
    .join(', ')
}

const nameOf = (each: SittingItem | undefined): string => {
  if (!each) return 'no item'
  const { reference, title } = each.item
  return reference || `“${title.length > 30 ? `${title.slice(0, 28).trimEnd()}…` : title}”`
}

const gathered = (some: readonly { post: SittingPost; each: SittingItem }[]): SittingPost[] =>
  [...Map.groupBy(some, ({ post }) => post)].map(([post, rows]) => ({
    ...post,
    items: rows.map(({ each }) => each),
  }))
