import { asked, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, checkboxes, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Step } from './queries.ts'
import {
  byYear,
  inOrder,
  nextSentence,
  programmeSentence,
  stateOf,
  stateWords,
  stepKinds,
  stepWords,
  whenWords,
} from './rules.ts'

type Seen = Pick<Around, 'path'> & { today: string; mayEdit: boolean }

/** All programmes by year, for the wall and for print. */
export const ProgrammePage = (
  p: Around & Seen & { steps: readonly Step[]; bodies: ReadonlyMap<string, readonly string[]> },
) => (
  <Page
    {...p.frame}
    wide
    title="Programme of inspections"
    heading="Programme"
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede={programmeSentence(p.steps, p.today)}
    actions={
      <a class="govuk-link" href={p.path('/inspection/bodies')}>
        Scrutiny bodies
      </a>
    }
  >
    <Places path={p.path} at="/programme" />
    {p.steps.length === 0 && (
      <p class="govuk-body">
        Open an inspection among the findings and add the steps of its programme: the notice, the return, fieldwork,
        publication. A date that is to be confirmed is a date as well.
      </p>
    )}
    {byYear(p.steps).map(({ year, steps }) => (
      <section class="hf-section" aria-labelledby={`y-${year.replaceAll(' ', '-')}`}>
        <h2 class="hf-h2" id={`y-${year.replaceAll(' ', '-')}`}>
          {year}
        </h2>
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Steps: {year}</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Step</th>
              <th scope="col">Inspection</th>
              <th scope="col">By</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr>
                <th scope="row">{When(step)}</th>
                <td data-label="Step">{step.title}</td>
                <td data-label="Inspection">
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/sources/${step.source_id}`)}>
                    {step.source_title}
                  </a>
                </td>
                <td data-label="By">{(p.bodies.get(step.source_id) ?? []).join(', ')}</td>
                <td data-label="State">{State(step, p.today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </Page>
)

const When = (step: Step) => (step.starts_on ? whenWords(step) : <Missing words={whenWords(step)} />)

const State = (step: Step, today: string) => {
  const state = stateOf(step, today)
  return state === 'passed' ? <Late words={stateWords.passed} /> : stateWords[state]
}

/** The programme of one source on its page: the sentence, then the steps in order. */
export const Timeline = (p: Seen & { source: { id: string; deleted_at: Date | null }; steps: readonly Step[] }) => {
  const steps = inOrder(p.steps.filter((step) => !step.deleted_at))
  const edits = p.mayEdit && !p.source.deleted_at
  return (
    <section class="hf-section" aria-labelledby="programme">
      <h2 class="hf-h2" id="programme">
        Programme
      </h2>
      <p class="govuk-body">{nextSentence(steps, p.today)}</p>
      {steps.length > 0 && (
        <ol class="hf-timeline">
          {steps.map((step) => (
            <li class={`hf-timeline__${stateOf(step, p.today)}`}>
              <span class="hf-timeline__when">{When(step)}</span>
              <span>
                {edits ? (
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/steps/${step.id}/edit`)}>
                    {step.title}
                  </a>
                ) : (
                  step.title
                )}{' '}
                <span class="hf-meta">{State(step, p.today)}</span>
                {step.note && <span class="hf-timeline__note hf-lines">{step.note}</span>}
                {edits && !step.done && step.starts_on !== null && step.starts_on <= p.today && (
                  <LinkButton
                    action={p.path(`/inspection/steps/${step.id}/completion`)}
                    text="It is done"
                    about={step.title}
                  />
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {edits && (
        <>
          <p class="govuk-body hf-noprint">
            <a class="govuk-link" href={p.path(`/inspection/sources/${p.source.id}/steps/new`)}>
              Add a step
            </a>
          </p>
          {p.steps
            .filter((step) => step.deleted_at)
            .map((step) => (
              <div class="govuk-body hf-meta hf-noprint">
                Taken away: {step.title}, {whenWords(step)}.{' '}
                <LinkButton
                  action={p.path(`/inspection/steps/${step.id}/restoration`)}
                  text="Bring it back"
                  about={step.title}
                />
              </div>
            ))}
        </>
      )}
    </section>
  )
}

type FormProps = Around & { source: { id: string; title: string }; filled: Filled; doubts: readonly string[] }

export const StepFormPage = (p: FormProps & { step: Step | null }) => (
  <Page
    {...p.frame}
    title={p.step ? `Change “${p.step.title}”` : 'Add a step of the programme'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
    ]}
    lede={`Of “${p.source.title}”.`}
  >
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.step?.version ?? 0)} />
      <Doubts doubts={p.doubts} />
      <Fields filled={p.filled} />
      {button({ text: p.step ? 'Save' : 'Add this step' })}
    </form>
    {p.step && (
      <AskToDelete
        action={p.path(`/inspection/steps/${p.step.id}/removal`)}
        what="this step"
        says="The programme will no longer show it. You can bring it back from there."
      />
    )}
  </Page>
)

/** Two people changed the same step: what is stored now beside what was typed, which can be saved over it. */
export const StepConflictPage = (p: FormProps & { step: Step }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Step">{p.step.title}</Fact>
      <Fact name="When">{whenWords(p.step)}</Fact>
      <Fact name="Done">{p.step.done ? 'Yes' : 'No'}</Fact>
      <Fact name="Note">{p.step.note || 'None'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={actionOf(p)}>
      <input type="hidden" name="version" value={String(p.step.version)} />
      <Fields filled={p.filled} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const actionOf = (p: FormProps & { step: Step | null }) =>
  p.path(p.step ? `/inspection/steps/${p.step.id}/edit` : `/inspection/sources/${p.source.id}/steps`)

const Fields = ({ filled }: { filled: Filled }) => (
  <>
    {select({
      ...asked(filled, 'kind'),
      label: { text: 'Step', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Choose one' }, ...stepKinds.map((k) => ({ value: k, text: stepWords[k] }))],
    })}
    {input({
      ...asked(filled, 'title'),
      label: { text: 'What it is called', classes: 'govuk-label--s' },
      hint: { text: 'Left empty, it is called as you chose above' },
    })}
    {dateInput({
      ...askedDate(filled, 'starts'),
      fieldset: { legend: { text: 'Day, or first day', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Leave this empty while the date is to be confirmed' },
    })}
    {dateInput({
      ...askedDate(filled, 'ends'),
      fieldset: { legend: { text: 'Last day, if it takes several', classes: 'govuk-fieldset__legend--s' } },
    })}
    {input({
      ...asked(filled, 'expected'),
      label: { text: 'When it is expected, in words', classes: 'govuk-label--s' },
      hint: { text: 'While the date is to be confirmed, such as “early 2027”' },
      classes: 'govuk-input--width-20',
    })}
    {checkboxes({
      ...askedChoices(filled, 'done'),
      classes: 'govuk-checkboxes--small',
      items: [{ value: 'yes', text: 'It is done' }],
    })}
    {textarea({ ...asked(filled, 'note'), label: { text: 'Note', classes: 'govuk-label--s' }, rows: '3' })}
  </>
)
