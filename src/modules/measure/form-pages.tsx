import { asked, askedChoice, askedDate, type Filled } from '../../platform/asked.ts'
import { longDate } from '../../platform/dates.ts'
import { Doubts } from '../../platform/doubts.tsx'
import { wordOf } from '../../platform/forms.ts'
import { button, dateInput, details, input, radios, select, textarea } from '../../platform/govuk.ts'
import { ErrorPage, Page } from '../../platform/layout.tsx'
import type { Ctx } from '../../platform/route.ts'
import { derivationWords } from './derived/rules.ts'
import { calendars, charts, derivations, directions, frequencies, kinds, type Measure } from './model.ts'
import { betterWords, calendarWords, chartWords, frequencyWords, kindMeans, kindWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  measure: Measure | null
  owners: readonly { id: string; title: string }[]
  /** Measures with figures of their own, from which it may be worked out. */
  parts: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
}

export const MeasureFormPage = (p: Props) => (
  <Page
    {...p.frame}
    title={p.measure ? `Change “${p.measure.title}”` : 'Add a measure'}
    trail={[{ href: p.path('/measure'), text: 'Measures' }]}
    lede={
      p.measure
        ? 'Changing what is counted makes the old figures another measure. If it must change, say so with a break.'
        : 'Name it, and which way is better, before its figures come: only then can it show that something got better.'
    }
    errors={p.filled.errors}
  >
    <Fields {...p} />
    {p.measure &&
      details({
        summaryText: 'Take this measure away',
        html: (
          <form method="post" action={p.path(`/measure/measures/${p.measure.id}/removal`)}>
            <p class="govuk-body">Its figures are kept, and you can bring it back from the list.</p>
            {button({ text: 'Take it away', classes: 'govuk-button--warning' })}
          </form>
        ),
      })}
  </Page>
)

/** Two people changed the same measure: what is stored now, then what was typed, which can be saved over it. */
export const MeasureConflictPage = (p: Props & { measure: Measure }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      {facts(p.measure).map(([name, words]) => (
        <div>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <Fields {...p} />
  </ErrorPage>
)

/** The definition as names and words. */
export const facts = (m: Measure): [string, string][] => [
  ['Name', m.title],
  ['Counted', m.counted],
  ['Out of', m.out_of || 'Nothing: a plain count'],
  ['Unit', m.unit || 'None'],
  ['Kind', `${kindWords[m.kind]}: ${kindMeans[m.kind]}`],
  ['Direction', betterWords[m.better]],
  ['How often', frequencyWords[m.frequency]],
  ['Years', calendarWords[m.calendar]],
  ['Named on', longDate(m.named_on)],
  ['Source', m.source || 'Not said'],
  ['Chart', chartWords[m.chart]],
  ...(m.baseline_points === null
    ? []
    : ([['Baseline', `The first ${m.baseline_points} points of each phase`]] as [string, string][])),
  ...(m.context ? ([['Bear in mind', m.context]] as [string, string][]) : []),
]

const Fields = ({ path, measure, owners, parts, filled, doubts }: Props) => (
  <form method="post" action={path(measure ? `/measure/measures/${measure.id}/edit` : '/measure')} novalidate>
    <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
    <Doubts doubts={doubts} />
    {input({
      ...asked(filled, 'title'),
      label: { text: 'Name', classes: 'govuk-label--s' },
      hint: { text: 'Such as: first health check within four weeks' },
    })}
    {textarea({
      ...asked(filled, 'counted'),
      label: { text: 'What is counted?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: children who came into care in the period and saw a nurse within 28 days' },
      rows: '2',
    })}
    {textarea({
      ...asked(filled, 'out_of'),
      label: { text: 'Out of what?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: all children who came into care in the period. Leave it empty for a plain count' },
      rows: '2',
    })}
    {input({
      ...asked(filled, 'unit'),
      label: { text: 'Unit', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-10',
      hint: { text: '%, weeks, children' },
    })}
    {radios({
      ...askedChoice(filled, 'kind'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'What kind is it?', classes: 'govuk-fieldset__legend--s' } },
      items: kinds.map((kind) => ({ value: kind, text: `${kindWords[kind]}: ${kindMeans[kind]}` })),
    })}
    {radios({
      ...askedChoice(filled, 'better'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Which way is better?', classes: 'govuk-fieldset__legend--s' } },
      items: directions.map((way) => ({ value: way, text: betterWords[way] })),
    })}
    {radios({
      ...askedChoice(filled, 'frequency'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'How often does a figure come?', classes: 'govuk-fieldset__legend--s' } },
      items: frequencies.map((often) => ({ value: often, text: frequencyWords[often] })),
    })}
    {dateInput({
      ...askedDate(filled, 'named_on'),
      fieldset: {
        legend: { text: 'When were it and its direction named?', classes: 'govuk-fieldset__legend--s' },
      },
      hint: { text: 'Figures of periods before that day were known, or could have been' },
    })}
    {input({
      ...asked(filled, 'source'),
      label: { text: 'Where do its figures come from?', classes: 'govuk-label--s' },
      hint: { text: 'The system or the return, such as: the quarterly health return' },
    })}
    {select({
      ...asked(filled, 'owner'),
      label: { text: 'Which post sees to its figures?', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Nobody yet' }, ...owners.map(({ id, title }) => ({ value: id, text: title }))],
    })}
    {textarea({
      ...asked(filled, 'context'),
      label: { text: 'What should a reader bear in mind?', classes: 'govuk-label--s' },
      hint: { text: 'Such as: small numbers in the north; figures before 2025 came from another system' },
      rows: '3',
    })}
    <Reckoning filled={filled} />
    <Working filled={filled} parts={parts} />
    {button({ text: measure ? 'Save the measure' : 'Add the measure' })}
  </form>
)

const Reckoning = ({ filled }: Pick<Props, 'filled'>) => (
  <fieldset class="govuk-fieldset hf-section">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">How it is shown</legend>
    {select({
      ...asked(filled, 'calendar'),
      label: { text: 'Which years does it go by?', classes: 'govuk-label--s' },
      items: calendars.map((each) => ({ value: each, text: calendarWords[each] })),
    })}
    {select({
      ...asked(filled, 'chart'),
      label: { text: 'Which chart?', classes: 'govuk-label--s' },
      items: charts.map((each) => ({ value: each, text: chartWords[each] })),
    })}
    {input({
      ...asked(filled, 'baseline_points'),
      label: { text: 'Limits from the first so many points', classes: 'govuk-label--s' },
      hint: { text: 'This freezes the baseline: later points are judged by it. Leave it empty to use all points' },
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
    })}
    {input({
      ...asked(filled, 'decimals'),
      label: { text: 'Decimals', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-2',
      inputmode: 'numeric',
    })}
  </fieldset>
)

const Working = ({ filled, parts }: Pick<Props, 'filled' | 'parts'>) => (
  <fieldset class="govuk-fieldset hf-section">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Is it worked out from two other measures?</legend>
    {radios({
      ...askedChoice(filled, 'derived'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'How', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: '', text: 'No: it has figures of its own' },
        ...derivations.map((each) => ({ value: each, text: derivationWords[each] })),
      ],
    })}
    {(
      [
        ['derived_from', 'The first measure'],
        ['derived_by', 'The second measure'],
      ] as const
    ).map(([name, text]) =>
      select({
        ...asked(filled, name),
        label: { text, classes: 'govuk-label--s' },
        items: [{ value: '', text: 'None' }, ...parts.map(({ id, title }) => ({ value: id, text: title }))],
      }),
    )}
    {input({
      ...asked(filled, 'derived_per'),
      label: { text: 'For every how many?', classes: 'govuk-label--s' },
      hint: { text: 'Only for a rate. 1,000 unless you say otherwise' },
      classes: 'govuk-input--width-5',
      inputmode: 'numeric',
    })}
  </fieldset>
)
