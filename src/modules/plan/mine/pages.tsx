import { longDate, shortDate } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted, joined, small, upper } from '../../../platform/sentence.ts'
import { daysLate, movedWords } from '../outline/rules.ts'
import { age, StatusCell } from '../outline/rows.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Round } from '../rounds/model.ts'
import { sittingInvitation, type Tally } from '../rounds/rules.ts'
import { type Mine, needsUpdate, type OwedInRounds } from './rules.ts'

type Waiting = { id: string; item_id: string; title: string; dated: string; post: string }
type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  mine: Mine
  /** The posts somebody answers for: held by themselves, or written for. */
  posts: readonly { id: string; title: string; own: boolean; holder: string | null }[]
  waiting: readonly Waiting[]
  /** Rounds in which updates can be written now, and what they ask of these items. */
  rounds: readonly Round[]
  tallies: readonly Tally[]
  owed: OwedInRounds
  today: string
}

/** Everything that somebody's posts lead: what is late and what needs an update stands first. */
export const MinePage = (p: Props) => {
  const { mine, posts, path } = p
  const open = mine.late.length + mine.owed.length + mine.going.length
  return (
    <Page {...p.frame} title="My items" wide trail={[{ href: path('/plan'), text: 'Plan' }]} lede={lede(p, open)}>
      {posts.length === 0 ? (
        <p class="govuk-body">
          Items are led by posts. Ask the coordinator to say which post you hold, or for which post you write; its items
          then stand here.
        </p>
      ) : (
        <p class="hf-p">
          {sentenceOf(
            'You hold',
            posts.filter(({ own }) => own).map(({ title }) => title),
          )}
          {sentenceOf(
            'You write for',
            posts.filter(({ own }) => !own).map(({ title, holder }) => `${title}${holder ? ` (${holder})` : ''}`),
          )}
        </p>
      )}
      <InOneSitting {...p} />
      {p.waiting.length > 0 && (
        <section class="hf-section" aria-labelledby="yes">
          <h2 class="hf-h2" id="yes">
            Written for you: say yes
          </h2>
          <ul class="hf-todo">
            {p.waiting.map(({ id, item_id: item, title, dated, post }) => (
              <li>
                <div>
                  <a class="govuk-link" href={path(`/plan/items/${item}`)}>
                    {title}
                  </a>
                  <p>
                    Update of {longDate(dated)} for {post}
                  </p>
                </div>
                <form method="post" action={path(`/plan/updates/${id}/confirmation`)}>
                  <button class="hf-linkbutton" type="submit">
                    Say yes<span class="govuk-visually-hidden"> to the update on {title}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
          {p.waiting.length > 1 && (
            <form method="post" action={path('/plan/confirmations')}>
              {p.waiting.map(({ id }) => (
                <input type="hidden" name="update" value={id} />
              ))}
              {button({ text: `Say yes to all ${small(p.waiting.length)}`, classes: 'govuk-button--secondary' })}
            </form>
          )}
        </section>
      )}
      <OnPage
        parts={[
          { id: 'late', words: 'Late', count: mine.late.length },
          { id: 'owed', words: 'Needs an update', count: mine.owed.length },
          { id: 'going', words: 'Up to date', count: mine.going.length },
          { id: 'finished', words: 'Finished', count: mine.finished.length },
        ].filter(({ count }) => count > 0)}
        most={20}
      />
      <Part title="Late" id="late" items={mine.late} {...p} />
      <Part title="Needs an update" id="owed" items={mine.owed} {...p} />
      <Part title="Up to date" id="going" items={mine.going} {...p} />
      <Part title="Finished" id="finished" items={mine.finished} {...p} />
    </Page>
  )
}

// What an open round asks: one page for all of it.
const InOneSitting = ({ rounds, tallies, path, today }: Props) => {
  const asking = rounds.flatMap((round) => {
    const owed = tallies.find(({ round_id: id }) => id === round.id)?.owed ?? 0
    return owed > 0 ? [{ round, owed }] : []
  })
  return asking.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="rounds">
      <h2 class="hf-h2" id="rounds">
        Asked of you now
      </h2>
      <ul class="hf-todo">
        {asking.map(({ round, owed }) => (
          <li>
            <div>
              <a class="govuk-link" href={path(`/plan/rounds/${round.id}/mine`)}>
                {sittingInvitation(owed, round, today)}
              </a>
              <p>
                Round {round.title} of {round.plan}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const lede = (p: Props, open: number): string => {
  const { mine, posts, today } = p
  if (posts.length === 0) return 'No post is yours, so no item is.'
  const whose = posts.some(({ own }) => own) ? 'your posts' : 'the posts you write for'
  if (open === 0)
    return mine.finished.length > 0 ? `Everything ${whose} lead is finished.` : `${upper(whose)} lead no item yet.`
  const owed = [...mine.late, ...mine.owed, ...mine.going].filter((item) => needsUpdate(item, today, p.owed)).length
  return `${upper(whose)} lead ${counted(open, 'open item')}. ${upper(some(mine.late.length))} ${mine.late.length <= 1 ? 'is' : 'are'} late, ${some(owed)} ${owed <= 1 ? 'needs' : 'need'} an update.`
}

const sentenceOf = (verb: string, names: readonly string[]) => names.length > 0 && `${verb} ${joined(names)}. `

const some = (count: number) => (count === 0 ? 'none' : small(count))

const Part = ({
  title,
  id,
  items,
  posts,
  path,
  today,
}: Props & { title: string; id: string; items: readonly TreeItem[] }) =>
  items.length === 0 ? null : (
    <section class="hf-section" aria-labelledby={id}>
      <h2 class="hf-h2" id={id}>
        {title} <small>{counted(items.length, 'item')}</small>
      </h2>
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Status</th>
            <th scope="col">Due</th>
            <th scope="col">Last update</th>
            <th scope="col">
              <span class="govuk-visually-hidden">Do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                  {[item.reference, item.title].filter(Boolean).join(' ')}
                </a>
                <br />
                <span class="hf-meta">
                  {item.leads
                    .filter(({ id: post }) => posts.some((each) => each.id === post))
                    .map(({ title: post }) => post)
                    .join(', ')}
                </span>
              </th>
              <td data-label="Status">{StatusCell(item)}</td>
              <td data-label="Due">
                {item.due
                  ? shortDate(item.due)
                  : item.due_kind === 'ongoing'
                    ? 'Ongoing'
                    : Missing({ words: 'No date' })}{' '}
                {daysLate(item, today) > 0 && Late({ words: `${counted(daysLate(item, today), 'day')} late` })}{' '}
                {item.moved > 0 && <span class="hf-meta">{movedWords(item.moved)}</span>}
              </td>
              <td data-label="Last update">
                {item.updated_on
                  ? `${shortDate(item.updated_on)}, ${age(item.updated_on, today)}`
                  : Missing({ words: 'No update yet' })}
              </td>
              <td>
                {item.kind === 'improvement' && !item.closed && (
                  <a class="govuk-link" href={path(`/plan/items/${item.id}/updates/new`)}>
                    Write an update<span class="govuk-visually-hidden"> on {item.title}</span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
