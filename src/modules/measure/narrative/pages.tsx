import type { Child } from 'hono/jsx'
import { asked, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { wordOf } from '../../../platform/forms.ts'
import { button, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { upper } from '../../../platform/sentence.ts'
import { keyOf } from '../marks/rules.ts'
import type { Calendar, Measure } from '../model.ts'
import { periodWords } from '../rules.ts'
import { bylineWords, inOrder, type Narrative, narrativesSentence } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Named = Pick<Measure, 'id' | 'title' | 'calendar'>

type Shown = {
  path: Ctx['path']
  mayEdit: boolean
  names: ReadonlyMap<string, string>
}

/** One text: its words, who wrote it when, and what can be done about it. `about` opens it: the period, or the measure. */
export const Words = ({ narrative, about, path, mayEdit, names }: Shown & { narrative: Narrative; about?: Child }) => (
  <div class="hf-beside">
    {about && <p class="hf-b">{about}</p>}
    <p class="hf-p hf-pre">{narrative.text}</p>
    <p class="hf-meta">
      {bylineWords(narrative, names)}.{' '}
      {mayEdit && (
        <a class="govuk-link hf-noprint" href={path(`/measure/narratives/${narrative.id}/edit`)}>
          Change<span class="govuk-visually-hidden"> what stands beside {periodWords(narrative)}</span>
        </a>
      )}
    </p>
  </div>
)

type ListProps = Around & {
  mayEdit: boolean
  narratives: readonly Narrative[]
  measures: ReadonlyMap<string, Named>
  names: ReadonlyMap<string, string>
  hasFigures: boolean
}

/** Everything that stands beside figures, period by period. */
export const NarrativesPage = (p: ListProps) => {
  const periods = Map.groupBy(inOrder(p.narratives), (narrative) => periodWords(narrative, calendarOf(p, narrative)))
  return (
    <Page
      {...p.frame}
      title="What stands beside the figures"
      trail={[{ href: p.path('/measure'), text: 'Measures' }]}
      lede={narrativesSentence(p.narratives, [...periods.keys()][0] ?? null)}
      actions={
        p.mayEdit &&
        p.hasFigures && (
          <a class="govuk-link" href={p.path('/measure/narratives/new')}>
            Write of all measures
          </a>
        )
      }
    >
      <p class="hf-p">
        What speaks of one measure is written on its page; what speaks of all of them in a period is written here. The
        newest stands on the page of icons too.
      </p>
      {[...periods].map(([words, own], at) => (
        <section class="hf-section" aria-labelledby={`p${at}`}>
          <h2 class="hf-h2" id={`p${at}`}>
            {upper(words)}
          </h2>
          {own.map((narrative) => (
            <Words {...p} narrative={narrative} about={aboutOf(p, narrative)} />
          ))}
        </section>
      ))}
    </Page>
  )
}

const calendarOf = (p: Pick<ListProps, 'measures'>, { measure_id }: Narrative): Calendar =>
  p.measures.get(measure_id ?? '')?.calendar ?? 'calendar'

const aboutOf = ({ measures, path }: Pick<ListProps, 'measures' | 'path'>, { measure_id }: Narrative): Child =>
  measure_id === null ? (
    'All measures'
  ) : (
    <a class="govuk-link" href={path(`/measure/measures/${measure_id}`)}>
      {measures.get(measure_id)?.title ?? 'A measure'}
    </a>
  )

/** Below a chart: what stands beside the figures, the newest period first. */
export const BesideSection = (
  p: Shown & { measure: Named; narratives: readonly Narrative[]; beside: Narrative | undefined; hasFigures: boolean },
) => (
  <section class="hf-section" aria-labelledby="beside">
    <h2 class="hf-h2" id="beside">
      What stands beside the figures{' '}
      <small>
        <a class="govuk-link" href={p.path('/measure/narratives')}>
          Of all measures
        </a>{' '}
        {p.mayEdit && p.hasFigures && (
          <a class="govuk-link" href={p.path(`/measure/narratives/new?measure=${p.measure.id}`)}>
            Write beside them
          </a>
        )}
      </small>
    </h2>
    {p.narratives.length === 0 && <p class="hf-p">Nothing is written beside its figures.</p>}
    {p.beside && (
      <p class="hf-p">The words of {periodWords(p.beside, p.measure.calendar)}, the newest, stand beside the chart.</p>
    )}
    {inOrder(p.narratives)
      .filter((narrative) => narrative !== p.beside)
      .map((narrative) => (
        <Words {...p} narrative={narrative} about={upper(periodWords(narrative, p.measure.calendar))} />
      ))}
  </section>
)

/** On the page of icons: of all measures, then of single ones, of the newest periods only. */
export const BesideSummary = (
  p: Shown & { narratives: readonly Narrative[]; measures: ReadonlyMap<string, Named>; more: boolean },
) => (
  <section class="hf-section" aria-labelledby="beside">
    <h2 class="hf-h2" id="beside">
      What stands beside the figures{' '}
      <small>
        <a class="govuk-link" href={p.path('/measure/narratives')}>
          {p.more ? 'All of it' : 'By period'}
        </a>
      </small>
    </h2>
    {p.narratives.length === 0 && <p class="hf-p">Nothing is written beside the newest figures.</p>}
    {inOrder(p.narratives).map((narrative) => (
      <Words
        {...p}
        narrative={narrative}
        about={
          <>
            {upper(periodWords(narrative, calendarOf(p, narrative)))}: {aboutOf(p, narrative)}
          </>
        }
      />
    ))}
  </section>
)

type FormProps = Around & {
  measure: Named | null
  /** Null where it is new. */
  narrative: Narrative | null
  periods: readonly Pick<Narrative, 'period_from' | 'period_to'>[]
  filled: Filled
  doubts: readonly string[]
}

const trailOf = ({ path, measure }: FormProps) => [
  { href: path('/measure'), text: 'Measures' },
  ...(measure
    ? [{ href: path(`/measure/measures/${measure.id}`), text: measure.title }]
    : [{ href: path('/measure/narratives'), text: 'What stands beside the figures' }]),
]

export const NarrativePage = (p: FormProps) => (
  <Page
    {...p.frame}
    title={
      p.narrative
        ? `Change what stands beside ${periodWords(p.narrative, p.measure?.calendar)}`
        : p.measure
          ? 'Write beside the figures'
          : 'Write beside the figures of all measures'
    }
    trail={trailOf(p)}
    lede={`${p.measure ? `Of “${p.measure.title}”: what` : 'What'} a reader must know that the numbers do not say, such as a hard winter, a vacancy or who was not counted.`}
    errors={p.filled.errors}
  >
    <Fields {...p} />
    {p.narrative && (
      <form class="hf-section" method="post" action={p.path(`/measure/narratives/${p.narrative.id}/removal`)}>
        <p class="hf-p">Taken away, it stands nowhere any more; the history keeps that it was there.</p>
        {button({ text: 'Take it away', classes: 'govuk-button--warning' })}
      </form>
    )}
  </Page>
)

/** Two people wrote at once: what is stored now, then what was typed, which can be saved over it. */
export const NarrativeConflictPage = (p: FormProps & { narrative: Narrative; names: ReadonlyMap<string, string> }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <p class="hf-p">{upper(periodWords(p.narrative, p.measure?.calendar))}</p>
    <p class="hf-p hf-pre">{p.narrative.text}</p>
    <p class="hf-meta">{bylineWords(p.narrative, p.names)}.</p>
    <h2 class="govuk-heading-m">What you typed</h2>
    <Fields {...p} />
  </ErrorPage>
)

const Fields = ({ path, measure, narrative, periods, filled, doubts }: FormProps) => (
  <form
    method="post"
    action={path(narrative ? `/measure/narratives/${narrative.id}` : '/measure/narratives')}
    novalidate
  >
    {narrative ? (
      <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
    ) : (
      <>
        <input type="hidden" name="measure" value={measure?.id ?? ''} />
        {select({
          ...asked(filled, 'period'),
          label: { text: 'Which period?', classes: 'govuk-label--s' },
          hint: { text: 'Only periods that have a figure are offered' },
          items: periods.map((each) => ({ value: keyOf(each), text: upper(periodWords(each, measure?.calendar)) })),
        })}
      </>
    )}
    {textarea({
      ...asked(filled, 'text'),
      label: { text: 'What stands beside the figures?', classes: 'govuk-label--s' },
      hint: { text: 'Name nobody, and no number so small that it points to a child' },
      rows: '8',
    })}
    <Doubts doubts={doubts} />
    {button({ text: narrative ? 'Save' : 'Write it beside the figures' })}
  </form>
)
