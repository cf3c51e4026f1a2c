import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { type Gap, named } from '../gaps/facts.ts'
import type { Thread } from '../gathering.ts'
import { PackLink } from './items.tsx'
import { Breaks } from './rope.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  may: Ctx['may']
  thread: Thread
  finding: Thread['findings'][number]
  gaps: readonly Gap[]
}

/** A strength has no chain to climb: it has somebody who watches that it stays one. */
export const StrengthPage = (p: Props) => {
  const watched = p.thread.watches.filter(({ finding_id: id }) => id === p.finding.id)
  return (
    <Page
      {...p.frame}
      title={named(p.finding)}
      caption={`Strength. ${p.finding.source_title}`}
      trail={[{ href: p.path('/thread'), text: 'Golden thread' }]}
      lede={
        watched.length === 0
          ? 'Nobody watches that this strength stays one.'
          : 'Somebody watches that this strength stays one.'
      }
      actions={p.may('evidence.read') && <PackLink path={p.path} finding={p.finding} />}
    >
      <Breaks gaps={p.gaps} path={p.path} may={p.may} />
      {watched.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {watched.map((w) => (
            <li>
              {w.post ?? 'No post'}: {w.how}
              {w.review_on && `; next look ${longDate(w.review_on)}`}
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={p.path(`/inspection/findings/${p.finding.id}`)}>
          See the finding
        </a>
      </p>
    </Page>
  )
}
