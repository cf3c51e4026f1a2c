import { asked } from '../../../../platform/asked.ts'
import type { FormError } from '../../../../platform/forms.ts'
import { button, checkboxes, input, select } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted } from '../../../../platform/sentence.ts'
import type { Around } from '../proposal.ts'
import { type AroundChoice, type Import, leadKey } from './choices.ts'

type Place = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; made: Import }

const trailOf = ({ path, made }: Place) => [
  { href: path('/plan'), text: 'Plan' },
  { href: path('/plan/import'), text: 'Import' },
  { href: path(`/plan/imports/${made.id}`), text: made.title },
]

const Hidden = ({ made }: { made: Import }) => (
  <>
    <input type="hidden" name="version" value={String(made.version)} />
    <input type="hidden" name="decided" value={String(made.decisions.length)} />
  </>
)

type AroundProps = Place & {
  around: Around
  sources: readonly { id: string; title: string }[]
  known: ReadonlySet<string>
  chosen: AroundChoice
  errors: readonly FormError[]
}

/** Strengths, priorities and evaluations that stand around the table. */
export const AroundPage = (p: AroundProps) => {
  const { around, chosen } = p
  const filled = { words: { source: chosen.source, title: chosen.title, kind: chosen.kind }, errors: p.errors }
  const list = (name: 'strengths' | 'priorities', legend: string) =>
    around[name].length === 0
      ? null
      : checkboxes({
          idPrefix: name,
          name,
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
          values: chosen[name].map(String),
          items: around[name].map((text, at) => ({
            value: String(at),
            text,
            ...(p.known.has(leadKey(text)) ? { hint: { text: 'It is among the findings already' } } : {}),
          })),
        })
  return (
    <Page
      {...p.frame}
      title="Findings in the text around the table"
      caption={p.made.title}
      lede="What is ticked becomes findings when you import. Untick what is not one."
      trail={trailOf(p)}
      errors={p.errors}
    >
      <form method="post" action={p.path(`/plan/imports/${p.made.id}/around`)} novalidate>
        <Hidden made={p.made} />
        {list('strengths', 'Strengths')}
        {list('priorities', 'Areas for improvement')}
        {around.evaluations.length > 0 &&
          checkboxes({
            idPrefix: 'evaluations',
            name: 'evaluations',
            classes: 'govuk-checkboxes--small',
            fieldset: { legend: { text: 'Evaluations', classes: 'govuk-fieldset__legend--s' } },
            values: chosen.evaluations.map(String),
            items: around.evaluations.map(({ text, grade }, at) => ({
              value: String(at),
              text: `${text}: ${grade}`,
            })),
          })}
        {select({
          ...asked(filled, 'source'),
          label: { text: 'Where do they come from?', classes: 'govuk-label--s' },
          items: [
            { value: '', text: 'A new source, as below' },
            ...p.sources.map(({ id, title }) => ({ value: id, text: title })),
          ],
        })}
        {input({ ...asked(filled, 'title'), label: { text: 'Title of the new source', classes: 'govuk-label--s' } })}
        {select({
          ...asked(filled, 'kind'),
          label: { text: 'What kind of source is it?', classes: 'govuk-label--s' },
          items: [
            { value: 'joint_inspection', text: 'Joint inspection' },
            { value: 'progress_review', text: 'Progress review' },
            { value: 'supported_self_evaluation', text: 'Supported self-evaluation' },
            { value: 'self_evaluation', text: 'Self-evaluation' },
            { value: 'own_audit', text: 'Own audit' },
          ],
        })}
        {button({ text: 'Save these ticks' })}
      </form>
      {(around.rhythm || around.leadsText.length > 0) && (
        <section class="hf-section" aria-labelledby="also">
          <h2 class="govuk-heading-m" id="also">
            The text also says
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {around.rhythm && (
              <li>
                Progress is reported {around.rhythm.every}
                {around.rhythm.to && ` to ${around.rhythm.to}`}: “{around.rhythm.text}”
              </li>
            )}
            {around.leadsText.map((text) => (
              <li>“{text}”</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

type AnswersProps = Place & {
  findings: readonly { id: string; reference: string; title: string; kind: string }[]
  rows: readonly {
    key: string
    title: string
    offered: readonly { finding: string; why: string }[]
    ticked: readonly string[]
  }[]
  at: number
}

const rowsOnPage = 20

/** Each item with the findings it seems to answer, none of them ticked for anybody. */
export const AnswersPage = (p: AnswersProps) => {
  const last = Math.max(1, Math.ceil(p.rows.length / rowsOnPage))
  const at = Math.min(p.at, last)
  const rows = p.rows.slice((at - 1) * rowsOnPage, at * rowsOnPage)
  const proposed = p.rows.filter(({ offered }) => offered.length > 0).length
  return (
    <Page
      {...p.frame}
      wide
      title={`Which findings do the items answer?${last > 1 ? ` Part ${at} of ${last}` : ''}`}
      caption={p.made.title}
      lede={
        p.findings.length === 0
          ? 'There are no findings yet. Take them from the inspection report first, or tick them on the items later.'
          : `${proposed} of ${counted(p.rows.length, 'item')} seem to answer a finding, by their words. Nothing is linked until you tick it.`
      }
      trail={trailOf(p)}
    >
      {p.findings.length > 0 && (
        <form method="post" action={p.path(`/plan/imports/${p.made.id}/findings`)} novalidate>
          <Hidden made={p.made} />
          {rows.map((row, nth) => (
            <Row row={row} number={(at - 1) * rowsOnPage + nth + 1} findings={p.findings} />
          ))}
          {at < last && <input type="hidden" name="next" value={String(at + 1)} />}
          {button({ text: at < last ? 'Save and go on' : 'Save these ticks' })}
        </form>
      )}
    </Page>
  )
}

const Row = ({
  row,
  number,
  findings,
}: {
  row: AnswersProps['rows'][number]
  number: number
  findings: AnswersProps['findings']
}) => {
  const offered = row.offered.map(({ finding }) => finding)
  const likely = findings.filter(({ id }) => offered.includes(id) || row.ticked.includes(id))
  const others = findings.filter((finding) => !likely.includes(finding))
  return (
    <fieldset class="govuk-fieldset hf-imp__match">
      <legend>
        <span class="hf-imp__i">Item {number}</span>
        {row.title}
      </legend>
      <input type="hidden" name="shown" value={row.key} />
      {likely.length === 0 && <p class="hf-meta hf-imp__near">No finding shares its words.</p>}
      {likely.map((finding) => (
        <Tick
          row={row}
          number={number}
          finding={finding}
          why={row.offered.find((each) => each.finding === finding.id)?.why}
        />
      ))}
      {others.length > 0 && (
        <details class="govuk-details hf-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Other findings<span class="govuk-visually-hidden"> for item {number}</span>
            </span>
          </summary>
          <div class="govuk-details__text">
            {others.slice(0, 40).map((finding) => (
              <Tick row={row} number={number} finding={finding} why={undefined} />
            ))}
          </div>
        </details>
      )}
    </fieldset>
  )
}

const Tick = ({
  row,
  number,
  finding,
  why,
}: {
  row: AnswersProps['rows'][number]
  number: number
  finding: AnswersProps['findings'][number]
  why: string | undefined
}) => (
  <div class="govuk-checkboxes govuk-checkboxes--small">
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        type="checkbox"
        id={`f-${number}-${finding.id}`}
        name={`finding:${row.key}`}
        value={finding.id}
        checked={row.ticked.includes(finding.id)}
      />
      <label class="govuk-label govuk-checkboxes__label" for={`f-${number}-${finding.id}`}>
        {finding.reference && `${finding.reference} `}
        {finding.title}
        {why && <span class="hf-meta"> {why}</span>}
      </label>
    </div>
  </div>
)
