import { longInstant } from '../../platform/dates.ts'
import { type Frame, Page } from '../../platform/layout.tsx'
import type { Line } from './queries.ts'
import { sentenceOf } from './rules.ts'

type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const HistoryPage = (
  p: Around & {
    lines: readonly Line[]
    older: string | null
    state: { lines: number; sealed: number }
    mayRemove: boolean
  },
) => (
  <Page
    {...p.frame}
    wide
    title="History"
    trail={[{ href: p.path(''), text: 'Home' }]}
    lede={p.state.lines === 0 ? 'Nothing has been recorded yet.' : recorded(p.state)}
    actions={
      p.mayRemove && (
        <a class="govuk-link" href={p.path('/history/removals')}>
          Remove a passage everywhere
        </a>
      )
    }
  >
    {p.lines.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">What happened, newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {p.lines.map((line) => (
            <tr>
              <td data-label="When">{longInstant(line.at)}</td>
              <td data-label="Who">{line.person ?? 'Holdfast'}</td>
              <td data-label="What">{sentenceOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.older && (
      <p class="govuk-body">
        <a class="govuk-link" href={p.path(`/history?before=${encodeURIComponent(p.older)}`)}>
          Older
        </a>
      </p>
    )}
  </Page>
)

// Sealing follows within minutes of a change, so a new history has lines that are not sealed yet.
const recorded = ({ lines, sealed }: { lines: number; sealed: number }) => {
  const all = `${lines.toLocaleString('en-GB')} ${lines === 1 ? 'change or sensitive read is' : 'changes and sensitive reads are'} recorded`
  if (sealed >= lines) return `${all}, sealed into a chain so that altering one would show.`
  return `${all}. ${sealed === 0 ? 'None is' : `${sealed.toLocaleString('en-GB')} ${sealed === 1 ? 'is' : 'are'}`} sealed yet into the chain by which altering one would show; the rest ${lines - sealed === 1 ? 'follows' : 'follow'} shortly.`
}
