import type { Child } from 'hono/jsx'
import { longDate } from '../../../platform/dates.ts'
import { button, select } from '../../../platform/govuk.ts'
import { type Link, Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Measure } from '../model.ts'
import { periodWords } from '../rules.ts'
import { Picture } from './picture.tsx'
import {
  amongOf,
  ledeOf,
  type Line,
  methodSentences,
  plural,
  protectionSentence,
  type Spot,
  spotWords,
} from './rules.ts'
import { Table } from './table-pages.tsx'

type Around = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  today: string
  partnership: string
  marking: string
  mayEdit: boolean
  threshold: number
  ends: readonly string[]
  /** The day up to which somebody asked for; empty: the newest. */
  to: string
  lines: readonly Line[]
}

/** One place: its measures against the partnership, to be printed and handed round. */
export const ProfilePage = (p: Around & { spots: readonly Spot[]; spot: Spot | undefined }) => {
  const { spot } = p
  if (!spot) return <NothingPage {...p} trail={[measuresLink(p)]} />
  const words = spotWords(spot)
  return (
    <Page
      {...p.frame}
      wide
      title={profileTitle(spot)}
      caption={captionOf(p, '')}
      trail={[measuresLink(p)]}
      lede={ledeOf(p.lines, 'measure')}
      actions={<Csv path={p.path('/measure/profile.csv')} asked={{ place: words, to: p.to }} />}
    >
      <form class="hf-chooser hf-noprint" method="get" action={p.path('/measure/profile')}>
        {select({
          id: 'place',
          name: 'place',
          label: { text: 'Whose profile' },
          value: words,
          items: p.spots.map((each) => ({ value: spotWords(each), text: spotWords(each) })),
        })}
        <Until {...p} />
      </form>
      <Picture title={`${spot.category} against the partnership`} lines={p.lines} />
      <section class="hf-section" aria-labelledby="measures">
        <h2 class="hf-h2" id="measures">
          Measure by measure
        </h2>
        <Table
          lines={p.lines}
          first="Measure"
          part={spot.category}
          caption={`Measures of ${spot.category} and of the partnership`}
          dated
          link={({ measure }) => ({
            href: withQuery(p.path(`/measure/measures/${measure.id}/profile`), { by: spot.dimension, to: p.to }),
            text: `All ${plural(spot.dimension.toLowerCase())}`,
          })}
        />
        <Rules {...p} />
      </section>
    </Page>
  )
}

type Beside = Around & {
  measure: Measure
  dimensions: readonly string[]
  dimension: string
  period: { period_from: string; period_to: string } | null
}

/** One measure: all places side by side, by name, each against the partnership. */
export const BesidePage = (p: Beside) => {
  const { measure, dimension, period } = p
  const trail = [measuresLink(p), { href: p.path(`/measure/measures/${measure.id}`), text: measure.title }]
  if (!period) return <NothingPage {...p} trail={trail} />
  return (
    <Page
      {...p.frame}
      wide
      title={`By ${dimension.toLowerCase()}, side by side: ${measure.title}`}
      caption={captionOf(p, periodWords(period, measure.calendar))}
      trail={trail}
      lede={ledeOf(p.lines, dimension.toLowerCase())}
      actions={<Csv path={p.path(`/measure/measures/${measure.id}/profile.csv`)} asked={{ by: dimension, to: p.to }} />}
    >
      <form class="hf-chooser hf-noprint" method="get" action={p.path(`/measure/measures/${measure.id}/profile`)}>
        {select({
          id: 'by',
          name: 'by',
          label: { text: 'Split by' },
          value: dimension,
          items: p.dimensions.map((each) => ({ value: each, text: each })),
        })}
        <Until {...p} />
      </form>
      <Picture title={`${measure.title}, by ${dimension.toLowerCase()}`} lines={p.lines} />
      <section class="hf-section" aria-labelledby="places">
        <h2 class="hf-h2" id="places">
          {capital(plural(dimension.toLowerCase()))}, by name
        </h2>
        <p class="hf-meta">
          {measure.counted}
          {measure.out_of && `. Out of: ${measure.out_of}`}
        </p>
        <Table
          lines={p.lines}
          first={dimension}
          part="Figure"
          caption={`${measure.title} by ${dimension.toLowerCase()}`}
          link={({ name }) => ({
            href: withQuery(p.path('/measure/profile'), { place: spotWords({ dimension, category: name }), to: p.to }),
            text: 'Its profile',
          })}
        />
        <Rules {...p} />
      </section>
    </Page>
  )
}

const NothingPage = ({
  frame,
  path,
  mayEdit,
  trail,
  measure,
}: Around & { trail: readonly Link[]; measure?: Measure }) => (
  <Page
    {...frame}
    title={measure ? `Side by side: ${measure.title}` : 'Profile'}
    trail={trail}
    lede={`No figure${measure ? ' of this measure' : ''} is split by locality, age band or anything else yet, so nothing can be set side by side.`}
  >
    {mayEdit ? (
      <>
        <p class="hf-p">There are two ways to get there:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            <a class="govuk-link" href={path('/measure/imports')}>
              Import a table
            </a>{' '}
            that has a column such as Locality beside the period and the figures.
          </li>
          <li>
            <a class="govuk-link" href={path(measure ? `/measure/measures/${measure.id}/breakdowns` : '/measure')}>
              {measure ? 'Enter figures by category' : 'Open a measure and enter figures by category'}
            </a>
            , one line for each.
          </li>
        </ul>
      </>
    ) : (
      <p class="hf-p">Ask whoever enters the figures for them by locality.</p>
    )}
  </Page>
)

const measuresLink = ({ path }: Pick<Around, 'path'>): Link => ({ href: path('/measure'), text: 'Measures' })

/** "Profile of Harbour", and with what it is where the name alone would not say: "Profile: age band 0 to 4". */
const profileTitle = ({ dimension, category }: Spot) =>
  dimension.toLowerCase() === 'locality' ? `Profile of ${category}` : `Profile: ${dimension.toLowerCase()} ${category}`

const captionOf = ({ partnership, marking }: Around, what: string) =>
  [marking, partnership, what].filter(Boolean).join('. ')

const Csv = ({ path, asked }: { path: string; asked: Record<string, string> }) => (
  <a class="govuk-link" href={withQuery(path, asked)}>
    Download as CSV
  </a>
)

const withQuery = (path: string, asked: Record<string, string>) => {
  const query = new URLSearchParams(Object.entries(asked).filter(([, word]) => word !== ''))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

// Another breakdown may have no period that ends on the day asked for: the choice stays.
const Until = ({ ends, to }: Around): Child => {
  const days = [...new Set([...ends, ...(to === '' ? [] : [to])])].toSorted().toReversed()
  return (
    <>
      {select({
        id: 'to',
        name: 'to',
        label: { text: 'Newest figures up to' },
        value: to,
        items: [{ value: '', text: 'Today' }, ...days.map((day) => ({ value: day, text: longDate(day) }))],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </>
  )
}

const Rules = ({ threshold, lines, today }: Around) => (
  <p class="hf-meta">
    {[protectionSentence(threshold), ...methodSentences(amongOf(lines)), `As it stood on ${longDate(today)}.`].join(
      ' ',
    )}
  </p>
)

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
