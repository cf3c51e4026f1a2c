import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Levels, Missing } from '../../../platform/shapes.tsx'
import { natureWords, type Support } from '../../evidence/index.ts'
import type { KeyQuestion } from '../../inspection/index.ts'
import { latestSentence, type Measure, type Observation } from '../../measure/index.ts'
import { named } from '../gaps/facts.ts'
import type { Laid } from '../laying.ts'
import { levelWords } from '../levels/rules.ts'
import type { AnswerSoFar } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  question: KeyQuestion
  answer: AnswerSoFar
  measures: readonly { measure: Measure; latest: Observation | undefined }[]
  supports: readonly Support[]
  about: readonly Laid[]
}

/** A key question: the answer so far, how sure, and what it stands on. */
export const QuestionPage = (p: Props) => (
  <Page
    {...p.frame}
    title={p.question.question}
    caption={`Key question${p.question.asked_by ? `, asked by ${p.question.asked_by}` : ''}, ${longDate(p.question.asked_on)}`}
    trail={[{ href: p.path('/thread'), text: 'Golden thread' }]}
    lede={p.answer.sure}
  >
    {p.question.expect !== '' && (
      <p class="govuk-body">
        <strong>What we would expect to see:</strong> {p.question.expect}
      </p>
    )}
    <section class="hf-section" aria-labelledby="figures">
      <h2 class="hf-h2" id="figures">
        What figures say
      </h2>
      {p.measures.length === 0 ? (
        <p class="hf-p">
          <Missing words="No measure is linked to it" />
        </p>
      ) : (
        p.measures.map(({ measure, latest }) => (
          <p class="hf-p">
            <a class="govuk-link" href={p.path(`/measure/measures/${measure.id}`)}>
              {measure.title}
            </a>
            . {latestSentence(measure, latest)} {p.answer.measures.find(({ id }) => id === measure.id)?.words}
          </p>
        ))
      )}
    </section>
    <section class="hf-section" aria-labelledby="evidence">
      <h2 class="hf-h2" id="evidence">
        What was read, seen and asked{' '}
        <small>
          <a class="govuk-link" href={p.path(`/evidence/statements/${p.question.id}`)}>
            See or add evidence
          </a>
        </small>
      </h2>
      {p.supports.length === 0 ? (
        <p class="hf-p">
          <Missing words="No evidence is attached to it" />
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {p.supports.map((piece) => (
            <li>
              <a class="govuk-link" href={p.path(`/evidence/pieces/${piece.evidence_id}`)}>
                {piece.title}
              </a>{' '}
              ({natureWords[piece.nature].toLowerCase()})
              {piece.result_met !== null && piece.result_all !== null && `, ${piece.result_met} of ${piece.result_all}`}
              {piece.shows !== '' && `: ${piece.shows}`}
            </li>
          ))}
        </ul>
      )}
    </section>
    {p.about.length > 0 && (
      <section class="hf-section" aria-labelledby="about">
        <h2 class="hf-h2" id="about">
          The findings it is about
        </h2>
        {p.about.map(({ finding, standing, suggestion }) => (
          <p class="hf-p">
            <a class="govuk-link" href={p.path(`/thread/findings/${finding.id}`)}>
              {named(finding)}
            </a>{' '}
            {Levels({ level: standing.level, word: levelWords[standing.level], suggested: suggestion.level })}
          </p>
        ))}
      </section>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={p.path(`/inspection/questions/${p.question.id}`)}>
        See the question
      </a>
    </p>
  </Page>
)
