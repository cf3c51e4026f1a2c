import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { findingKindWords } from '../../inspection/index.ts'
import { type Gap, named } from '../gaps/facts.ts'
import type { Thread } from '../gathering.ts'
import type { Laid } from '../laying.ts'
import { ItemsTable, PackLink } from './items.tsx'
import { Grades, Judged, Looked, MeasuresTable, Pieces } from './parts.tsx'
import { Ladder, LevelHistory } from './ladder.tsx'
import { Breaks, Knot } from './rope.tsx'
import { chainSentence, saying, statusCounts } from './rules.ts'

export type ChainProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  may: Ctx['may']
  thread: Thread
  laid: Laid
  gaps: readonly Gap[]
}

/** The golden thread of one finding: every link from what inspectors said to what changed, and where it breaks. */
export const ChainPage = (p: ChainProps) => {
  const { finding, standing, suggestion } = p.laid
  const rope = { gaps: p.gaps, path: p.path, may: p.may }
  return (
    <Page
      {...p.frame}
      wide
      title={finding.title}
      caption={`${finding.reference ? `Finding ${finding.reference}, ` : ''}${finding.reference ? findingKindWords[finding.kind].toLowerCase() : findingKindWords[finding.kind]}. ${finding.source_title}`}
      trail={[{ href: p.path('/thread'), text: 'Golden thread' }]}
      lede={chainSentence(standing, suggestion, p.gaps.length)}
      actions={p.may('evidence.read') && <PackLink path={p.path} finding={finding} />}
    >
      <div class="hf-cols hf-cols--8-4">
        <div>
          <Breaks {...rope} />
          <section class="hf-section" aria-labelledby="thread">
            <h2 class="hf-h2" id="thread">
              The thread
            </h2>
            <ol class="hf-thread">
              <Knot
                {...rope}
                link="finding"
                title="The finding"
                note={finding.found_on ? longDate(finding.found_on) : undefined}
              >
                <p class="hf-p">
                  <a class="govuk-link" href={p.path(`/inspection/findings/${finding.id}`)}>
                    Its words, where they are printed
                  </a>
                </p>
              </Knot>
              <Items {...p} />
              <Changes {...p} />
              <MeasuresTable {...p} />
              <Looked {...p} />
              <Pieces {...p} />
              <Grades {...p} />
              <Judged {...p} />
            </ol>
          </section>
        </div>
        <aside class="hf-rail">
          <Ladder laid={p.laid} path={p.path} mayConfirm={p.may('thread.confirm')} />
          <LevelHistory rows={p.thread.levels.get(finding.id) ?? []} />
          <section class="hf-noprint">
            <h2 class="hf-h2">Other findings</h2>
            <ul class="hf-links">
              {p.thread.findings
                .filter(({ id, kind }) => id !== finding.id && kind !== 'strength')
                .slice(0, 12)
                .map((other) => (
                  <li>
                    <a class="govuk-link" href={p.path(`/thread/findings/${other.id}`)}>
                      {named(other)}
                    </a>
                  </li>
                ))}
              <li>
                <a class="govuk-link" href={p.path('/thread')}>
                  All findings and gaps
                </a>
              </li>
            </ul>
          </section>
        </aside>
      </div>
    </Page>
  )
}

const Items = (p: ChainProps) => {
  const { lines } = p.laid
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="items"
      title={saying(lines.length, 'item answers it', 'items answer it', 'No item answers it')}
      note={statusCounts(lines)}
    >
      {lines.length > 0 && <ItemsTable laid={p.laid} path={p.path} headsShown={false} />}
    </Knot>
  )
}

const Changes = (p: ChainProps) => (
  <Knot
    gaps={p.gaps}
    path={p.path}
    may={p.may}
    link="changes"
    title={saying(
      p.laid.changes.length,
      'change of practice comes of it',
      'changes of practice come of it',
      'No change of practice is named',
    )}
  >
    {p.laid.changes.length > 0 && (
      <table class="hf-table hf-table--tight hf-stack">
        <caption class="govuk-visually-hidden">Changes of practice</caption>
        <thead>
          <tr>
            <th scope="col">What staff do differently</th>
            <th scope="col">In use from</th>
            <th scope="col">Level written down beforehand</th>
          </tr>
        </thead>
        <tbody>
          {p.laid.changes.map((change) => (
            <tr>
              <td>
                <a class="govuk-link" href={p.path(`/plan/practice/${change.id}`)}>
                  {change.title}
                </a>
                {change.place !== '' && <span class="hf-meta"> {change.place}</span>}
              </td>
              <td data-label="In use from">
                {change.in_use_from ? longDate(change.in_use_from) : <Missing words="Not said" />}
                {change.stopped_on && ` to ${longDate(change.stopped_on)}`}
                {change.decision === 'abandon' && ', abandoned'}
              </td>
              <td data-label="Level written down beforehand">{criterionOf(change) ?? <Missing words="None" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Knot>
)

const criterionOf = (change: Laid['changes'][number]): string | null => {
  const level =
    change.criterion ||
    (change.at_least !== null && change.out_of !== null
      ? `In at least ${change.at_least} of ${change.out_of}`
      : change.measure_level !== null
        ? `${change.measure_level} by its process measure`
        : '')
  if (level === '') return null
  return change.criterion_on ? `${level} (${longDate(change.criterion_on)})` : `${level}, without a day`
}
