import { longInstant } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import type { ReleaseLine } from '../../plan/index.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** Every release of every plan, plan by plan, the newest first. */
export const PlanReleasesPage = (p: Around & { releases: readonly ReleaseLine[] }) => {
  const plans = Map.groupBy(p.releases, ({ plan_id: id }) => id)
  return (
    <Page
      {...p.frame}
      wide
      title="Plans as released"
      trail={[{ href: p.path('/report'), text: 'Papers' }]}
      lede={
        p.releases.length === 0
          ? 'No plan has been released yet. When a round is closed, its plan stands here as it was on that day.'
          : `${counted(p.releases.length, 'release')}, each a whole plan as a round closed it. None of them changes any more.`
      }
    >
      {[...plans.values()].map((releases) => (
        <section class="hf-section" aria-labelledby={`plan-${releases[0]?.plan_id}`}>
          <h2 class="hf-h2" id={`plan-${releases[0]?.plan_id}`}>
            {releases[0]?.plan}
          </h2>
          <PlanReleases releases={releases} path={p.path} />
        </section>
      ))}
    </Page>
  )
}

/** Releases in a table: number and round, when, and what changed since the one before. */
const PlanReleases = ({ releases, path }: { releases: readonly ReleaseLine[]; path: Ctx['path'] }) => (
  <table class="hf-table hf-stack">
    <caption class="govuk-visually-hidden">Releases of {releases[0]?.plan}, the newest first</caption>
    <thead>
      <tr>
        <th scope="col">Release</th>
        <th scope="col">Released</th>
        <th scope="col">What changed</th>
      </tr>
    </thead>
    <tbody>
      {releases.map((release, at) => (
        <tr>
          <th scope="row">
            <a class="govuk-link" href={path(`/report/plans/${release.id}`)}>
              {`Release ${release.number}, ${release.round}`}
            </a>
          </th>
          <td data-label="Released">{longInstant(release.released_at)}</td>
          <td data-label="What changed">
            {at < releases.length - 1 ? (
              <a class="govuk-link" href={path(`/report/plans/${release.id}/changes`)}>
                {`Since release ${releases[at + 1]?.number}`}
                <span class="govuk-visually-hidden">, up to release {release.number}</span>
              </a>
            ) : (
              'It is the first'
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
