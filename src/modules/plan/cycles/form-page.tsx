import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, radios, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { type Cycle, decisionWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  measures: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
  /** Null: a new one. */
  cycle: Cycle | null
}

/** A cycle to begin or to write on. */
export const CycleFormPage = ({ frame, path, item, measures, filled, doubts, cycle }: Props) => (
  <Page
    {...frame}
    title={cycle ? `Write on cycle ${cycle.number}` : 'Begin a test of change'}
    caption={item.title}
    trail={[
      { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
      { href: path(`/plan/items/${item.id}/cycles`), text: 'Tests of change' },
    ]}
    lede="One small test: say what you expect before you look, then what came out and what it taught you."
    errors={filled.errors}
  >
    <form method="post" action={path(cycle ? `/plan/cycles/${cycle.id}` : `/plan/items/${item.id}/cycles`)} novalidate>
      {cycle && <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />}
      <h2 class="govuk-heading-m">Plan</h2>
      {textarea({
        ...asked(filled, 'title'),
        label: { text: 'What is tried?', classes: 'govuk-label--s' },
        hint: { text: 'Such as “A nurse rings each family the day before the check”' },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'question'),
        label: { text: 'What do you want to know? (optional)', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'prediction'),
        label: { text: 'What do you expect to happen?', classes: 'govuk-label--s' },
        hint: {
          text: 'Before any result: with a number where you can. When it is changed after the result, the page says so.',
        },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'plan'),
        label: { text: 'Who does what, where and with how many? (optional)', classes: 'govuk-label--s' },
        rows: '3',
      })}
      {dateInput({
        ...askedDate(filled, 'starts'),
        fieldset: { legend: { text: 'First day', classes: 'govuk-fieldset__legend--s' } },
      })}
      {dateInput({
        ...askedDate(filled, 'ends'),
        fieldset: { legend: { text: 'Last day', classes: 'govuk-fieldset__legend--s' } },
      })}
      {select({
        ...asked(filled, 'measure'),
        label: { text: 'Which measure would show it? (optional)', classes: 'govuk-label--s' },
        items: [{ value: '', text: 'None' }, ...measures.map(({ id, title }) => ({ value: id, text: title }))],
      })}
      {cycle && (
        <>
          <h2 class="govuk-heading-m">Do</h2>
          {textarea({
            ...asked(filled, 'did'),
            label: { text: 'What was done, and was it as planned?', classes: 'govuk-label--s' },
            rows: '3',
          })}
          <h2 class="govuk-heading-m">Study</h2>
          {textarea({
            ...asked(filled, 'result'),
            label: { text: 'What came out?', classes: 'govuk-label--s' },
            rows: '3',
          })}
          {textarea({
            ...asked(filled, 'learned'),
            label: { text: 'What was learned?', classes: 'govuk-label--s' },
            hint: { text: 'Beside the prediction: what surprised you? The next cycle takes this over.' },
            rows: '3',
          })}
          <h2 class="govuk-heading-m">Act</h2>
          {radios({
            ...askedChoice(filled, 'decision'),
            classes: 'govuk-radios--small',
            fieldset: { legend: { text: 'What now?', classes: 'govuk-fieldset__legend--s' } },
            items: [
              ...(['adopt', 'adapt', 'abandon'] as const).map((value) => ({
                value,
                text: decisionWords[value].word,
                hint: { text: decisionWords[value].hint },
              })),
              { value: '', text: 'Not decided yet' },
            ],
          })}
        </>
      )}
      <Confirm doubts={doubts} />
      {button({ text: cycle ? 'Save this cycle' : 'Begin this cycle' })}
    </form>
  </Page>
)
