import { asked, type Filled } from '../../../platform/asked.ts'
import { button, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { OnPage } from '../../../platform/on-page.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing, Status } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { Confirm } from '../parts.tsx'
import type { Plan } from '../plans/model.ts'
import type { LineState, RoundLine, RoundStanding } from '../rounds/model.ts'
import { differs, signOffSentence, stateWords } from '../rounds/rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  standing: RoundStanding
  filled: Filled
  doubts: readonly string[]
}

const open: readonly LineState[] = ['missing', 'late', 'awaited', 'unconfirmed', 'nobody']

/** What a chair should know before they sign off: what is not in, not confirmed, and where two statuses differ. */
export const SignOffPage = ({ frame, path, plan, standing, filled, doubts }: Props) => {
  const { round, lines, counts } = standing
  const apart = lines.filter(differs)
  const inState = (state: LineState) => lines.filter((line) => line.state === state)
  const parts = [
    ...open.map((state) => ({ id: `part-${state}`, words: stateWords[state], count: inState(state).length })),
    { id: 'part-differ', words: 'Reported and suggested differ', count: apart.length },
  ].filter(({ count }) => count > 0)
  return (
    <Page
      {...frame}
      title={`Sign off ${round.title}`}
      wide
      trail={[
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
        { href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` },
      ]}
      lede={signOffSentence(counts, apart.length)}
      modules={['enhance/words.js']}
      errors={filled.errors}
    >
      <OnPage parts={parts} most={20} also={[{ id: 'sign-off', words: 'Sign off this round' }]} />
      {open.map((state) => (
        <Part title={stateWords[state]} id={state} lines={inState(state)} plan={plan} path={path} />
      ))}
      <Part title="Reported and suggested status differ" id="differ" lines={apart} plan={plan} path={path} />
      <form
        id="sign-off"
        method="post"
        action={path(`/plan/rounds/${round.id}/sign-off`)}
        novalidate
        data-keep="sign-off"
        class="hf-section"
      >
        <div class="hf-column">
          {textarea({
            ...asked(filled, 'note'),
            label: { text: 'What should the group know? (optional)', classes: 'govuk-label--s' },
            hint: { text: 'It stands with the round, under your name' },
            rows: '3',
          })}
          <Confirm doubts={doubts} />
          <p class="hf-hint">
            From then on nobody can write into this round, until it is opened again. Closing it is a step of its own.
          </p>
          {button({ text: 'Sign off this round' })}
        </div>
      </form>
    </Page>
  )
}

const Part = ({
  title,
  id,
  lines,
  plan,
  path,
}: {
  title: string
  id: string
  lines: readonly RoundLine[]
  plan: Plan
  path: Ctx['path']
}) =>
  lines.length === 0 ? null : (
    <section class="hf-section" aria-labelledby={`part-${id}`}>
      <h2 class="hf-h2" id={`part-${id}`}>
        {title} <small>{counted(lines.length, 'item')}</small>
      </h2>
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Lead</th>
            <th scope="col">{id === 'differ' ? 'Reported, and suggested' : 'Said'}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/plan/items/${line.item_id}`)}>
                  {[line.reference, line.title].filter(Boolean).join(' ')}
                </a>
              </th>
              <td data-label="Lead">
                {line.leads.length === 0
                  ? Missing({ words: 'No lead' })
                  : line.leads.map(({ title: post, holder }) => (
                      <span class="hf-lead">
                        {post} {holder ? <span class="hf-meta">{holder}</span> : Late({ words: 'Vacant' })}
                      </span>
                    ))}
              </td>
              <td data-label="Said">
                <Said line={line} plan={plan} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

const Said = ({ line: { said, answer, ...line }, plan }: { line: RoundLine; plan: Plan }) => {
  if (!said || !answer) return Missing({ words: 'Nothing yet' })
  const suggested = differs({ ...line, said, answer })
    ? plan.keys[0]?.words.find(({ shape }) => shape === answer.suggested)
    : undefined
  return (
    <>
      {said.tone
        ? Status({
            tone: said.tone,
            word: said.word,
            suggested: suggested && { tone: suggested.shape, word: suggested.word },
          })
        : said.word}
      {suggested && answer.suggested_why.length > 0 && <p class="hf-meta">{answer.suggested_why.join(' ')}</p>}
      {answer.differs_why && <p class="hf-meta">The lead’s reason: {answer.differs_why}</p>}
    </>
  )
}

/** Opening a signed-off round again takes a reason. */
export const ReopeningPage = ({
  frame,
  path,
  round,
  filled,
}: Pick<Props, 'frame' | 'path' | 'filled'> & { round: RoundStanding['round'] }) => (
  <Page
    {...frame}
    title="Open this round again"
    trail={[{ href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` }]}
    lede="Leads can then write into it once more. The sign-off stays in its history."
    errors={filled.errors}
  >
    <form method="post" action={path(`/plan/rounds/${round.id}/reopening`)} novalidate>
      {textarea({
        ...asked(filled, 'reason'),
        label: { text: 'Why is it opened again?', classes: 'govuk-label--s' },
        rows: '3',
      })}
      {button({ text: 'Open it again' })}
    </form>
  </Page>
)
