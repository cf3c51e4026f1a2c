import { longDate, longInstant } from '../../platform/dates.ts'
import { Page } from '../../platform/layout.tsx'
import type { Ctx } from '../../platform/route.ts'
import { Late, Missing } from '../../platform/shapes.tsx'
import { facts } from './form-pages.tsx'
import type { Workings } from './definitions/queries.ts'
import { partsSentence } from './derived/rules.ts'
import { isSilent } from './lateness/rules.ts'
import type { Break, Figure, Measure, Observation, Revision, Unknown } from './model.ts'
import { newestSentence } from './reading/rules.ts'
import {
  ageWords,
  betterWords,
  breakWords,
  kindWords,
  latestSentence,
  listSentence,
  partsWords,
  periodWords,
  stateWords,
  valueWords,
} from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; today: string; mayEdit: boolean }
type Row = { measure: Measure; latest: Observation | undefined; owner: string | null }

/** Every measure with its newest figure and how old that is. */
export const MeasuresPage = (
  p: Around & { rows: readonly Row[]; gone: readonly { id: string; title: string; deleted_at: Date }[] },
) => (
  <Page
    {...p.frame}
    wide
    title="Measures"
    lede={listSentence(
      p.rows.length,
      p.rows.filter(({ measure, latest }) => latest && isSilent(measure, latest, p.today)).length,
      p.rows.filter(({ latest }) => !latest).length,
    )}
    actions={
      p.mayEdit && (
        <a class="govuk-link" href={p.path('/measure/new')}>
          Add a measure
        </a>
      )
    }
  >
    {p.rows.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Measures, each with its newest figure</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Kind</th>
            <th scope="col">Direction</th>
            <th scope="col">Newest figure</th>
            <th scope="col">Seen to by</th>
          </tr>
        </thead>
        <tbody>
          {p.rows.map(({ measure, latest, owner }) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={p.path(`/measure/measures/${measure.id}`)}>
                  {measure.title}
                </a>
              </th>
              <td data-label="Kind">{kindWords[measure.kind]}</td>
              <td data-label="Direction">{betterWords[measure.better]}</td>
              <td data-label="Newest figure">
                {latest ? (
                  <>
                    {latestSentence(measure, latest)}{' '}
                    <span class="hf-meta">
                      {isSilent(measure, latest, p.today) ? (
                        <Late words={`Late: ${ageWords(latest, p.today)}`} />
                      ) : (
                        ageWords(latest, p.today)
                      )}
                    </span>
                  </>
                ) : (
                  <Missing words="No figure yet" />
                )}
              </td>
              <td data-label="Seen to by">{owner ?? <Missing words="Nobody" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.mayEdit &&
      p.gone.map(({ id, title }) => (
        <form class="hf-meta" method="post" action={p.path(`/measure/measures/${id}/restoration`)}>
          Taken away: {title}.{' '}
          <button class="hf-linkbutton" type="submit">
            Bring it back<span class="govuk-visually-hidden"> ({title})</span>
          </button>
        </form>
      ))}
  </Page>
)

type OneProps = Around & {
  measure: Measure
  owner: string | null
  working: Workings | null
  figures: readonly Figure[]
  unknown: readonly Unknown[]
  revisions: readonly Revision[]
  breaks: readonly Break[]
}

/** One measure: what it says now, its figures, where they stop being comparable, what it is, and what was replaced. */
export const MeasurePage = (p: OneProps) => (
  <Page
    {...p.frame}
    wide
    title={p.measure.title}
    caption={`${kindWords[p.measure.kind]} measure. ${betterWords[p.measure.better]}`}
    trail={[{ href: p.path('/measure'), text: 'Measures' }]}
    lede={newestSentence(p.measure, p.figures, p.today)}
    actions={
      p.mayEdit && (
        <>
          {!p.working && (
            <a class="govuk-link" href={p.path(`/measure/measures/${p.measure.id}/figures`)}>
              Enter figures
            </a>
          )}
          <a class="govuk-link" href={p.path(`/measure/measures/${p.measure.id}/edit`)}>
            Change the measure
          </a>
        </>
      )
    }
  >
    <div class="hf-cols hf-cols--8-4">
      <div>
        <Figures {...p} />
        {p.revisions.length > 0 && <Replaced {...p} />}
      </div>
      <aside class="hf-rail">
        <section>
          <h2 class="hf-h2">What it is</h2>
          {p.working && <Parts {...p} working={p.working} />}
          <dl class="hf-facts hf-facts--rail">
            {[...facts(p.measure).slice(1), ['Seen to by', p.owner ?? 'Nobody yet'] as const].map(([name, words]) => (
              <div>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <Breaks {...p} />
      </aside>
    </div>
  </Page>
)

/** A derived measure leads to the two it stands on. */
const Parts = ({ working, path }: OneProps & { working: Workings }) => (
  <p class="hf-p">
    Worked out: {partsSentence(working, working.from_title, working.by_title)}. See{' '}
    <a class="govuk-link" href={path(`/measure/measures/${working.from_id}`)}>
      {working.from_title}
    </a>{' '}
    and{' '}
    <a class="govuk-link" href={path(`/measure/measures/${working.by_id}`)}>
      {working.by_title}
    </a>
    .
  </p>
)

const Figures = ({ figures, unknown, breaks, measure }: OneProps) => (
  <section class="hf-section" aria-labelledby="figures">
    <h2 class="hf-h2" id="figures">
      Figures
    </h2>
    {figures.length === 0 ? (
      <p class="hf-p">
        <Missing words="No figure yet" />
      </p>
    ) : (
      <table class="hf-table hf-table--tight hf-stack">
        <caption class="govuk-visually-hidden">Figures, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Value</th>
            <th scope="col">Counts</th>
            <th scope="col">State</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {figures.toReversed().map((each, at, all) => {
            const next = all[at - 1]
            const broken = breaks.filter((b) => next && b.dated <= next.period_to && b.dated > each.period_to)
            return (
              <>
                {broken.map((b) => (
                  <tr>
                    <td colspan={5}>
                      <strong>{breakWords[b.what]}</strong> on {longDate(b.dated)}: {b.reason}. Figures above and below
                      are not comparable.
                    </td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{periodWords(each, measure.calendar)}</th>
                  <td data-label="Value">{valueWords(each, measure)}</td>
                  <td data-label="Counts">{partsWords(each).trim().replaceAll(/[()]/g, '') || 'Not given'}</td>
                  <td data-label="State">{stateWords[each.state]}</td>
                  <td data-label="Note">{each.note || 'None'}</td>
                </tr>
              </>
            )
          })}
        </tbody>
      </table>
    )}
    {unknown.length > 0 && (
      <>
        <h3 class="hf-h3">Periods that could not be worked out</h3>
        <ul class="govuk-list govuk-list--bullet">
          {unknown.toReversed().map((each) => (
            <li>
              {periodWords(each, measure.calendar)}: {each.why}
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const Replaced = ({ revisions, measure }: OneProps) => (
  <section class="hf-section" aria-labelledby="replaced">
    <h2 class="hf-h2" id="replaced">
      Figures that were replaced
    </h2>
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">Earlier figures of the same periods</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col">It said</th>
          <th scope="col">Until</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((each) => (
          <tr>
            <th scope="row">{periodWords(each)}</th>
            <td data-label="It said">
              {valueWords(each, measure)}
              {partsWords(each)}
              {each.state === 'provisional' ? ', provisional' : ''}
            </td>
            <td data-label="Until">{longInstant(each.replaced_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Breaks = ({ breaks, measure, path, mayEdit }: OneProps) => (
  <section aria-labelledby="breaks">
    <h2 class="hf-h2" id="breaks">
      Where figures stop being comparable
    </h2>
    {breaks.length === 0 && <p class="hf-p">Nowhere: nothing about it has changed.</p>}
    {breaks.map((b) => (
      <div class="hf-p">
        <strong>{longDate(b.dated)}.</strong> {breakWords[b.what]}: {b.reason}
        {mayEdit && (
          <form method="post" action={path(`/measure/breaks/${b.id}/removal`)}>
            <button class="hf-linkbutton" type="submit">
              Take it away<span class="govuk-visually-hidden"> (the break of {longDate(b.dated)})</span>
            </button>
          </form>
        )}
      </div>
    ))}
    {mayEdit && (
      <p class="hf-p">
        <a class="govuk-link" href={path(`/measure/measures/${measure.id}/breaks/new`)}>
          Say that something changed
        </a>
      </p>
    )}
  </section>
)
