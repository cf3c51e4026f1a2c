import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, input } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { Plan } from '../plans/model.ts'
import { shapes, shapeWords } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

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
    <div class="hf-step">
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
    </div>
    {input({ ...asked(filled, `definition-${at}`), label: { text: 'It means' } })}
  </fieldset>
)
