import { longDate, longInstant } from '../../../platform/dates.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Late, Missing, Status } from '../../../platform/shapes.tsx'
import type { Support } from '../../evidence/index.ts'
import type { Holding, Post, Writer } from '../../partnership/index.ts'
import { daysLate, isLate, lacksMeasure, movedWords, standing, type TreeItem, type Update } from '../../plan/index.ts'

type Props = {
  frame: Frame
  path: (rest: string) => string
  post: Post
  holdings: readonly Holding[]
  writers: readonly Writer[]
  items: readonly TreeItem[]
  last: ReadonlyMap<string, Update>
  evidence: ReadonlyMap<string, readonly Support[]>
  today: string
  now: Date
  mayEdit: boolean
}

/** Everything that comes with a post, on one page that prints: for whoever takes it over. */
export const InheritancePage = (p: Props) => {
  const { frame, path, post, items, today } = p
  const open = items.filter(({ closed }) => !closed)
  const closed = items.filter((item) => item.closed)
  return (
    <Page
      {...frame}
      title={`What you inherited: ${post.title}`}
      lede={
        items.length === 0
          ? 'This post leads no item yet.'
          : `${ledes(open.length, closed.length)} ${standing(open, today)}`
      }
      trail={[{ href: path(`/partnership/posts/${post.id}`), text: post.title }]}
      fresh={`As at ${longInstant(p.now)}`}
      wide
      print="landscape"
    >
      <Post {...p} />
      {open.length > 0 && (
        <section class="hf-section" aria-labelledby="open">
          <h2 class="hf-h2" id="open">
            To be done
          </h2>
          <Items {...p} items={open} />
        </section>
      )}
      {closed.length > 0 && (
        <section class="hf-section" aria-labelledby="closed">
          <h2 class="hf-h2" id="closed">
            Finished
          </h2>
          <Items {...p} items={closed} />
        </section>
      )}
    </Page>
  )
}

const Post = ({ post, holdings, writers, today }: Props) => {
  const now = holdings.find(({ starts }) => starts <= today)
  const before = holdings.filter((h) => h.starts <= today && h !== now)
  return (
    <table class="hf-table hf-stack">
      <thead class="govuk-visually-hidden">
        <tr>
          <th scope="col">About the post</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Held by</th>
          <td>
            {now?.holder ? (
              `${now.holder}${now.interim ? ', interim' : ''}, since ${longDate(now.starts)}`
            ) : (
              <Late words={now ? `Vacant since ${longDate(now.starts)}` : 'Vacant'} />
            )}
          </td>
        </tr>
        {now?.note && (
          <tr>
            <th scope="row">Note at hand-over</th>
            <td>{now.note}</td>
          </tr>
        )}
        <tr>
          <th scope="row">Before</th>
          <td>{before.map((h) => `${h.holder ?? 'vacant'} from ${longDate(h.starts)}`).join('; ') || 'Nobody'}</td>
        </tr>
        <tr>
          <th scope="row">Agency</th>
          <td>{post.agency ?? 'The whole partnership'}</td>
        </tr>
        <tr>
          <th scope="row">Written for by</th>
          <td>{writers.map(({ name }) => name).join(', ') || 'Nobody: you write your own updates'}</td>
        </tr>
        {post.ends_on && (
          <tr>
            <th scope="row">Temporary</th>
            <td>The post’s last day is {longDate(post.ends_on)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const Items = ({ items, last, evidence, today, path, mayEdit }: Props) => (
  <table class="hf-table hf-stack">
    <thead>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">Reported</th>
        <th scope="col">Due</th>
        <th scope="col">Last update</th>
        <th scope="col">Answers</th>
        <th scope="col">Evidence</th>
      </tr>
    </thead>
    <tbody>
      {items.map((item) => {
        const update = last.get(item.id)
        return (
          <tr>
            <th scope="row">
              <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                {item.reference} {item.title}
              </a>
              {item.doubts > 0 && mayEdit && (
                <div class="hf-meta">
                  {item.doubts} {item.doubts === 1 ? 'doubt' : 'doubts'} left from the import
                </div>
              )}
              {lacksMeasure(item) && (
                <div>
                  <Missing words="No measure" />
                </div>
              )}
            </th>
            <td data-label="Reported">
              {item.status.tone ? <Status tone={item.status.tone} word={item.status.word} /> : item.status.word}
            </td>
            <td data-label="Due">
              {item.due ? longDate(item.due) : item.due_kind === 'ongoing' ? 'Ongoing' : 'No date yet'}
              {isLate(item, today) && (
                <div>
                  <Late words={`${daysLate(item, today)} days late`} />
                </div>
              )}
              {item.moved > 0 && <div class="hf-meta">{movedWords(item.moved)}</div>}
            </td>
            <td data-label="Last update">
              {update ? (
                `${longDate(update.dated)}: ${short(update.done || update.next || 'no words')}`
              ) : (
                <Missing words="No update yet" />
              )}
            </td>
            <td data-label="Answers">
              {[...item.findings, ...item.through.filter(({ id }) => item.findings.every((own) => own.id !== id))].map(
                (f) => (
                  <div>
                    <a class="govuk-link hf-quiet" href={path(`/plan/findings/${f.id}`)}>
                      {f.reference || f.title}
                    </a>
                  </div>
                ),
              )}
              {item.findings.length + item.through.length === 0 && <Missing words="No finding" />}
            </td>
            <td data-label="Evidence">
              {(evidence.get(item.id) ?? []).map((s) => (
                <div>
                  <a class="govuk-link hf-quiet" href={path(`/evidence/pieces/${s.evidence_id}`)}>
                    {s.title}
                  </a>
                </div>
              ))}
              {(evidence.get(item.id) ?? []).length === 0 && <Missing words="No evidence" />}
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

const ledes = (open: number, closed: number) =>
  `${open === 1 ? 'One item is' : `${open} items are`} yours to see done${closed > 0 ? `; ${closed} ${closed === 1 ? 'is' : 'are'} finished` : ''}.`

/** The first words of an update; the whole stands one click away. */
const short = (words: string) =>
  words.length <= 220 ? words : `${words.slice(0, 200).replace(/\s\S*$/, '')} ... (there is more on the item’s page)`
