import { html, raw } from 'hono/html'
import { assuranceIcon, variationIcon } from '../../../charts/icon.ts'
import { assuranceWords, variationWords } from '../../../charts/words.ts'
import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import type { Row } from '../list/gathering.ts'
import { summarySentence } from '../list/rules.ts'
import { kinds, type MeasureKind } from '../model.ts'
import { BesideSummary } from '../narrative/pages.tsx'
import type { Narrative } from '../narrative/rules.ts'
import { ageWords, figureWords, kindMeans, kindWords, periodWords } from '../rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  today: string
  rows: readonly Row[]
  mayEdit: boolean
  /** What stands beside the newest figures; whether there is more beside older ones. */
  narratives: readonly Narrative[]
  more: boolean
  names: ReadonlyMap<string, string>
}

/** All measures on one page: whether each changes by more than chance, and whether its step can be relied on. */
export const SummaryPage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title="Measures on one page"
    trail={[{ href: p.path('/measure'), text: 'Measures' }]}
    fresh={`As at ${longDate(p.today)}`}
    lede={summarySentence(p.rows.map(({ drawable }) => drawable?.reading.variation ?? null))}
  >
    {kinds.map((kind) => {
      const rows = p.rows.filter(({ measure }) => measure.kind === kind)
      return rows.length === 0 ? null : Kind(p, kind, rows)
    })}
    <p class="hf-meta">
      H or L: high or low, and not by chance. P: the step can be relied on; F: it will not be reached; ?: chance
      decides. Fewer than 13 figures (10 off the median on a run chart) are too few to say, and have no icon.
    </p>
    {p.rows.length > 0 && (
      <BesideSummary {...p} measures={new Map(p.rows.map(({ measure }) => [measure.id, measure]))} />
    )}
  </Page>
)

const Kind = ({ path, today }: Props, kind: MeasureKind, rows: readonly Row[]) =>
  html`<section class="hf-section" aria-labelledby="${kind}"><h2 class="hf-h2" id="${kind}">${kindWords[kind]}: ${kindMeans[kind]}</h2>
<table class="hf-table hf-table--tight hf-stack hf-summary"><caption class="govuk-visually-hidden">${kindWords[kind]} measures</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">Newest figure</th><th scope="col">Variation</th><th scope="col">Assurance</th></tr></thead>
<tbody>${rows.map(
    ({ measure, latest, late, drawable }) =>
      html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/measure/measures/${measure.id}`)}">${measure.title}</a></th>
<td data-label="Newest figure">${
        latest
          ? html`<b class="hf-b">${figureWords(latest.value, measure.unit, measure.decimals)}</b> <span class="hf-meta">${periodWords(latest, measure.calendar)}${late ? html`. ${Late({ words: `Late: ${ageWords(latest, today)}` })}` : ''}</span>`
          : Missing({ words: 'No figure yet' })
      }</td><td data-label="Variation">${variation(drawable)}</td><td data-label="Assurance">${assurance(drawable)}</td></tr>`,
  )}</tbody></table></section>`

const signed = (icon: string, words: string, more = '') =>
  html`<span class="hf-signed">${icon && raw(icon)}<span>${words}${more && html`<br><span class="hf-meta">${more}</span>`}</span></span>`

const variation = (drawable: Row['drawable']) => {
  if (!drawable) return 'No figure yet'
  const { reading } = drawable
  const { head, words } = variationWords(drawable.series)
  return signed(variationIcon(reading.variation, reading, 40), bare(head), reading.variation === null ? words : '')
}

const assurance = (drawable: Row['drawable']) => {
  const words = drawable && assuranceWords(drawable.series)
  if (!drawable || !words) return drawable?.reading.target === null ? 'No step is set' : 'Nothing said'
  return signed(assuranceIcon(drawable.reading.assurance, drawable.reading, 40), bare(words.head))
}

// The column says what it is about: "Variation: improving, high." is "Improving, high" there.
const bare = (head: string) => {
  const words = head.replace(/^(Variation|Assurance): /, '').replace(/\.$/, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
