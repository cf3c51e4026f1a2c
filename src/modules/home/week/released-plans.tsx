import { londonDate, longDate } from '../../../platform/dates.ts'
import type { ReleaseLine } from '../../plan/index.ts'

/** The newest release of each plan, and where the earlier ones are. */
export const Plans = ({ releases, path }: { releases: readonly ReleaseLine[]; path: (rest: string) => string }) => (
  <section class="hf-section" aria-labelledby="plans">
    <h2 class="hf-h2" id="plans">
      Plans as released{' '}
      <small>
        <a class="govuk-link" href={path('/report/plans')}>
          All releases
        </a>
      </small>
    </h2>
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">The newest release of each plan</caption>
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col">Release</th>
          <th scope="col">Released</th>
        </tr>
      </thead>
      <tbody>
        {newest(releases).map((release) => (
          <tr>
            <th scope="row">
              <a class="govuk-link" href={path(`/report/plans/${release.id}`)}>
                {release.plan}
              </a>
            </th>
            <td data-label="Release">{`${release.number}, ${release.round}`}</td>
            <td data-label="Released">{longDate(londonDate(release.released_at))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const newest = (releases: readonly ReleaseLine[]): ReleaseLine[] =>
  releases.filter(({ plan_id: id }, at) => releases.findIndex((each) => each.plan_id === id) === at)
