import { londonDate, shortDate } from '../../../platform/dates.ts'
import { asked } from '../../../platform/asked.ts'
import { button, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { ChangesList, type HandedGap, type PlanChanges, type Release, type ReleaseLine } from '../../plan/index.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** What changed between two releases of one plan, for whoever reads releases. */
export const ReleaseChangesPage = (
  p: Around & {
    release: Release
    /** The other releases of the plan; `from` is the one compared with. Null where there is none. */
    others: readonly ReleaseLine[]
    from: ReleaseLine | null
    sentence: string
    changes: PlanChanges | null
    /** Ids of the items that stand in the release: those have a page. */
    items: ReadonlySet<string>
  },
) => (
  <Page
    {...p.frame}
    wide
    title={`What changed up to release ${p.release.number}`}
    trail={[
      { href: p.path('/report/plans'), text: 'Plans as released' },
      {
        href: p.path(`/report/plans/${p.release.id}`),
        text: `${p.release.model.plan.title}, release ${p.release.number}`,
      },
    ]}
    lede={p.sentence}
  >
    {p.others.length > 0 && (
      <form method="get" action={p.path(`/report/plans/${p.release.id}/changes`)} class="hf-between">
        <div class="hf-between__one">
          {select({
            ...asked({ words: { from: p.from?.id ?? '' } }, 'from'),
            label: { text: 'Compare with', classes: 'govuk-label--s' },
            items: p.others.map(({ id, number, round, released_at: at }) => ({
              value: id,
              text: `Release ${number}, ${round} (${shortDate(londonDate(at))})`,
            })),
          })}
        </div>
        {button({ text: 'Show what changed', classes: 'govuk-button--secondary' })}
      </form>
    )}
    {p.changes && (
      <ChangesList
        changes={p.changes}
        leads={(kind, id) =>
          kind === 'item' && p.items.has(id) ? p.path(`/report/plans/${p.release.id}/items/${id}`) : null
        }
      />
    )}
  </Page>
)

/** The gaps in the thread on the day of a release: for those who work on the plan and for the owning group. */
export const GapsPage = (p: Around & { release: Release; gaps: readonly HandedGap[] }) => (
  <Page
    {...p.frame}
    wide
    title={`Gaps in the evidence, release ${p.release.number}`}
    caption="For the owning group only"
    trail={[
      { href: p.path('/report/plans'), text: 'Plans as released' },
      {
        href: p.path(`/report/plans/${p.release.id}`),
        text: `${p.release.model.plan.title}, release ${p.release.number}`,
      },
    ]}
    lede={
      p.gaps.length === 0
        ? 'No gap in the evidence was known on the day of the release.'
        : `${counted(p.gaps.length, 'gap')} on the day of the release, the worst first. They are no part of the release: viewers and inspectors do not see them.`
    }
    actions={
      p.gaps.length > 0 && (
        <span class="hf-actions">
          <a class="govuk-link" href={p.path(`/report/plans/${p.release.id}/gaps/files/docx`)}>
            Word
          </a>{' '}
          <a class="govuk-link" href={p.path(`/report/plans/${p.release.id}/gaps/files/pdf`)}>
            PDF
          </a>
        </span>
      )
    }
  >
    {p.gaps.map(({ sentence, mend }, at) => (
      <p class="hf-gap">
        <b>Gap {at + 1}:</b> {sentence}{' '}
        {mend && (
          <a class="govuk-link" href={p.path(mend.href)}>
            {mend.words}
            <span class="govuk-visually-hidden"> for gap {at + 1}</span>
          </a>
        )}
      </p>
    ))}
  </Page>
)
