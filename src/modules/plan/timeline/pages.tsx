import { raw } from 'hono/html'
import { timeline, type TimelineGroup } from '../../../charts/timeline.ts'
import { shortDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted, joined } from '../../../platform/sentence.ts'
import type { Dependency } from '../dependencies/rules.ts'
import { daysLate } from '../outline/rules.ts'
import { StatusCell } from '../outline/rows.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { Places } from '../places.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import { movedFrom, openWords, type TimelineChoice, timelineSentence, type Was } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  tree: PlanTree
  lines: readonly TreeItem[]
  groups: readonly TimelineGroup[]
  moves: readonly Was[]
  waits: readonly Dependency[]
  span: { from: string; to: string }
  choice: TimelineChoice
  posts: readonly { id: string; title: string }[]
  today: string
  fresh: string
}

/** The plan in time: the picture, and the same facts as a table. */
export const TimelinePage = (p: Props) => {
  const { tree, path, lines, choice, today } = p
  const { plan, items } = tree
  const home = path(`/plan/plans/${plan.id}/timeline`)
  const themes = items.filter(({ depth, line }) => depth === 0 && !line)
  // One picture for each theme: a page of paper ends between two of them and never within a row.
  const pictures = p.groups.map((group, at) =>
    timeline({ id: `timeline-${at + 1}`, title: group.title || plan.title, groups: [group], today, ...p.span }),
  )
  return (
    <Page
      {...p.frame}
      title="Timeline"
      wide
      print="landscape"
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      fresh={p.fresh}
      lede={
        items.every(({ line }) => !line)
          ? 'This plan has no items to show in time yet.'
          : timelineSentence(lines, today)
      }
    >
      <Places path={path} plan={plan.id} at="/timeline" />
      {items.some(({ line }) => line) && (
        <form class="hf-filter" method="get" action={home} aria-label="Choose which items to see">
          <div class="hf-filter__row">
            <Choose
              name="theme"
              label={wordOfLevel(plan, plan.levels[0]?.level ?? 'theme')}
              any="All"
              chosen={choice.theme}
              options={themes.map(({ id, reference, title }) => [
                id,
                [reference, title].filter(Boolean).join(' ').slice(0, 60),
              ])}
            />
            <Choose
              name="post"
              label="Lead post"
              any="Any post"
              chosen={choice.post}
              options={p.posts.map(({ id, title }) => [id, title])}
            />
            <button class="govuk-button govuk-button--secondary" type="submit">
              Show
            </button>
          </div>
        </form>
      )}
      {lines.length > 0 && (
        <>
          {pictures.map(({ svg }) => (
            <figure class="hf-plantime">{raw(svg)}</figure>
          ))}
          <p class="hf-meta hf-plantime__key">
            A bar runs from the start to the agreed date, a dashed line on to the forecast. A cross is an agreed date
            that was moved, a small square on its corner a milestone, filled once it is done. An arrow comes from what
            an item waits for.
          </p>
          <p class="hf-meta hf-plantime__narrow">
            The picture is for a wider screen and for paper. The table holds the same facts.
          </p>
          <Facts {...p} />
        </>
      )}
    </Page>
  )
}

const Choose = ({
  name,
  label,
  any,
  chosen,
  options,
}: {
  name: string
  label: string
  any: string
  chosen: string
  options: readonly (readonly [string, string])[]
}) => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={name}>
      {label}
    </label>
    <select class="govuk-select" id={name} name={name}>
      <option value="">{any}</option>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

const Facts = ({ tree, lines, moves, waits, path, today }: Props) => {
  const names = new Map(tree.items.map(({ id, reference, title }) => [id, reference || title]))
  return (
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">Each item with its dates, milestones and what it waits for</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Status</th>
          <th scope="col">Start</th>
          <th scope="col">Agreed date</th>
          <th scope="col">Forecast</th>
          <th scope="col">Milestones</th>
          <th scope="col">Waits for</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((item) => {
          const late = daysLate(item, today)
          const was = moves.filter(({ item_id: id }) => id === item.id).map((each) => each.was)
          const needs = waits.filter(({ item_id: id }) => id === item.id)
          return (
            <tr>
              <th scope="row">
                {item.reference && <span class="hf-ref">{item.reference} </span>}
                <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                  {item.title}
                </a>
              </th>
              <td data-label="Status">{StatusCell(item)}</td>
              <td data-label="Start" class="hf-nowrap">
                {item.starts_on ? shortDate(item.starts_on) : Missing({ words: 'Not said' })}
              </td>
              <td data-label="Agreed date">
                {item.due ? shortDate(item.due) : openWords(item)}
                {late > 0 && (
                  <>
                    <br />
                    {Late({ words: `${counted(late, 'day')} late` })}
                  </>
                )}
                {item.moved > 0 && (
                  <>
                    <br />
                    <span class="hf-meta">{movedFrom(item, was, shortDate)}</span>
                  </>
                )}
              </td>
              <td data-label="Forecast" class="hf-nowrap">
                {item.forecast && !item.closed ? shortDate(item.forecast) : 'None'}
              </td>
              <td data-label="Milestones">
                {item.milestones.length === 0
                  ? 'None'
                  : `${item.milestones.filter(({ done_on: done }) => done !== null).length} of ${item.milestones.length} done`}
              </td>
              <td data-label="Waits for">
                {needs.length === 0
                  ? 'Nothing'
                  : joined(needs.map(({ needs_id: id }) => names.get(id) ?? 'an item of another plan'))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
