import { Page } from '../../platform/layout.tsx'
import type { Ctx } from '../../platform/route.ts'
import { Late, Missing } from '../../platform/shapes.tsx'
import { isSilent } from './lateness/rules.ts'
import type { Measure, Observation } from './model.ts'
import { ageWords, betterWords, kindWords, latestSentence, listSentence } from './rules.ts'

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
