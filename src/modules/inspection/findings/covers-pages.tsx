import { html } from 'hono/html'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Around } from '../parts.tsx'
import type { Finding } from '../queries.ts'
import { findingKindWords } from '../rules.ts'
import type { FullFinding } from './queries.ts'

/** Which other findings this one covers: ticks, by source. Templates, not JSX: there may be hundreds. */
export const CoversPage = (
  p: Around & { finding: FullFinding; offered: readonly Finding[]; covered: ReadonlySet<string> },
) => (
  <Page
    {...p.frame}
    title={`What “${p.finding.title}” covers`}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/findings/${p.finding.id}`), text: p.finding.title },
    ]}
    lede={
      p.offered.length === 0
        ? 'There is no other finding yet. Add those it covers first.'
        : 'An objective of a notice may cover several recommendations, and a recommendation may be covered by several objectives.'
    }
  >
    {p.offered.length > 0 && (
      <form method="post" action={p.path(`/inspection/findings/${p.finding.id}/covers`)}>
        {bySource(p.offered).map(
          ([source, its]) => html`<div class="govuk-form-group"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${source}</legend>
<div class="govuk-checkboxes govuk-checkboxes--small">${its.map(
            (f) => html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" type="checkbox" name="covers" id="c-${f.id}" value="${f.id}"${p.covered.has(f.id) ? ' checked' : ''}>
<label class="govuk-label govuk-checkboxes__label" for="c-${f.id}">${f.reference && `${f.reference} `}${f.title} <span class="hf-meta">${findingKindWords[f.kind]}</span></label></div>
`,
          )}</div></fieldset></div>`,
        )}
        {button({ text: 'Save what it covers' })}
      </form>
    )}
  </Page>
)

const bySource = (findings: readonly Finding[]): [string, Finding[]][] => {
  const groups = new Map<string, [string, Finding[]]>()
  for (const f of findings) {
    const group = groups.get(f.source_id) ?? [f.source_title, []]
    group[1].push(f)
    groups.set(f.source_id, group)
  }
  return [...groups.values()]
}
