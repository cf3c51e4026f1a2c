import { longDate, longInstant } from '../../../platform/dates.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { kindWords } from '../facts.ts'
import type { Release } from '../releases/queries.ts'
import type { WorkingPaper } from './queries.ts'

type Props = {
  frame: Frame & { banner?: string | undefined }
  path: (rest: string) => string
  /** Null for those who do not make papers: they see releases only. */
  papers: readonly WorkingPaper[] | null
  deleted: boolean
  releases: readonly Release[]
  mayMake: boolean
  mayDress: boolean
  hasPlan: boolean
}

export const PapersPage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title={p.deleted ? 'Deleted papers' : 'Papers'}
    lede={p.deleted ? 'Their releases are still there. A paper that is brought back is as it was.' : ledeOf(p)}
    actions={
      p.mayMake &&
      p.hasPlan && (
        <a class="govuk-button" role="button" draggable="false" href={p.path('/report/papers/new')}>
          Make a paper
        </a>
      )
    }
  >
    {p.papers && <Working {...p} papers={p.papers} />}
    {!p.deleted && <Released {...p} />}
    {!p.deleted && (
      <p class="govuk-body">
        <a class="govuk-link" href={p.path('/report/plans')}>
          Plans as released
        </a>
        : whole plans as rounds closed them, and what changed from one to the next.
      </p>
    )}
    {(p.mayMake || p.mayDress) && (
      <p class="hf-quick">
        {p.mayDress && (
          <a class="govuk-link" href={p.path('/report/template')}>
            Your own Word template
          </a>
        )}{' '}
        {p.mayMake && (
          <a class="govuk-link" href={p.path(p.deleted ? '/report' : '/report?show=deleted')}>
            {p.deleted ? 'Papers that are not deleted' : 'Deleted papers'}
          </a>
        )}
      </p>
    )}
  </Page>
)

const Working = ({ papers, path, deleted, mayMake, hasPlan }: Props & { papers: readonly WorkingPaper[] }) => (
  <section class="hf-section" aria-labelledby="being-written">
    <h2 class="hf-h2" id="being-written">
      {deleted ? 'Deleted' : 'Being written'}
    </h2>
    {papers.length === 0 ? (
      <p class="govuk-body">
        {deleted ? (
          'No paper has been deleted.'
        ) : hasPlan || !mayMake ? (
          'No paper is being written.'
        ) : (
          <>
            A paper tells of a plan, and there is none yet. <a href={path('/plan')}>Begin with the plan</a>.
          </>
        )}
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Papers being written, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Paper</th>
            <th scope="col">Kind</th>
            <th scope="col">For</th>
            <th scope="col">Released</th>
          </tr>
        </thead>
        <tbody>
          {papers.map((paper) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/report/papers/${paper.id}`)}>
                  {paper.title}
                </a>
              </th>
              <td data-label="Kind">{kindWords[paper.kind].name}</td>
              <td data-label="For">{meetingWords(paper)}</td>
              <td data-label="Released">{paper.released === 0 ? 'Not yet' : `Release ${paper.released}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const Released = ({ releases, path, mayMake }: Props) => (
  <section class="hf-section" aria-labelledby="released">
    <h2 class="hf-h2" id="released">
      Released
    </h2>
    {releases.length === 0 ? (
      <p class="govuk-body">
        {mayMake
          ? 'Nothing has been released. A paper is for everybody in the partnership once you release it.'
          : 'Nothing has been released yet. Papers stand here as soon as they are.'}
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Released papers, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Paper</th>
            <th scope="col">Kind</th>
            <th scope="col">Release</th>
            <th scope="col">Data as at</th>
            <th scope="col">Released</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/report/releases/${release.id}`)}>
                  {release.title}
                </a>
                {release.withdrawn_at && <span class="hf-late"> Withdrawn</span>}
              </th>
              <td data-label="Kind">{kindWords[release.kind].name}</td>
              <td data-label="Release">{release.number}</td>
              <td data-label="Data as at">{longInstant(release.data_at)}</td>
              <td data-label="Released">{longInstant(release.released_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const ledeOf = ({ papers, releases }: Props): string => {
  const standing = releases.filter(({ withdrawn_at: gone }) => gone === null)
  const [newest] = standing
  const released = newest
    ? `${standing.length === 1 ? 'One paper is' : `${standing.length} papers are`} released, the newest with data as at ${longInstant(newest.data_at)}.`
    : 'No paper is released yet.'
  if (!papers) return released
  return `${papers.length === 0 ? 'No paper is' : papers.length === 1 ? 'One paper is' : `${papers.length} papers are`} being written. ${released}`
}

const meetingWords = ({ settings: { group, meetingOn } }: WorkingPaper) =>
  [group, meetingOn ? longDate(meetingOn) : ''].filter(Boolean).join(', ') || 'No meeting'
