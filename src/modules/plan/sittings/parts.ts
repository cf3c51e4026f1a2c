import { counted } from '../../../platform/sentence.ts'
import type { SittingItem, SittingPost } from './model.ts'

/** So many items stand on one page of a sitting: a browser and a telephone can hold that, and a form of it can be sent. */
export const partSize = 25
// A page may be this long before it is cut: nobody turns a page for three items more.
const whole = 30

/** Posts with some of their items: one page of a sitting. */
export type Part = { number: number; posts: SittingPost[] }

/** A sitting in pages, in the order of its posts and items; all on one where they are few. */
export const partsOf = (posts: readonly SittingPost[]): Part[] => {
  const all = posts.flatMap((post) => post.items.map((each) => ({ post, each })))
  const size = all.length <= whole ? Math.max(all.length, 1) : partSize
  const parts: Part[] = []
  for (let at = 0; at < all.length; at += size)
    parts.push({ number: parts.length + 1, posts: gathered(all.slice(at, at + size)) })
  return parts.length === 0 ? [{ number: 1, posts: [] }] : parts
}

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
export const toWrite = (posts: readonly Pick<SittingPost, 'items'>[]): number =>
  posts.flatMap(({ items }) => items).filter(({ required, answer }) => required && !answer).length

/** "1.1.1 to 2.3.4, 12 updates to write", "3.1.1 to 3.2.6, all in". */
export const partWords = ({ posts }: Part): string => {
  const items = posts.flatMap(({ items: each }) => each)
  const [first, last] = [nameOf(items[0]), nameOf(items.at(-1))]
  const left = toWrite(posts)
  return `${first === last ? first : `${first} to ${last}`}, ${left === 0 ? 'nothing to write' : `${counted(left, 'update')} to write`}`
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
