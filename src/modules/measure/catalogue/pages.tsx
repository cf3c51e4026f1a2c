import { html } from 'hono/html'
import { londonDate, longDate } from '../../../platform/dates.ts'
import type { FormError } from '../../../platform/forms.ts'
import { button, input, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Shape } from '../../../platform/shapes.tsx'
import { kinds } from '../model.ts'
import { betterWords, calendarWords, frequencyWords, kindWords } from '../rules.ts'
import type { Entry, Group } from './model.ts'
import { splitWords, type Standing, sureWords, type Wanted } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  mayEdit: boolean
  lede: string
  /** The groups that are wanted, and how many entries there are in all. */
  groups: readonly Group[]
  all: number
  wanted: Wanted
  standing: (entry: Entry) => Standing
  ticked: readonly string[]
  scottish: boolean
  errors?: readonly FormError[] | undefined
}

/** What a partnership can take over instead of inventing it, with how sure each is; ticks for those that may define measures. */
export const CataloguePage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title={p.mayEdit ? 'Add from the catalogue' : 'The catalogue of measures'}
    trail={[{ href: p.path('/measure'), text: 'Measures' }]}
    lede={p.lede}
    errors={p.errors}
    actions={
      p.mayEdit && (
        <a class="govuk-link" href={p.path('/measure/new')}>
          Define one of your own
        </a>
      )
    }
  >
    <p class="hf-p">
      Solid circle: follows the publication that is named. Open circle: a suggestion.{' '}
      {p.mayEdit && 'What you add becomes an ordinary measure: change its words to what you really count. '}
      {!p.scottish && 'Most entries use the words, times and years of Scotland: change them for England.'}
    </p>
    <Filter {...p} />
    {p.groups.length === 0 ? (
      <p class="hf-p">
        Nothing in the catalogue fits.{' '}
        <a class="govuk-link" href={p.path('/measure/catalogue')}>
          Show all of it
        </a>
      </p>
    ) : (
      <Choice {...p} />
    )}
  </Page>
)

const Filter = ({ path, wanted, groups, all, mayEdit }: Props) => {
  const shown = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <form class="hf-chooser hf-noprint" method="get" action={path('/measure/catalogue')}>
      {input({
        id: 'words',
        name: 'words',
        label: { text: 'With these words' },
        value: wanted.words,
        classes: 'govuk-input--width-20',
      })}
      {select({
        id: 'kind',
        name: 'kind',
        label: { text: 'Kind' },
        value: wanted.kind ?? '',
        items: [{ value: '', text: 'All kinds' }, ...kinds.map((kind) => ({ value: kind, text: kindWords[kind] }))],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
      <p class="hf-meta">
        {shown < all && `${shown} of ${all} ${shown === 1 ? 'is' : 'are'} shown. `}
        {mayEdit && 'Add what you have ticked before you choose others to be shown.'}
      </p>
    </form>
  )
}

const Choice = (p: Props) => {
  const tables = (
    <>
      <OnPage
        most={0}
        parts={p.groups.map(({ key, title, entries }) => ({ id: key, words: title, count: entries.length }))}
      />
      {p.groups.map((group) => GroupTable(p, group))}
    </>
  )
  if (!p.mayEdit) return tables
  return (
    <form class="hf-catalogueform" method="post" action={p.path('/measure/catalogue')} novalidate>
      <input type="hidden" name="words" value={p.wanted.words} />
      <input type="hidden" name="kind" value={p.wanted.kind ?? ''} />
      {tables}
      <div class="hf-savebar hf-noprint">
        <p class="hf-savebar__state">Tick as many as you like.</p>
        <div class="hf-savebar__do">{button({ text: 'Add the ticked measures' })}</div>
      </div>
    </form>
  )
}

// A template, not JSX: there are some sixty entries.
const GroupTable = (p: Props, { key, title, about, after, entries }: Group) =>
  html`<section class="hf-section" aria-labelledby="${key}"><h2 class="hf-h2" id="${key}">${title}</h2><p class="hf-p">${about}${after && ` ${after}`}</p>
<table class="hf-table hf-stack hf-catalogue"><caption class="govuk-visually-hidden">${title}</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">What is counted</th><th scope="col">To ask and to bear in mind</th><th scope="col">How sure</th></tr></thead>
<tbody>${entries.map(
    (entry) =>
      html`<tr id="${idOf(entry)}"><th scope="row">${Name(p, entry)}<div class="hf-meta">${kindWords[entry.kind]}. ${betterWords[entry.better]}. ${frequencyWords[entry.frequency]}. ${calendarWords[entry.calendar]}.</div></th>
<td data-label="What is counted">${entry.counted}${entry.out_of && html`<br><span class="hf-meta">Out of: </span>${entry.out_of}`}<br><span class="hf-meta">Unit: ${entry.unit}.${entry.splits.length > 0 ? ` Split by ${splitWords(entry.splits)}.` : ''}</span></td>
<td data-label="To ask and to bear in mind">${entry.ask.join(' ')}${entry.bear && html`<br><span class="hf-meta">${entry.bear}</span>`}</td>
<td data-label="How sure">${HowSure(entry, after)}</td></tr>`,
  )}</tbody></table></section>`

const idOf = ({ key }: Pick<Entry, 'key'>) => key.replace('.', '-')

/** The box that chooses it. */
export const tickOf = (entry: Pick<Entry, 'key'>): string => `tick-${idOf(entry)}`

/** Where an entry stands in the catalogue. */
export const placeOf = (entry: Pick<Entry, 'key'>): string => `/measure/catalogue#${idOf(entry)}`

// What a whole group leans on is said once, above it.
const HowSure = ({ sure }: Entry, after: string) => {
  const { head, words } = sureWords(sure)
  return html`<span class="hf-status hf-catalogue__sure">${Shape({ tone: 'on', open: sure.kind === 'suggestion' })}<span>${head}</span></span>${words !== after && html`<br><span class="hf-meta">${words}</span>`}`
}

const Name = (p: Props, entry: Entry) => {
  const standing = p.standing(entry)
  const id = tickOf(entry)
  if (standing.kind !== 'free')
    return html`${entry.title}<div class="hf-p">${Shape({ tone: 'done' })} <a class="govuk-link" href="${p.path(`/measure/measures/${standing.id}`)}">${
      standing.kind === 'here'
        ? `You have it${standing.title === entry.title ? '' : `: ${standing.title}`}`
        : 'You have a measure of this name'
    }<span class="govuk-visually-hidden"> (${entry.title})</span></a></div>`
  const { gone } = standing
  if (!p.mayEdit) return entry.title
  return html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="entries" id="${id}" value="${entry.key}"${p.ticked.includes(entry.key) ? ' checked' : ''}><label class="govuk-label govuk-checkboxes__label" for="${id}">${entry.title}</label></div></div>
<button class="hf-linkbutton hf-noprint" type="submit" name="one" value="${entry.key}">Add this one<span class="govuk-visually-hidden"> (${entry.title})</span></button>${
    gone &&
    html`<div class="hf-meta">You took it away on ${longDate(londonDate(gone.deleted_at))}. <button class="hf-linkbutton hf-noprint" type="submit" formaction="${p.path(`/measure/measures/${gone.id}/restoration`)}">Bring it back with its figures<span class="govuk-visually-hidden"> (${entry.title})</span></button></div>`
  }`
}
