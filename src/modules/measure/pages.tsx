import { html, raw } from 'hono/html'
import { sparkline } from '../../charts/sparkline.ts'
import { assuranceWords, variationWords } from '../../charts/words.ts'
import type { FormError } from '../../platform/forms.ts'
import { button, checkboxes, select } from '../../platform/govuk.ts'
import { Page } from '../../platform/layout.tsx'
import type { Ctx } from '../../platform/route.ts'
import { upper } from '../../platform/sentence.ts'
import { Late, Missing } from '../../platform/shapes.tsx'
import type { Row } from './list/gathering.ts'
import { isWanted, nobody, shownWords, type Wanted } from './list/rules.ts'
import { kinds } from './model.ts'
import { ageWords, betterWords, kindWords, latestSentence, listSentence } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  today: string
  mayEdit: boolean
  mayToken: boolean
  rows: readonly Row[]
  wanted: Wanted
  owners: readonly { id: string; title: string }[]
  gone: readonly { id: string; title: string; deleted_at: Date }[]
  errors: readonly FormError[]
}

/** Every measure with its line, what that says, its newest figure and how old that is. */
export const MeasuresPage = (p: Props) => {
  const shown = p.rows.filter((row) => isWanted(row, p.wanted))
  return (
    <Page
      {...p.frame}
      wide
      title="Measures"
      errors={p.errors}
      lede={listSentence(
        p.rows.length,
        p.rows.filter(({ latest, late }) => latest && late).length,
        p.rows.filter(({ latest }) => !latest).length,
      )}
      actions={
        <>
          {p.rows.length > 0 && (
            <a class="govuk-link" href={p.path('/measure/summary')}>
              On one page
            </a>
          )}
          {p.rows.length > 0 && (
            <a class="govuk-link" href={p.path('/measure/profile')}>
              Locality profile
            </a>
          )}
          {p.rows.length > 0 && (
            <a class="govuk-link" href={p.path('/measure/narratives')}>
              What stands beside the figures
            </a>
          )}
          <a class="govuk-link" href={p.path('/measure/requests')}>
            Requests for analysis
          </a>
          {p.mayEdit && (
            <a class="govuk-link" href={p.path('/measure/imports')}>
              Import figures
            </a>
          )}
          {p.mayToken && (
            <a class="govuk-link" href={p.path('/measure/tokens')}>
              Tokens
            </a>
          )}
          <a class="govuk-link" href={p.path('/measure/catalogue')}>
            {p.mayEdit ? 'Add from the catalogue' : 'Catalogue'}
          </a>
          {p.mayEdit && (
            <a class="govuk-link" href={p.path('/measure/new')}>
              Add a measure
            </a>
          )}
        </>
      }
    >
      {p.rows.length === 0 && p.mayEdit && (
        <p class="hf-p">
          <a class="govuk-link" href={p.path('/measure/catalogue')}>
            Choose measures from the catalogue
          </a>
          : what committees and corporate parents usually count, each with its definition.
        </p>
      )}
      {p.rows.length > 0 && <Filter {...p} />}
      {shown.length < p.rows.length && <p class="hf-p">{shownWords(shown.length, p.rows.length)}</p>}
      {shown.length > 0 && Table(p, shown)}
      <div id="gone">
        {p.gone.map(({ id, title }) => (
          <form class="hf-meta" method="post" action={p.path(`/measure/measures/${id}/restoration`)}>
            Taken away: {title}.{' '}
            <button class="hf-linkbutton" type="submit">
              Bring it back<span class="govuk-visually-hidden"> ({title})</span>
            </button>
          </form>
        ))}
      </div>
    </Page>
  )
}

const Filter = ({ path, wanted, owners }: Props) => (
  <form class="hf-chooser hf-noprint" method="get" action={path('/measure')}>
    {select({
      id: 'kind',
      name: 'kind',
      label: { text: 'Kind' },
      value: wanted.kind ?? '',
      items: [{ value: '', text: 'All kinds' }, ...kinds.map((kind) => ({ value: kind, text: kindWords[kind] }))],
    })}
    {select({
      id: 'owner',
      name: 'owner',
      label: { text: 'Seen to by' },
      value: wanted.owner ?? '',
      items: [
        { value: '', text: 'Any post' },
        { value: nobody, text: 'Nobody' },
        ...owners.map(({ id, title }) => ({ value: id, text: title })),
      ],
    })}
    {checkboxes({
      idPrefix: 'late',
      name: 'late',
      values: wanted.late ? ['yes'] : [],
      classes: 'govuk-checkboxes--small',
      items: [{ value: 'yes', text: 'Only those that are late' }],
    })}
    {button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>
)

// A template, not JSX: a partnership may watch a hundred measures.
const Table = ({ path, today }: Props, rows: readonly Row[]) =>
  html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Measures, each with its line and its newest figure</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">Last 13</th><th scope="col">Newest figure</th><th scope="col">What it says</th><th scope="col">Seen to by</th></tr></thead>
<tbody>${rows.map(
    ({ measure, latest, late, owner, drawable }) =>
      html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/measure/measures/${measure.id}`)}">${measure.title}</a><div class="hf-meta">${kindWords[measure.kind]}. ${betterWords[measure.better]}</div></th>
<td data-label="Last 13">${drawable ? raw(sparkline(drawable.reading, { provisional: drawable.series.provisional ?? [] })) : Missing({ words: 'No line yet' })}</td>
<td data-label="Newest figure">${
        latest ? latestSentence(measure, latest) : Missing({ words: 'No figure yet' })
      } <span class="hf-meta">${late ? Late({ words: latest ? `Late: ${ageWords(latest, today)}` : 'Late' }) : latest ? upper(ageWords(latest, today)) : ''}</span></td>
<td data-label="What it says">${said(drawable)}</td><td data-label="Seen to by">${owner ?? Missing({ words: 'Nobody' })}</td></tr>`,
  )}</tbody></table>`

const said = (drawable: Row['drawable']) => {
  if (!drawable) return 'Nothing yet'
  const [variation, assurance] = [variationWords(drawable.series), assuranceWords(drawable.series)]
  const few = drawable.reading.variation === null
  return html`${variation.head}${few ? html` <span class="hf-meta">${variation.words}</span>` : ''}${assurance ? html`<br>${assurance.head}` : ''}`
}
