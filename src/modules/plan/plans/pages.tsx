import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, checkboxes, dateInput, input, radios, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { counted, small, upper } from '../../../platform/sentence.ts'
import { linesOf } from '../outline/tree.ts'
import { rollUpWords } from '../rollup/rules.ts'
import { type Level, levels, type Plan, rollUps } from './model.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Size = { plan_id: string; level: Level; items: number; updated_on: string | null }

/** All plans, or how to begin. */
export const PlansPage = ({
  frame,
  path,
  plans,
  sizes,
  mayEdit,
}: Around & { plans: readonly Plan[]; sizes: readonly Size[]; mayEdit: boolean }) => (
  <Page
    {...frame}
    title="Plans"
    wide
    trail={[{ href: path(''), text: 'Home' }]}
    lede={
      plans.length === 0
        ? 'There is no plan yet.'
        : `${upper(small(plans.length))} ${plans.length === 1 ? 'plan' : 'plans'} with ${counted(
            plans.reduce((sum, plan) => sum + sizeOf(plan, sizes).items, 0),
            'item',
          )}.`
    }
    actions={
      mayEdit && plans.length > 0 ? (
        <>
          <a class="govuk-link" href={path('/plan/import')}>
            Import a plan
          </a>
          <a class="govuk-link" href={path('/plan/plans/new')}>
            Add a plan by hand
          </a>
        </>
      ) : undefined
    }
  >
    {plans.length === 0 ? (
      mayEdit ? (
        <>
          <p class="govuk-body">
            Bring in the plan you have: a Word file, a workbook, a PDF or a table you can copy. You see what was
            understood before anything is saved.
          </p>
          <p>
            <a
              href={path('/plan/import')}
              role="button"
              class="govuk-button"
              draggable="false"
              data-module="govuk-button"
            >
              Import a plan
            </a>
          </p>
          <p class="govuk-body">
            Or{' '}
            <a class="govuk-link" href={path('/plan/plans/new')}>
              add a plan by hand
            </a>
            .
          </p>
        </>
      ) : (
        <p class="govuk-body">The coordinator brings it in. Until then there is nothing to do here.</p>
      )
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Plans</caption>
        <thead>
          <tr>
            <th scope="col">Plan</th>
            <th scope="col">Kind</th>
            <th scope="col">Runs</th>
            <th scope="col">Items</th>
            <th scope="col">Last update</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const size = sizeOf(plan, sizes)
            return (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={path(`/plan/plans/${plan.id}`)}>
                    {plan.title}
                  </a>
                </th>
                <td data-label="Kind">{kindWords[plan.kind]}</td>
                <td data-label="Runs">
                  {plan.starts_on && plan.ends_on
                    ? `${longDate(plan.starts_on)} to ${longDate(plan.ends_on)}`
                    : Missing({ words: 'No dates' })}
                </td>
                <td data-label="Items">{size.items}</td>
                <td data-label="Last update">
                  {size.updated_on ? longDate(size.updated_on) : Missing({ words: 'No update yet' })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
  </Page>
)

// Headings are not counted, here as on the plan's own page.
const sizeOf = (plan: Plan, sizes: readonly Size[]): { items: number; updated_on: string | null } => {
  const lines = linesOf(plan)
  const own = sizes.filter(({ plan_id: id, level }) => id === plan.id && lines.includes(level))
  return {
    items: own.reduce((sum, { items }) => sum + items, 0),
    updated_on:
      own
        .flatMap(({ updated_on: on }) => on ?? [])
        .toSorted()
        .at(-1) ?? null,
  }
}

export const kindWords: Record<Plan['kind'], string> = { strategic: 'Strategic plan', delivery: 'Delivery plan' }

type FormProps = Around & {
  filled: Filled
  groups: readonly { name: string }[]
  /** The strategic plans it may stand under. */
  above: readonly { id: string; title: string }[]
  plan: Plan | null
}

/** The form of a new plan or of one that is there. */
export const PlanFormPage = ({ frame, path, filled, groups, above, plan }: FormProps) => (
  <Page
    {...frame}
    title={plan ? `Change “${plan.title}”` : 'Add a plan'}
    trail={[
      { href: path('/plan/plans'), text: 'Plans' },
      ...(plan ? [{ href: path(`/plan/plans/${plan.id}`), text: plan.title }] : []),
    ]}
    lede={plan ? undefined : 'A title is enough. The rest can be changed later.'}
    errors={filled.errors}
  >
    <form method="post" action={path(plan ? `/plan/plans/${plan.id}` : '/plan/plans')} novalidate>
      {plan && <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />}
      {input({ ...asked(filled, 'title'), label: { text: 'Title', classes: 'govuk-label--s' } })}
      {radios({
        ...askedChoice(filled, 'kind'),
        fieldset: { legend: { text: 'What kind of plan is it?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'strategic', text: 'Strategic plan', hint: { text: 'The partnership’s plan, seen by its boards' } },
          { value: 'delivery', text: 'Delivery plan', hint: { text: 'One group’s part of the work' } },
        ],
      })}
      {above.length > 0 &&
        select({
          ...asked(filled, 'under'),
          label: { text: 'Which plan does it stand under? (optional)', classes: 'govuk-label--s' },
          hint: { text: 'For a delivery plan: the strategic plan that it delivers' },
          items: [
            { value: '', text: 'None: it stands by itself' },
            ...above.map(({ id, title }) => ({ value: id, text: title })),
          ],
        })}
      {checkboxes({
        ...askedChoices(filled, 'levels'),
        fieldset: { legend: { text: 'Which levels does it use?', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'From the top. Below, say what this plan calls each of them.' },
        items: levels.map((level) => ({ value: level, text: levelWords[level] })),
      })}
      {levels.map((level) =>
        input({
          ...asked(filled, `word-${level}`),
          label: { text: `This plan’s word for: ${levelWords[level].toLowerCase()}` },
          classes: 'govuk-input--width-20',
        }),
      )}
      {select({
        ...asked(filled, 'rated'),
        label: { text: 'Which level carries the status?', classes: 'govuk-label--s' },
        hint: { text: 'Some plans rate their objectives instead of every action. Rounds then ask about those.' },
        items: [
          { value: 'lines', text: 'Its lines: projects and actions' },
          ...levels.map((level) => ({ value: level, text: levelWords[level] })),
        ],
      })}
      {radios({
        ...askedChoice(filled, 'rollUp'),
        fieldset: {
          legend: { text: 'How do headings get their status?', classes: 'govuk-fieldset__legend--s' },
        },
        hint: { text: 'Never an average' },
        items: rollUps.map((rule) => ({
          value: rule,
          text: rollUpWords[rule].name,
          hint: { text: rollUpWords[rule].says },
        })),
      })}
      {dateInput({
        ...askedDate(filled, 'starts'),
        fieldset: { legend: { text: 'First day (optional)', classes: 'govuk-fieldset__legend--s' } },
      })}
      {dateInput({
        ...askedDate(filled, 'ends'),
        fieldset: { legend: { text: 'Last day (optional)', classes: 'govuk-fieldset__legend--s' } },
      })}
      <GroupFields filled={filled} groups={groups} />
      {button({ text: plan ? 'Save this plan' : 'Add this plan' })}
    </form>
    {plan && (
      <p class="govuk-body">
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}/key`)}>
          Change the words for status
        </a>
      </p>
    )}
  </Page>
)

const levelWords: Record<(typeof levels)[number], string> = {
  theme: 'Theme',
  outcome: 'Outcome or stretch aim',
  driver: 'Driver',
  project: 'Project',
  action: 'Action',
}

/** Owning and overseeing group: typed freely, with the groups that are known as suggestions. */
export const GroupFields = ({ filled, groups }: { filled: Filled; groups: readonly { name: string }[] }) => (
  <>
    <datalist id="groups">
      {groups.map(({ name }) => (
        <option value={name}></option>
      ))}
    </datalist>
    {input({
      ...asked(filled, 'owning'),
      label: { text: 'Group that delivers it (optional)', classes: 'govuk-label--s' },
      hint: { text: 'Type its name. A new name adds the group.' },
      attributes: { list: 'groups' },
      autocomplete: 'off',
    })}
    {input({
      ...asked(filled, 'overseeing'),
      label: { text: 'Group that oversees it (optional)', classes: 'govuk-label--s' },
      attributes: { list: 'groups' },
      autocomplete: 'off',
    })}
  </>
)
