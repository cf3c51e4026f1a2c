import type { Filled } from '../../../platform/asked.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Plan } from './model.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** Somebody else saved the plan meanwhile. */
export const PlanConflictPage = ({
  frame,
  path,
  plan,
  filled,
  theirs,
}: Around & { plan: Plan; filled: Filled; theirs: readonly { label: string; saved: string; yours: string }[] }) => (
  <Page
    {...frame}
    title="Somebody changed this plan before you saved"
    trail={[{ href: path(`/plan/plans/${plan.id}`), text: plan.title }]}
    lede="Your words have not been saved. Compare both versions."
  >
    <table class="hf-table hf-stack">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Saved now</th>
          <th scope="col">Yours</th>
        </tr>
      </thead>
      <tbody>
        {theirs.map(({ label, saved, yours }) => (
          <tr>
            <th scope="row">{label}</th>
            <td data-label="Saved now">{saved || 'Empty'}</td>
            <td data-label="Yours">{yours || 'Empty'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <form method="post" action={path(`/plan/plans/${plan.id}`)}>
      {Object.entries({ ...filled.words, version: String(plan.version) }).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((each) => <input type="hidden" name={name} value={each} />),
      )}
      {button({ text: 'Save my version over it' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={path(`/plan/plans/${plan.id}/edit`)}>
        Keep what is saved, and start from there
      </a>
    </p>
  </Page>
)
