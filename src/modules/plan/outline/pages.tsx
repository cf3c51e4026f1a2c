import { Page } from '../../../platform/layout.tsx'
import { Counts, type Tone } from '../../../platform/shapes.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Plan } from '../plans/model.ts'
import { Places } from '../places.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import { Outline } from './rows.ts'
import { countsOf, type Group } from './groups.ts'
import { type Choice, isFiltered, onlys, type Only } from './rules.ts'
import { lede } from './sentence.ts'
import type { Answered, Named, PlanTree, TreeItem } from './tree.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  tree: PlanTree
  shown: readonly TreeItem[]
  groups: readonly Group[]
  choice: Choice
  counts: Record<Only, number>
  offered: {
    posts: readonly { id: string; title: string }[]
    agencies: readonly Named[]
    groups: readonly Named[]
    findings: readonly Answered[]
  }
  today: string
  fresh: string
  mayEdit: boolean
  mayUpdate: boolean
  query: URLSearchParams
  suggested: ReadonlyMap<string, { tone: Tone; word: string }>
  rolled: ReadonlyMap<string, { tone: Tone | null; word: string; reason: string }>
}

export const OutlinePage = (p: Props) => {
  const { plan, items } = p.tree
  const home = p.path(`/plan/plans/${plan.id}`)
  return (
    <Page
      {...p.frame}
      title={plan.title}
      wide
      print="landscape"
      trail={[
        { href: p.path(''), text: 'Home' },
        { href: p.path('/plan/plans'), text: 'Plans' },
      ]}
      fresh={p.fresh}
      lede={items.length === 0 ? 'This plan has no items yet.' : lede(items, p.shown, p.choice, p.today)}
      actions={<Actions {...p} home={home} />}
    >
      <Places path={p.path} plan={plan.id} at="" />
      {items.length === 0 ? (
        <Beginning {...p} />
      ) : (
        <>
          <Filter {...p} home={home} />
          <div class="hf-views">
            {Counts({
              of: countsOf(p.shown).flatMap(({ word, tone, count }) => (tone ? [{ word, tone, count }] : [])),
            })}
            <p>
              {p.mayEdit && (
                <a class="govuk-link" href={`${home}/deleted`}>
                  Recently deleted
                </a>
              )}
            </p>
          </div>
          {p.shown.length === 0 && p.groups.length === 0 ? (
            <p class="govuk-body">
              Nothing in this plan fits.{' '}
              <a class="govuk-link" href={home}>
                Show all items
              </a>
            </p>
          ) : (
            <>
              <OnPage
                parts={p.groups.map(({ title, item, lines }, at) => ({
                  id: `part-${at + 1}`,
                  words: [item?.reference, title].filter(Boolean).join(' ') || 'At the top',
                  count: lines.length,
                }))}
              />
              {Outline({
                groups: p.groups,
                path: p.path,
                today: p.today,
                places: p.choice.by === 'theme' ? null : placesOf(p.tree),
                mayEdit: p.mayEdit,
                suggested: p.suggested,
                rolled: p.rolled,
              })}
            </>
          )}
          <p class="hf-meta">
            Solid shapes are what a person said; open ones are what Holdfast works out from dates, milestones and
            figures, or what the plan’s rule gives for a heading.{' '}
            <a class="govuk-link" href={`${home}/roll-up`}>
              How headings get their status
            </a>
            .{' '}
            <a class="govuk-link" href={`${home}/key`}>
              What this plan’s words mean
            </a>
          </p>
        </>
      )}
    </Page>
  )
}

const Actions = ({ tree, home, query, mayEdit, mayUpdate, path }: Props & { home: string }) => (
  <>
    {mayEdit && (
      <a class="govuk-link" href={path('/plan/import')}>
        Import
      </a>
    )}
    <a class="govuk-link" href={`${home}/items.csv${query.size > 0 ? `?${query}` : ''}`}>
      Export as CSV
    </a>
    <a class="govuk-link" href={path(`/report/plans/${tree.plan.id}/workbook`)}>
      Excel to edit and bring back
    </a>
    {mayUpdate && (
      <a class="govuk-link" href={path('/plan/mine')}>
        My items
      </a>
    )}
    {mayEdit && (
      <>
        <a class="govuk-link" href={`${home}/edit`}>
          Change this plan
        </a>
        <a class="govuk-link" href={`${home}/items/new`}>
          Add {article(topWord(tree.plan))}
        </a>
      </>
    )}
  </>
)

const Beginning = ({ tree, path, mayEdit }: Props) =>
  mayEdit ? (
    <>
      <p class="govuk-body">
        If you have the plan as a Word file, a workbook, a PDF or a table you can copy, bring it in: you see what was
        understood before anything is saved.
      </p>
      <p>
        <a href={path('/plan/import')} role="button" class="govuk-button" draggable="false" data-module="govuk-button">
          Import a plan
        </a>
      </p>
      <p class="govuk-body">
        Or{' '}
        <a class="govuk-link" href={path(`/plan/plans/${tree.plan.id}/items/new`)}>
          add the first {topWord(tree.plan).toLowerCase()} by hand
        </a>
        .
      </p>
    </>
  ) : (
    <p class="govuk-body">The coordinator has not brought its items in yet.</p>
  )

const Filter = ({ choice, offered, tree, counts, home, query }: Props & { home: string }) => (
  <form class="hf-filter" method="get" action={home} aria-label="Choose which items to see">
    <div class="hf-filter__row">
      <div class="govuk-form-group">
        <label class="govuk-label" for="words">
          Words
        </label>
        <input class="govuk-input" id="words" name="words" type="search" autocomplete="off" value={choice.words} />
      </div>
      <Choose name="status" label="Status" any="Any status" chosen={choice.status} options={statusesOf(tree)} />
      <Choose
        name="post"
        label="Lead post"
        any="Any post"
        chosen={choice.post}
        options={offered.posts.map(({ id, title }) => [id, title])}
      />
      <Choose
        name="agency"
        label="Lead agency"
        any="Any agency"
        chosen={choice.agency}
        options={offered.agencies.map(named)}
      />
      <Choose name="group" label="Group" any="Any group" chosen={choice.group} options={offered.groups.map(named)} />
      <Choose
        name="finding"
        label="Answers finding"
        any="Any finding"
        chosen={choice.finding}
        options={offered.findings.map(({ id, reference, title }) => [
          id,
          [reference, title].filter(Boolean).join(' ').slice(0, 60),
        ])}
      />
      <Choose name="due" label="Due" any="Any date" chosen={choice.due} options={dueOptions} />
    </div>
    <div class="hf-filter__row hf-filter__row--order">
      <Choose name="by" label="Group by" chosen={choice.by} options={byOptions(tree.plan)} />
      <Choose name="sort" label="Sort by" chosen={choice.sort} options={sortOptions} />
      {choice.only && <input type="hidden" name="only" value={choice.only} />}
      <button class="govuk-button govuk-button--secondary" type="submit">
        Show
      </button>
    </div>
    <p class="hf-quick">
      <span>Show only</span>
      {onlys
        .filter((only) => counts[only] > 0)
        .map((only) => (
          <a class="govuk-link" href={`${home}?only=${only}`} aria-current={choice.only === only ? 'true' : undefined}>
            {onlyWords[only]}, {counts[only]}
          </a>
        ))}
      {(isFiltered(choice) || query.size > 0) && (
        <a class="govuk-link" href={home}>
          all items
        </a>
      )}
    </p>
  </form>
)

type Chosen = {
  name: string
  label: string
  any?: string
  chosen: string
  options: readonly (readonly [string, string])[]
}

const Choose = ({ name, label, any, chosen, options }: Chosen) => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={name}>
      {label}
    </label>
    <select class="govuk-select" id={name} name={name}>
      {any && <option value="">{any}</option>}
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

const named = ({ id, name }: Named) => [id, name] as const

const statusesOf = ({ plan, items }: PlanTree): [string, string][] => {
  const words = (plan.keys[0]?.words ?? []).map(({ code, word }): [string, string] => [code, word])
  const others = items
    .filter(({ status }) => !words.some(([code]) => code === status.code))
    .map(({ status }): [string, string] => [status.code, status.tone ? status.word : 'Not yet stated'])
  return [...words, ...new Map(others)]
}

const dueOptions = [
  ['late', 'Late'],
  ['soon', 'In the next 6 weeks'],
  ['none', 'No date'],
  ['moved', 'Moved'],
] as const
const byOptions = (plan: Plan) =>
  [
    ['theme', topWord(plan)],
    ['lead', 'Lead post'],
    ['agency', 'Lead agency'],
    ['status', 'Status'],
    ['due', 'Month due'],
  ] as const
const sortOptions = [
  ['plan', 'Order of the plan'],
  ['due', 'Due date'],
  ['status', 'Worst first'],
  ['update', 'Longest without an update'],
] as const
const onlyWords: Record<Only, string> = {
  late: 'late',
  'no-lead': 'without a lead',
  'no-measure': 'without a measure',
  'not-stated': 'not yet stated',
  moved: 'moved twice or more',
  doubts: 'with doubts from the import',
  mine: 'mine',
}

const topWord = (plan: Plan) => wordOfLevel(plan, plan.levels[0]?.level ?? 'theme')
const article = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word.toLowerCase()}`

const placesOf = ({ items }: PlanTree): ReadonlyMap<string, string> => {
  const titles = new Map(items.map(({ id, reference, title }) => [id, reference || title]))
  return new Map(items.map(({ id, above }) => [id, above.map((each) => titles.get(each) ?? '').join(' / ')]))
}

/** "Plan data as at 19 November 2026": what stands at the right above the heading. */
export const freshWords = (instant: string): string => `Plan data as at ${instant}`
