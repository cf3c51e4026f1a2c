import { type Frame, Page } from '../../../platform/layout.tsx'
import type { ReleaseLine } from '../../plan/index.ts'
import type { Release } from '../../report/index.ts'
import { Papers } from './papers.tsx'
import { Plans } from './released-plans.tsx'

type Around = { frame: Frame; path: (rest: string) => string }
type Outside = Around & { name: string; papers: readonly Release[] }

/** For those who look after the partnership without reading its plan: administrators and record readers. */
export const NoPlanPage = ({ frame, path, name, papers, mayEdit }: Outside & { mayEdit: boolean }) => (
  <Page {...frame} title="Home" lede={`You belong to ${name}. Your role reads its papers, not its plan.`} wide>
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={path('/partnership/people')}>
          People and their roles
        </a>
      </li>
      <li>
        <a class="govuk-link" href={path('/partnership/posts')}>
          Posts and their holders
        </a>
      </li>
      {mayEdit && (
        <>
          <li>
            <a class="govuk-link" href={path('/partnership/settings')}>
              Settings
            </a>
          </li>
          <li>
            <a class="govuk-link" href={path('/history')}>
              History, and removing what should never have been written
            </a>
          </li>
        </>
      )}
    </ul>
    {papers.length > 0 && <Papers papers={papers.slice(0, 5)} path={path} />}
  </Page>
)

/** For viewers and inspectors: releases, dated and complete, and no draft of anything. */
export const ReleasedPage = ({
  frame,
  path,
  name,
  papers,
  releases,
}: Outside & { releases: readonly ReleaseLine[] }) => (
  <Page
    {...frame}
    title="Home"
    lede={`You see what ${name} has released: dated papers and plans that do not change any more.`}
    wide
  >
    {papers.length > 0 ? (
      <Papers papers={papers} path={path} />
    ) : (
      <p class="govuk-body">No paper has been released yet. When one is, it stands here.</p>
    )}
    {releases.length > 0 && <Plans releases={releases} path={path} />}
    <p class="govuk-body">
      Drafts and work in progress are not shown to your role. Ask the coordinator if you miss a paper.
    </p>
  </Page>
)
