import { longDate, longInstant } from '../../../platform/dates.ts'
import { button, input, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import type { Around } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Finding } from '../queries.ts'
import { OpenReadings } from '../readings/pages.tsx'
import type { OpenReading } from '../readings/queries.ts'
import {
  countSentence,
  type Filter,
  findingKinds,
  findingKindWords,
  isFiltered,
  isHeldBack,
  kindOfSource,
  stateWords,
  states,
} from '../rules.ts'
import type { Source } from '../sources/queries.ts'
import { FindingRows } from './rows.ts'

export const RegisterPage = (
  p: Around & {
    all: readonly Finding[]
    findings: readonly Finding[]
    sources: readonly Source[]
    conclusions: ReadonlyMap<string, string>
    open: readonly OpenReading[]
    filter: Filter
    now: Date
    mayEdit: boolean
  },
) => {
  const { path } = p
  const filtered = isFiltered(p.filter)
  const shown = p.sources.filter((s) => !filtered || p.findings.some((f) => f.source_id === s.id))
  return (
    <Page
      {...p.frame}
      wide
      title="Findings"
      trail={[{ href: path(''), text: 'Home' }]}
      lede={ledeOf(p.findings, p.sources.length, filtered, p.mayEdit)}
      actions={p.mayEdit && p.sources.length > 0 && <Ways path={path} />}
    >
      <Places path={path} at="" />
      {p.sources.length === 0 && p.mayEdit && <FirstSteps path={path} />}
      {p.open.length > 0 && <OpenReadings readings={p.open} path={path} />}
      {p.sources.length > 0 && <FilterForm {...p} />}
      {shown.map((source) => {
        const its = p.findings.filter((f) => f.source_id === source.id)
        return (
          <section class="hf-section" aria-labelledby={`s-${source.id}`}>
            <h2 class="hf-h2" id={`s-${source.id}`}>
              <a class="govuk-link hf-quiet" href={path(`/inspection/sources/${source.id}`)}>
                {source.title}
              </a>{' '}
              <small>
                {kindOfSource(source.kind)}
                {source.state === 'draft' && ', draft'},{' '}
                {source.published_on ? longDate(source.published_on) : 'date to be confirmed'}
                {isHeldBack(source, p.now) &&
                  source.embargo_until &&
                  `, under embargo until ${longInstant(source.embargo_until)}`}
              </small>
            </h2>
            {its.length > 0 ? (
              FindingRows({
                caption: `Findings of ${source.title}`,
                findings: its,
                conclusions: p.conclusions,
                path,
              })
            ) : (
              <p class="govuk-body">
                <Missing words="No findings yet" />{' '}
                {p.mayEdit && (
                  <a class="govuk-link" href={path(`/inspection/findings/new?source=${source.id}`)}>
                    Add the first<span class="govuk-visually-hidden"> finding of {source.title}</span>
                  </a>
                )}
              </p>
            )}
          </section>
        )
      })}
      {p.mayEdit && (
        <p class="govuk-body">
          <a class="govuk-link" href={path('/inspection/deleted')}>
            What was deleted
          </a>
        </p>
      )}
    </Page>
  )
}

const Ways = ({ path }: Pick<Around, 'path'>) => (
  <>
    <a class="govuk-link" href={path('/inspection/reports/new')}>
      Take from a report
    </a>{' '}
    <a class="govuk-link" href={path('/inspection/sources/new')}>
      Add a source
    </a>{' '}
    <a class="govuk-link" href={path('/inspection/findings/new')}>
      Add a finding
    </a>
  </>
)

const FirstSteps = ({ path }: Pick<Around, 'path'>) => (
  <div class="govuk-body">
    <p>
      <a class="govuk-button" href={path('/inspection/reports/new')} role="button" draggable="false">
        Drop the report, or paste its text
      </a>
    </p>
    <p>
      Or{' '}
      <a class="govuk-link" href={path('/inspection/sources/new')}>
        add a source by hand
      </a>{' '}
      and type its findings.
    </p>
  </div>
)

const FilterForm = (p: Around & { all: readonly Finding[]; sources: readonly Source[]; filter: Filter }) => {
  const themes = [...new Set(p.all.map((f) => f.theme).filter(Boolean))].sort()
  return (
    <form class="hf-filter" method="get" action={p.path('/inspection')} aria-label="Choose which findings to see">
      <div class="hf-filter__row">
        {input({ label: { text: 'Words' }, id: 'words', name: 'words', value: p.filter.words })}
        {chosen(
          'kind',
          'Kind',
          'Any kind',
          p.filter.kind,
          findingKinds.map((k) => [k, findingKindWords[k]]),
        )}
        {chosen(
          'source',
          'Source',
          'Any source',
          p.filter.source,
          p.sources.map((s) => [s.id, s.title]),
        )}
        {themes.length > 0 &&
          chosen(
            'theme',
            'Theme',
            'Any theme',
            p.filter.theme,
            themes.map((t) => [t, t]),
          )}
        {chosen(
          'state',
          'State',
          'Draft or final',
          p.filter.state,
          states.map((s) => [s, stateWords[s]]),
        )}
        {button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </div>
      {isFiltered(p.filter) && (
        <p class="hf-quick">
          <a class="govuk-link" href={p.path('/inspection')}>
            Show all findings
          </a>
        </p>
      )}
    </form>
  )
}

const chosen = (
  name: string,
  label: string,
  everything: string,
  value: string | null,
  items: readonly [string, string][],
) =>
  select({
    label: { text: label },
    id: name,
    name,
    value: value ?? '',
    items: [{ value: '', text: everything }, ...items.map(([v, text]) => ({ value: v, text }))],
  })

function ledeOf(findings: readonly Finding[], sources: number, filtered: boolean, mayEdit: boolean): string {
  if (findings.length > 0) return countSentence(findings)
  if (filtered) return 'No finding fits what you asked for. Choose less below.'
  if (sources > 0) return `${counted(sources, 'source')}, and no findings yet.`
  return mayEdit
    ? 'There are no findings yet. Start with the inspection report: drop it in and tick the paragraphs that are findings.'
    : 'There are no findings yet. The coordinator adds them from the inspection report.'
}
