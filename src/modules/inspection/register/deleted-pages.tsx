import { longInstant } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { FullFinding } from '../findings/queries.ts'
import { type Around, LinkButton } from '../parts.tsx'
import type { OpenReading } from '../readings/queries.ts'
import type { Source } from '../sources/queries.ts'

export const DeletedPage = (
  p: Around & { findings: readonly FullFinding[]; sources: readonly Source[]; readings: readonly OpenReading[] },
) => (
  <Page
    {...p.frame}
    title="Deleted findings"
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede={
      p.findings.length + p.sources.length + p.readings.length === 0
        ? 'Nothing has been deleted.'
        : 'All of this can be brought back as it was.'
    }
  >
    <Gone
      title="Sources, with their findings"
      rows={p.sources.map((s) => ({ text: s.title, action: p.path(`/inspection/sources/${s.id}/restoration`) }))}
    />
    <Gone
      title="Single findings"
      rows={p.findings.map((f) => ({
        text: `${f.title} (${f.source_title})`,
        action: p.path(`/inspection/findings/${f.id}/restoration`),
      }))}
    />
    <Gone
      title="Readings of reports"
      rows={p.readings.map((r) => ({
        text: `${r.file_name}, read ${longInstant(r.made_at)}`,
        action: p.path(`/inspection/reports/${r.id}/restoration`),
      }))}
    />
  </Page>
)

const Gone = ({ title, rows }: { title: string; rows: readonly { text: string; action: string }[] }) =>
  rows.length === 0 ? null : (
    <>
      <h2 class="hf-h3">{title}</h2>
      <ul class="govuk-list">
        {rows.map((row) => (
          <li>
            {row.text} <LinkButton action={row.action} text="Bring it back" about={row.text} />
          </li>
        ))}
      </ul>
    </>
  )
