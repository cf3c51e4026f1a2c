import type { Child } from 'hono/jsx'
import { longDate, longInstant } from '../../../platform/dates.ts'
import { placeOf } from '../catalogue/pages.tsx'
import { originOf, sureWords } from '../catalogue/rules.ts'
import { partsSentence } from '../derived/rules.ts'
import type { Workings } from '../definitions/queries.ts'
import { facts } from '../form-pages.tsx'
import { breakWords, figureWords, periodWords } from '../rules.ts'
import type { MeasureProps } from './pages.tsx'

/** What the measure is, and what people decided about its chart. */
export const Rail = (p: MeasureProps) => {
  const { measure, path, mayEdit, names } = p
  const at = `/measure/measures/${measure.id}`
  return (
    <aside class="hf-rail" aria-label="About this measure">
      <section>
        <h2 class="hf-h2">What it is</h2>
        {p.working && <Parts {...p} working={p.working} />}
        <dl class="hf-facts hf-facts--rail">
          {[...facts(measure).slice(1), ['Seen to by', p.owner ?? 'Nobody yet'] as const].map(([name, words]) => (
            <div>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>
      <From {...p} />
      <Origin {...p} />
      <Marks
        title="Steps to reach"
        none="None is set, neither here nor in the plan."
        add={mayEdit && { href: path(`${at}/steps/new`), text: 'Set a step' }}
        marks={p.steps.map((step) => ({
          words: (
            <>
              <strong>{figureWords(step.value, measure.unit, measure.decimals)}</strong> by {longDate(step.due)}
              {step.path && (
                <>
                  , from the plan:{' '}
                  <a class="govuk-link" href={path(step.path)}>
                    {step.from_title}
                  </a>
                </>
              )}
            </>
          ),
          about: `the step of ${longDate(step.due)}`,
          remove: mayEdit && step.from_id === null && path(`/measure/steps/${step.id}/removal`),
        }))}
      />
      <Marks
        title="Phases"
        none="One: centre and limits come from all figures."
        add={mayEdit && { href: path(`${at}/phases/new`), text: 'Begin a new phase' }}
        marks={p.phases.map((phase) => ({
          words: (
            <>
              From <strong>{longDate(phase.starts_on)}</strong>
              {phase.made_by && names.has(phase.made_by) ? ` by ${names.get(phase.made_by)}` : ''} on{' '}
              {longInstant(phase.made_at).replace(/,.*/, '')}: {phase.reason}
            </>
          ),
          about: `the phase of ${longDate(phase.starts_on)}`,
          remove: mayEdit && path(`/measure/phases/${phase.id}/removal`),
        }))}
      />
      <Marks
        title="Left out of the limits"
        none="Nothing: every figure counts."
        add={mayEdit && { href: path(`${at}/exclusions/new`), text: 'Leave a figure out' }}
        marks={p.exclusions.map((each) => ({
          words: (
            <>
              <strong>{periodWords(each, measure.calendar)}</strong>: {each.reason}
            </>
          ),
          about: `the exclusion of ${periodWords(each, measure.calendar)}`,
          remove: mayEdit && path(`/measure/exclusions/${each.id}/removal`),
        }))}
      />
      <Marks
        title="Notes on the chart"
        none="None is pinned."
        add={mayEdit && { href: path(`${at}/annotations/new`), text: 'Pin a note' }}
        marks={p.annotations.map((each) => ({
          words: (
            <>
              <strong>{longDate(each.dated)}</strong>:{' '}
              {each.path ? (
                <a class="govuk-link" href={path(each.path)}>
                  {each.text}
                </a>
              ) : (
                each.text
              )}
            </>
          ),
          about: `the note of ${longDate(each.dated)}`,
          remove: mayEdit && each.from_id === null && path(`/measure/annotations/${each.id}/removal`),
        }))}
      />
      <Marks
        title="Where figures stop being comparable"
        none="Nowhere: nothing about it has changed."
        add={mayEdit && { href: path(`${at}/breaks/new`), text: 'Say that something changed' }}
        marks={p.breaks.map((b) => ({
          words: (
            <>
              <strong>{longDate(b.dated)}.</strong> {breakWords[b.what]}: {b.reason}
            </>
          ),
          about: `the break of ${longDate(b.dated)}`,
          remove: mayEdit && path(`/measure/breaks/${b.id}/removal`),
        }))}
      />
    </aside>
  )
}

type Mark = { words: Child; about: string; remove: string | false }
type MarksProps = {
  title: string
  none: string
  add: { href: string; text: string } | false
  marks: readonly Mark[]
}

const Marks = ({ title, none, add, marks }: MarksProps) => (
  <section>
    <h2 class="hf-h2">{title}</h2>
    {marks.length === 0 && <p class="hf-p">{none}</p>}
    {marks.map(({ words, about, remove }) => (
      <div class="hf-p">
        {words}
        {remove && (
          <form class="hf-noprint" method="post" action={remove}>
            <button class="hf-linkbutton" type="submit">
              Take it away<span class="govuk-visually-hidden"> ({about})</span>
            </button>
          </form>
        )}
      </div>
    ))}
    {add && (
      <p class="hf-p hf-noprint">
        <a class="govuk-link" href={add.href}>
          {add.text}
        </a>
      </p>
    )}
  </section>
)

/** Who gives the figures, and when the newest one came. */
const From = ({ measure, owner, figures }: MeasureProps) => {
  const newest = figures.toSorted((a, b) => a.entered_at.getTime() - b.entered_at.getTime()).at(-1)
  return (
    <section id="origin">
      <h2 class="hf-h2">Where from?</h2>
      <p class="hf-p">
        {measure.derived
          ? 'Worked out by Holdfast from the two measures above, at each reading.'
          : measure.source
            ? `Source: ${measure.source}.`
            : 'Nobody has said where its figures come from.'}{' '}
        {owner ? `Seen to by: ${owner}.` : 'No post sees to them.'}{' '}
        {newest &&
          `The last one that was entered, of ${periodWords(newest, measure.calendar)}, came on ${longInstant(newest.entered_at)}.`}
      </p>
    </section>
  )
}

/** The entry of the catalogue it was made from, how sure that is, and whether the two still say the same. */
const Origin = ({ measure, path }: MeasureProps) => {
  const origin = originOf(measure)
  if (!origin) return null
  const { entry, differs } = origin
  const { head, words } = entry ? sureWords(entry.sure) : { head: '', words: '' }
  return (
    <section>
      <h2 class="hf-h2">From the catalogue</h2>
      {entry ? (
        <>
          <p class="hf-p">
            <a class="govuk-link" href={path(placeOf(entry))}>
              {entry.title}
            </a>
            {differs && `. ${differs}`}
          </p>
          <p class="hf-p">{entry.sure.kind === 'confirmed' ? `Follows: ${head}. ${words}` : head}</p>
        </>
      ) : (
        <p class="hf-p">It was made from an entry that is no longer in the catalogue.</p>
      )}
    </section>
  )
}

/** A derived measure leads to the two it stands on. */
const Parts = ({ working, path }: MeasureProps & { working: Workings }) => (
  <p class="hf-p">
    Worked out: {partsSentence(working, working.from_title, working.by_title)}. See{' '}
    <a class="govuk-link" href={path(`/measure/measures/${working.from_id}`)}>
      {working.from_title}
    </a>{' '}
    and{' '}
    <a class="govuk-link" href={path(`/measure/measures/${working.by_id}`)}>
      {working.by_title}
    </a>
    .
  </p>
)
