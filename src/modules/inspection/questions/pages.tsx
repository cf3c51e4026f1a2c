import { longDate } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { EvidenceList, type Support } from '../../evidence/index.ts'
import { ageWords } from '../days.ts'
import { type Around, AskToDelete, Fact, LinkButton } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Finding } from '../queries.ts'
import { findingKindWords } from '../rules.ts'
import type { KeyQuestion } from './queries.ts'
import { type Answering, answeredSentence, askedWords, newestFirst, questionsSentence } from './rules.ts'

export const QuestionsPage = (
  p: Around & {
    questions: readonly KeyQuestion[]
    gone: readonly KeyQuestion[]
    answers: ReadonlyMap<string, readonly Answering[]>
    evidence: ReadonlyMap<string, number>
    today: string
    mayEdit: boolean
  },
) => (
  <Page
    {...p.frame}
    wide
    title="Key questions"
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/inspection'), text: 'Findings' },
    ]}
    lede={questionsSentence(p.questions, (q) => p.evidence.get((q as KeyQuestion).id) ?? 0)}
    actions={
      p.mayEdit && (
        <a class="govuk-link" href={p.path('/inspection/questions/new')}>
          Ask a key question
        </a>
      )
    }
  >
    <Places path={p.path} at="/questions" />
    {p.questions.length === 0 ? (
      <p class="govuk-body">
        A key question is one of the few that a partnership sets out to answer over time, such as how well it responds
        to neglect. Measures, audits and people’s views answer it.
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Key questions</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Asked</th>
            <th scope="col">Answered from</th>
          </tr>
        </thead>
        <tbody>
          {p.questions.map((q) => {
            const answers = p.answers.get(q.id) ?? []
            return (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/questions/${q.id}`)}>
                    {q.question}
                  </a>
                  {q.ended_on && <span class="hf-meta"> Ended on {longDate(q.ended_on)}</span>}
                </th>
                <td data-label="Asked">{askedWords(q)}</td>
                <td data-label="Answered from">
                  {answers.length === 0 ? (
                    <Missing words="Nothing answers it yet" />
                  ) : (
                    answeredSentence(answers, p.today).replace('Answered from ', '')
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
    {p.gone.map((q) => (
      <div class="govuk-body hf-meta hf-noprint">
        Deleted: {q.question}{' '}
        <LinkButton
          action={p.path(`/inspection/questions/${q.id}/restoration`)}
          text="Bring it back"
          about={q.question}
        />
      </div>
    ))}
  </Page>
)

export const QuestionPage = (
  p: Around & {
    question: KeyQuestion
    findings: readonly Finding[]
    answers: readonly Answering[]
    supports: readonly Support[]
    today: string
    mayEdit: boolean
    mayAddEvidence: boolean
  },
) => {
  const { question, path } = p
  const at = `/inspection/questions/${question.id}`
  const edits = p.mayEdit && !question.deleted_at
  return (
    <Page
      {...p.frame}
      wide
      title={question.question}
      caption={`Key question. ${askedWords(question)}${question.ended_on ? `, ended on ${longDate(question.ended_on)}` : ''}`}
      trail={[
        { href: path('/inspection'), text: 'Findings' },
        { href: path('/inspection/questions'), text: 'Key questions' },
      ]}
      lede={
        question.deleted_at
          ? 'This question was deleted. No list shows it any more.'
          : answeredSentence(p.answers, p.today)
      }
      actions={
        edits && (
          <>
            <a class="govuk-link" href={path(`${at}/links`)}>
              Link findings and measures
            </a>{' '}
            <a class="govuk-link" href={path(`${at}/edit`)}>
              Change
            </a>
          </>
        )
      }
    >
      {p.mayEdit && question.deleted_at && (
        <form method="post" action={path(`${at}/restoration`)}>
          {button({ text: 'Bring it back' })}
        </form>
      )}
      <dl class="hf-facts">
        <Fact name="Why it is asked">
          {question.why ? <span class="hf-lines">{question.why}</span> : <Missing words="Not said" />}
        </Fact>
        <Fact name="What we would expect to see">
          {question.expect ? <span class="hf-lines">{question.expect}</span> : <Missing words="Not said" />}
        </Fact>
      </dl>
      <section class="hf-section" aria-labelledby="answered">
        <h2 class="hf-h2" id="answered">
          What it is answered from
        </h2>
        {p.answers.length === 0 ? (
          <p class="govuk-body">
            <Missing words="Nothing yet" />
          </p>
        ) : (
          <table class="hf-table hf-stack">
            <caption class="govuk-visually-hidden">What the question is answered from, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Kind</th>
                <th scope="col">What it says</th>
                <th scope="col">Speaks about</th>
                <th scope="col">Age</th>
              </tr>
            </thead>
            <tbody>
              {newestFirst(p.answers).map((a) => (
                <tr>
                  <th scope="row">
                    <a class="govuk-link hf-quiet" href={path(a.href)}>
                      {a.title}
                    </a>
                  </th>
                  <td data-label="Kind">{a.what}</td>
                  <td data-label="What it says">{a.says || <Missing words="Not said" />}</td>
                  <td data-label="Speaks about">{a.dated ? longDate(a.dated) : <Missing words="No date" />}</td>
                  <td data-label="Age">{a.dated ? ageWords(a.dated, p.today) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section class="hf-section" aria-labelledby="about">
        <h2 class="hf-h2" id="about">
          Findings it is about
        </h2>
        {p.findings.length === 0 ? (
          <p class="govuk-body">
            <Missing words="No finding linked" />
          </p>
        ) : (
          <ul class="govuk-list">
            {p.findings.map((f) => (
              <li>
                <a class="govuk-link hf-quiet" href={path(`/inspection/findings/${f.id}`)}>
                  {[f.reference, f.title].filter(Boolean).join(' ')}
                </a>{' '}
                <span class="hf-meta">
                  {findingKindWords[f.kind]}, {f.source_title}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="hf-section" aria-labelledby="evidence">
        <h2 class="hf-h2" id="evidence">
          Evidence
        </h2>
        <EvidenceList
          supports={p.supports}
          path={path}
          today={p.today}
          addHref={p.mayAddEvidence && !question.deleted_at ? path(`/evidence/new?for=${question.id}`) : undefined}
        />
      </section>
      {edits && (
        <AskToDelete
          action={path(`${at}/deletion`)}
          what="this question"
          says="It will go from the list. You can bring it back."
        />
      )}
    </Page>
  )
}
