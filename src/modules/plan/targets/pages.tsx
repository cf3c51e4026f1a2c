import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { TargetsTable } from './parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  filled: Filled
  doubts: readonly string[]
  targets: number
  changed: TreeItem['targets'] | null
  /** The partnership's measures: one of them may hold the figures. */
  defined: readonly { id: string; title: string }[]
}

/** The measures of an item with their dated steps. Two empty steps wait under each measure, and one empty measure at the end. */
export const TargetsPage = ({ frame, path, item, filled, doubts, targets, changed, defined }: Props) => (
  <Page
    {...frame}
    title={changed ? 'Somebody changed this item before you saved' : `How “${item.title}” will be measured`}
    trail={[
      { href: path(`/plan/plans/${item.plan_id}`), text: 'Plan' },
      { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
    ]}
    lede={
      changed
        ? 'Your words have not been saved. What is saved now stands first, your version below it: change it, then save again.'
        : 'Say what is counted, and how much by when. Save to get more lines.'
    }
    errors={filled.errors}
  >
    {changed && <TargetsTable item={{ ...item, targets: changed }} path={path} today="" mayEdit={false} />}
    <form method="post" action={path(`/plan/items/${item.id}/targets`)} novalidate>
      <input type="hidden" name="version" value={wordOf(filled.words, 'version') || String(item.version)} />
      {Array.from({ length: targets }, (_, at) => (
        <TargetFields at={at} filled={filled} defined={defined} />
      ))}
      <Confirm doubts={doubts} />
      {button({ text: 'Save the measures' })}
    </form>
  </Page>
)

const TargetFields = ({ at, filled, defined }: { at: number; filled: Filled; defined: Props['defined'] }) => (
  <fieldset class="govuk-fieldset hf-section">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{`Measure ${at + 1}`}</legend>
    <input type="hidden" name={`id-${at}`} value={wordOf(filled.words, `id-${at}`)} />
    {textarea({
      ...asked(filled, `text-${at}`),
      label: { text: 'What is measured?', classes: 'govuk-label--s' },
      hint:
        at === 0
          ? {
              text: 'Such as: children seen by a nurse within four weeks, % of those who came into care. Empty it to take it away.',
            }
          : undefined,
      rows: '2',
    })}
    {select({
      ...asked(filled, `measure-${at}`),
      label: { text: 'Which measure holds its figures?', classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'None yet: words only' },
        ...defined.map(({ id, title }) => ({ value: id, text: title })),
      ],
    })}
    {Array.from({ length: stepsShown(at, filled) }, (_, step) => (
      <div class="hf-step">
        {input({
          ...asked(filled, `value-${at}-${step}`),
          label: { text: `Step ${step + 1}: how much` },
          classes: 'govuk-input--width-5',
          hint: step === 0 ? { text: '75% or 12' } : undefined,
        })}
        {input({
          ...asked(filled, `unit-${at}-${step}`),
          label: { text: 'Unit, if not %' },
          classes: 'govuk-input--width-10',
          hint: step === 0 ? { text: 'weeks, children' } : undefined,
        })}
        {dateInput({
          ...askedDate(filled, `due-${at}-${step}`),
          fieldset: { legend: { text: 'By' } },
        })}
      </div>
    ))}
  </fieldset>
)

const stepsShown = (at: number, { words }: Filled) => {
  const used = Array.from({ length: 6 }, (_, step) => step).filter(
    (step) => wordOf(words, `value-${at}-${step}`) !== '' || wordOf(words, `due-${at}-${step}-day`) !== '',
  )
  return Math.min(6, (used.at(-1) ?? -1) + 3)
}
