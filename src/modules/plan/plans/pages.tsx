import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, checkboxes, dateInput, input, radios } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import { counted, small, upper } from '../outline/sentence.ts'
import { levels, type Plan } from './model.ts'
import { shapes, shapeWords } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Size = { plan_id: string; items: number; updated_on: string | null }

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
            sizes.reduce((sum, { items }) => sum + items, 0),
            'line',
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
            <th scope="col">Lines</th>
            <th scope="col">Last update</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const size = sizes.find(({ plan_id: id }) => id === plan.id)
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
                <td data-label="Lines">{size?.items ?? 0}</td>
                <td data-label="Last update">
                  {size?.updated_on ? longDate(size.updated_on) : Missing({ words: 'No update yet' })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
  </Page>
)

export const kindWords: Record<Plan['kind'], string> = { strategic: 'Strategic plan', delivery: 'Delivery plan' }

type FormProps = Around & { filled: Filled; groups: readonly { name: string }[]; plan: Plan | null }

/** The form of a new plan or of one that is there. */
export const PlanFormPage = ({ frame, path, filled, groups, plan }: FormProps) => (
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

/** What the plan's words mean, and for the coordinator the way to change them. */
export const KeyPage = ({
  frame,
  path,
  plan,
  filled,
  mayEdit,
}: Around & { plan: Plan; filled: Filled; mayEdit: boolean }) => {
  const [now, ...earlier] = plan.keys
  return (
    <Page
      {...frame}
      title={`What status words mean in “${plan.title}”`}
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      lede={now ? `Version ${now.number} of the key, since ${longDate(now.starts)}. Worst first.` : undefined}
      errors={filled.errors}
    >
      {now && <KeyTable words={now.words} />}
      {earlier.map((key) => (
        <details class="govuk-details hf-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Version {key.number}, since {longDate(key.starts)}: updates of that time keep these words
            </span>
          </summary>
          <div class="govuk-details__text">
            <KeyTable words={key.words} />
          </div>
        </details>
      ))}
      {mayEdit && (
        <section class="hf-section" aria-labelledby="change">
          <h2 class="hf-h2" id="change">
            Change the key
          </h2>
          <p class="hf-p">
            Saving makes a new version. Updates already written keep the version they were written with. Leave a word
            empty to drop it.
          </p>
          <form method="post" action={path(`/plan/plans/${plan.id}/key`)} novalidate>
            {Array.from({ length: Math.min(12, (now?.words.length ?? 0) + 2) }, (_, at) => (
              <KeyRow at={at} filled={filled} />
            ))}
            {button({ text: 'Save as a new version' })}
          </form>
        </section>
      )}
    </Page>
  )
}

const KeyTable = ({ words }: { words: Plan['keys'][number]['words'] }) => (
  <table class="hf-table hf-stack">
    <thead>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">It means</th>
      </tr>
    </thead>
    <tbody>
      {words.map(({ word, shape, definition }) => (
        <tr>
          <th scope="row">
            <span class="hf-status">
              {Shape({ tone: shape })}
              {word}
            </span>
          </th>
          <td data-label="It means">{definition || Missing({ words: 'Not defined' })}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const KeyRow = ({ at, filled }: { at: number; filled: Filled }) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`Status ${at + 1}`}</legend>
    <input type="hidden" name={`code-${at}`} value={wordOf(filled.words, `code-${at}`)} />
    {input({ ...asked(filled, `word-${at}`), label: { text: 'Word' }, classes: 'govuk-input--width-20' })}
    <div class="govuk-form-group">
      <label class="govuk-label" for={`shape-${at}`}>
        Shape
      </label>
      <select class="govuk-select" id={`shape-${at}`} name={`shape-${at}`}>
        {shapes.map((shape) => (
          <option value={shape} selected={wordOf(filled.words, `shape-${at}`) === shape}>
            {shapeWords[shape]}
          </option>
        ))}
      </select>
    </div>
    {input({ ...asked(filled, `definition-${at}`), label: { text: 'It means' } })}
  </fieldset>
)

/** Somebody else saved the plan meanwhile. */
export const PlanConflictPage = ({
  frame,
  path,
  plan,
  filled,
  theirs,
}: Around & { plan: Plan; filled: Filled; theirs: readonly { label: string; saved: string; yours: string }[] }) => (
  <Page
    {...frame}
    title="Somebody changed this plan before you saved"
    trail={[{ href: path(`/plan/plans/${plan.id}`), text: plan.title }]}
    lede="Your words have not been saved. Compare both versions."
  >
    <table class="hf-table hf-stack">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Saved now</th>
          <th scope="col">Yours</th>
        </tr>
      </thead>
      <tbody>
        {theirs.map(({ label, saved, yours }) => (
          <tr>
            <th scope="row">{label}</th>
            <td data-label="Saved now">{saved || 'Empty'}</td>
            <td data-label="Yours">{yours || 'Empty'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <form method="post" action={path(`/plan/plans/${plan.id}`)}>
      {Object.entries({ ...filled.words, version: String(plan.version) }).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((each) => <input type="hidden" name={name} value={each} />),
      )}
      {button({ text: 'Save my version over it' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={path(`/plan/plans/${plan.id}/edit`)}>
        Keep what is saved, and start from there
      </a>
    </p>
  </Page>
)
