import { londonDate, longDate, longInstant } from '../../../platform/dates.ts'
import { kindWords, type Release } from '../../report/index.ts'

type Path = (rest: string) => string

/** Papers as they were released: dated, and never changed again. */
export const Papers = ({ papers, path }: { papers: readonly Release[]; path: Path }) => (
  <section class="hf-section" aria-labelledby="papers">
    <h2 class="hf-h2" id="papers">
      Papers released lately{' '}
      <small>
        <a class="govuk-link" href={path('/report')}>
          All papers
        </a>
      </small>
    </h2>
    <table class="hf-table hf-stack">
      <thead>
        <tr>
          <th scope="col">Paper</th>
          <th scope="col">Kind</th>
          <th scope="col">Data as at</th>
          <th scope="col">Released</th>
        </tr>
      </thead>
      <tbody>
        {papers.map((paper) => (
          <tr>
            <th scope="row">
              <a class="govuk-link" href={path(`/report/releases/${paper.id}`)}>
                {paper.title}
              </a>
            </th>
            <td data-label="Kind">{kindWords[paper.kind].name}</td>
            <td data-label="Data as at">{longInstant(paper.data_at)}</td>
            <td data-label="Released">{longDate(londonDate(paper.released_at))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
