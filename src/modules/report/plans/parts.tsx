import { longDate, shortDate } from '../../../platform/dates.ts'
import { Late, Levels, Missing, Status } from '../../../platform/shapes.tsx'
import { counted, upper } from '../../../platform/sentence.ts'
import { type FrozenItem, type FrozenLevel, movedWords } from '../../plan/index.ts'
import { noDate } from '../sentences.ts'
import { isTwoStatuses, lateOn } from './rules.ts'

/** The reported status; the suggested one under it where the two differ. */
export const StatusOf = ({ item }: { item: FrozenItem }) => {
  const { tone, word } = item.status
  if (tone === null) return <Missing words={word} />
  const suggested = isTwoStatuses(item) ? item.update?.suggested : null
  return <Status tone={tone} word={word} {...(suggested ? { suggested } : {})} />
}

/** Lead posts with their holders as they were. */
export const LeadsOf = ({ item }: { item: FrozenItem }) =>
  item.leads.length === 0 ? (
    item.kind === 'improvement' && !item.closed ? (
      <Missing words="No lead" />
    ) : (
      <>None needed</>
    )
  ) : (
    <>
      {item.leads.map(({ title, holder, interim, vacant, vacant_since: since }) => (
        <span class="hf-lead">
          {title}
          <br />
          {vacant ? (
            <>
              <Late words="Vacant" />
              {since && <span class="hf-meta"> since {shortDate(since)}</span>}
            </>
          ) : (
            <span class="hf-meta">{`${holder ?? ''}${interim ? ', interim' : ''}`}</span>
          )}
        </span>
      ))}
    </>
  )

/** The agreed date, how late it was on the day of the release, how often it moved, and the forecast. */
export const DueOf = ({ item, releasedAt }: { item: FrozenItem; releasedAt: string }) => {
  const late = lateOn(item, releasedAt)
  return (
    <>
      {item.due ? shortDate(item.due) : item.kind === 'improvement' ? upper(noDate(item.due_kind)) : ''}
      {late > 0 && (
        <>
          <br />
          <Late words={`${counted(late, 'day')} late`} />
        </>
      )}
      {item.moved > 0 && (
        <>
          <br />
          <span class="hf-meta">{movedWords(item.moved)}</span>
        </>
      )}
      {item.forecast && item.forecast !== item.due && !item.closed && (
        <>
          <br />
          <span class="hf-meta">forecast {shortDate(item.forecast)}</span>
        </>
      )}
    </>
  )
}

/** A level of evidence with its bars; that it is mixed, judged or not confirmed stands in words beneath. */
export const LevelOf = ({ level }: { level: FrozenLevel | null }) => {
  if (level === null) return <Missing words="No level yet" />
  const notes = [
    level.judged ? 'Judged, not measured' : '',
    level.mixed ? 'Mixed: something linked to it got worse' : '',
    level.on ? `Confirmed on ${longDate(level.on)}` : '',
  ].filter(Boolean)
  return (
    <>
      <Levels level={level.level} word={level.words} />
      {notes.length > 0 && <span class="hf-meta hf-below">{notes.join('. ')}</span>}
    </>
  )
}

export const refAndTitle = ({ reference, title }: { reference: string; title: string }): string =>
  [reference, title].filter(Boolean).join(' ')
