import { londonDate, longDate, longInstant, shortDate } from '../../../platform/dates.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Counts, Shape, Status, Strip } from '../../../platform/shapes.tsx'
import type { Release } from '../../report/index.ts'
import { standing, type TreeItem } from '../../plan/index.ts'
import type { ChangeRow, Said } from './changes.ts'
import type { GlanceRow } from './glance.ts'
import { Papers } from './papers.tsx'
import type { FirstStep, Need } from './rules.ts'

type Around = { frame: Frame; path: (rest: string) => string }

type WeekProps = Around & {
  now: Date
  today: string
  needs: readonly Need[]
  lines: readonly TreeItem[]
  plan: { id: string; title: string } | null
  otherPlans: readonly { id: string; title: string }[]
  glance: readonly GlanceRow[]
  changes: readonly ChangeRow[]
  allChanges: boolean
  since: string
  steps: readonly FirstStep[]
  papers: readonly Release[]
  mayRead: boolean
}

/** How many changes stand on the page before somebody asks for all. */
const few = 8

export const WeekPage = (p: WeekProps) => (
  <Page
    {...p.frame}
    title="This week"
    lede={[planSentence(p.lines.length), standing(p.lines, p.today), needSentence(p.needs.length, p.steps)]
      .filter(Boolean)
      .join(' ')}
    fresh={p.plan ? `Plan data as at ${longInstant(p.now)}` : undefined}
    wide
  >
    {p.steps.length > 0 && <FirstHour steps={p.steps} />}
    {(p.needs.length > 0 || p.steps.length === 0) && <Needs {...p} />}
    {p.plan && <Glance {...p} plan={p.plan} />}
    {p.plan && <Changed {...p} />}
    {p.papers.length > 0 && <Papers papers={p.papers.slice(0, 5)} path={p.path} />}
    {p.otherPlans.length > 0 && (
      <section class="hf-section" aria-labelledby="plans">
        <h2 class="hf-h2" id="plans">
          Other plans
        </h2>
        <ul class="govuk-list">
          {p.otherPlans.map(({ id, title }) => (
            <li>
              <a class="govuk-link" href={p.path(`/plan/plans/${id}`)}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {p.mayRead && <About path={p.path} />}
  </Page>
)

const Needs = (p: WeekProps) => (
  <section class="hf-section" aria-labelledby="needs">
    <h2 class="hf-h2" id="needs">
      What needs you <small>{longDate(londonDate(p.now))}</small>
    </h2>
    {p.needs.length === 0 ? (
      <p class="govuk-body">Nothing at the moment. What your posts owe appears here.</p>
    ) : (
      <ul class="hf-todo">
        {p.needs.map(({ href, text, why, when, late }) => (
          <li>
            <div>
              <a class="govuk-link" href={href}>
                {text}
              </a>
              <p>{why}</p>
            </div>
            <span class="hf-when">{late ? <b>{when}</b> : when}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

const FirstHour = ({ steps }: { steps: readonly FirstStep[] }) => (
  <section class="hf-section" aria-labelledby="first">
    <h2 class="hf-h2" id="first">
      The first hour{' '}
      <small>
        {steps.filter(({ done }) => done).length} of {steps.length} done
      </small>
    </h2>
    <ol class="hf-todo">
      {steps.map(({ text, href, done }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
          <span class="hf-when">
            {done ? (
              <>
                <Shape tone="tick" /> Done
              </>
            ) : (
              'To do'
            )}
          </span>
        </li>
      ))}
    </ol>
  </section>
)

const Glance = ({ plan, glance, path }: WeekProps & { plan: { id: string; title: string } }) => (
  <section class="hf-section" aria-labelledby="glance">
    <h2 class="hf-h2" id="glance">
      The plan at a glance{' '}
      <small>
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}`)}>
          {plan.title}
        </a>
      </small>
    </h2>
    {glance.length === 0 ? (
      <p class="govuk-body">
        The plan has no items yet.{' '}
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}`)}>
          Open it to add or bring in the first
        </a>
        .
      </p>
    ) : (
      <>
        <table class="hf-table hf-table--tight hf-glance">
          <thead>
            <tr>
              <th scope="col">Theme</th>
              <th scope="col">Items, worst first</th>
              <th scope="col">In words</th>
              <th scope="col" class="hf-num">
                Late
              </th>
            </tr>
          </thead>
          <tbody>
            {glance.map((row) => (
              <tr>
                <th scope="row" class="hf-glance__theme">
                  <a class="govuk-link hf-quiet" href={row.href}>
                    {row.title}
                  </a>
                </th>
                <td>
                  <Strip label={`Items of ${row.title}, worst first`} items={row.lines} />
                </td>
                <td class="hf-meta">
                  <Counts of={row.counts} />
                </td>
                <td class="hf-num" data-label="Late">
                  {row.late === 0 ? 'None late' : `${row.late} late`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hf-meta">
          <a class="govuk-link" href="/shapes">
            What the shapes mean
          </a>
        </p>
      </>
    )}
  </section>
)

const Changed = ({ changes, allChanges, since, path }: WeekProps) => (
  <section class="hf-section" aria-labelledby="changed">
    <h2 class="hf-h2" id="changed">
      What changed since {longDate(since)}{' '}
      {!allChanges && changes.length > few && (
        <small>
          <a class="govuk-link" href={path('?changes=all#changed')}>
            All {changes.length} changes
          </a>
        </small>
      )}
    </h2>
    {changes.length === 0 ? (
      <p class="govuk-body">Nothing: no status, date or item changed in these four weeks.</p>
    ) : (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Was</th>
            <th scope="col">Is now</th>
          </tr>
        </thead>
        <tbody>
          {(allChanges ? changes : changes.slice(0, few)).map(({ date, href, text, was, became }) => (
            <tr>
              <td class="hf-nowrap">{shortDate(date)}</td>
              <td>
                <a class="govuk-link hf-quiet" href={href}>
                  {text}
                </a>
              </td>
              <td data-label="Was">
                <Words said={was} />
              </td>
              <td data-label="Is now">
                <Words said={became} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const Words = ({ said }: { said: Said }) =>
  said.kind === 'words' ? (
    <span>{said.words}</span>
  ) : said.tone === null ? (
    <span>{said.word}</span>
  ) : (
    <Status tone={said.tone} word={said.word} />
  )

const About = ({ path }: { path: Around['path'] }) => (
  <p class="hf-meta govuk-!-margin-top-7">
    <a class="govuk-link" href={path('/partnership')}>
      People, posts, agencies, groups and settings
    </a>
  </p>
)

const planSentence = (count: number) =>
  count === 0 ? '' : `The plan has ${count === 1 ? 'one item' : `${count} items`}.`

const needSentence = (count: number, steps: readonly FirstStep[]) => {
  const next = steps.find(({ done }) => !done)
  if (count === 0)
    return next ? `Next: ${next.text.charAt(0).toLowerCase()}${next.text.slice(1)}.` : 'Nothing needs you today.'
  return `${numbers[count - 1] ?? count} ${count === 1 ? 'thing needs' : 'things need'} you.`
}

const numbers = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
