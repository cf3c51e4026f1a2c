import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { londonDate, shortDate } from '../../../platform/dates.ts'
import { button, dateInput, details, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Places } from '../places.tsx'
import type { ReleaseLine } from '../releases/model.ts'
import { ChangesList } from './list.tsx'
import type { PlanChanges } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: { id: string; title: string }
  releases: readonly ReleaseLine[]
  filled: Filled
  /** Null while the two moments cannot be read. */
  compared: { sentence: string; changes: PlanChanges; levels: boolean } | null
}

/** What changed in a plan between two releases or days that somebody chooses. */
export const ChangesPage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title={`What changed in ${p.plan.title}`}
    heading="What changed"
    trail={[
      { href: p.path('/plan'), text: 'Plan' },
      { href: p.path(`/plan/plans/${p.plan.id}`), text: p.plan.title },
    ]}
    errors={p.filled.errors}
    lede={p.compared?.sentence ?? 'Choose two releases or days. What changed between them stands below.'}
  >
    <Places path={p.path} plan={p.plan.id} at="/changes" />
    <Choose {...p} />
    {p.compared && (
      <>
        <ChangesList
          changes={p.compared.changes}
          leads={(kind, id) => p.path(kind === 'item' ? `/plan/items/${id}` : `/plan/findings/${id}`)}
        />
        {!p.compared.levels && (
          <p class="hf-meta">Levels of evidence are kept with releases. Choose two releases to compare those too.</p>
        )}
      </>
    )}
  </Page>
)

const Choose = ({ path, plan, releases, filled }: Props) => (
  <form method="get" action={path(`/plan/plans/${plan.id}/changes`)} class="hf-between hf-noprint" novalidate>
    <Moment name="from" label="From" now={false} releases={releases} filled={filled} />
    <Moment name="to" label="To" now releases={releases} filled={filled} />
    {button({ text: 'Show what changed', classes: 'govuk-button--secondary' })}
  </form>
)

const Moment = (p: {
  name: 'from' | 'to'
  label: string
  now: boolean
  releases: readonly ReleaseLine[]
  filled: Filled
}) => (
  <div class="hf-between__one">
    {select({
      ...asked(p.filled, p.name),
      label: { text: p.label, classes: 'govuk-label--s' },
      items: [
        ...(p.now ? [{ value: 'now', text: 'Today' }] : []),
        ...p.releases.map((release) => ({ value: release.id, text: releaseWords(release) })),
        { value: 'day', text: 'The day below' },
      ],
    })}
    {details({
      summaryText: 'Choose a day',
      classes: 'hf-details',
      open: p.filled.words[p.name] === 'day' || (p.filled.errors ?? []).length > 0,
      html: (
        <>
          {dateInput({
            ...askedDate(p.filled, `${p.name}-on`),
            fieldset: {
              legend: {
                text: p.name === 'from' ? 'From the morning of' : 'To the end of',
                classes: 'govuk-fieldset__legend--s',
              },
            },
          })}
        </>
      ),
    })}
  </div>
)

/** A release in a list of choices: "Release 2, Autumn 2026 (20 Nov 2026)". */
const releaseWords = ({ number, round, released_at: at }: ReleaseLine): string =>
  `Release ${number}, ${round} (${shortDate(londonDate(at))})`
