import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, input, textarea } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import type { Piece } from '../queries.ts'
import { heardWords, toldBackSentence, type View } from './rules.ts'

type Path = (rest: string) => string

export const ViewPage = ({
  frame,
  path,
  piece,
  filled,
  doubts,
  conflict,
}: {
  frame: Frame & { banner?: string | undefined }
  path: Path
  piece: Piece
  filled: Filled
  doubts: readonly string[]
  conflict: boolean
}) => (
  <Page
    {...frame}
    title={conflict ? 'Somebody changed these views before you saved' : `Whose views are these?`}
    caption={piece.title}
    trail={[
      { href: path('/evidence'), text: 'Evidence' },
      { href: path(`/evidence/pieces/${piece.id}`), text: piece.title },
    ]}
    lede={
      conflict
        ? 'Your words have not been saved. What is saved now stands first, your words below it: save again if they still hold.'
        : 'Say who was asked and heard, and what they were told of what they said. Leave out names.'
    }
    errors={filled.errors}
    modules={['enhance/words.js']}
  >
    {conflict && piece.view && <ViewFacts view={piece.view} />}
    <form method="post" action={path(`/evidence/pieces/${piece.id}/view`)} novalidate>
      <input type="hidden" name="version" value={String(piece.view?.version ?? 0)} />
      {input({
        ...asked(filled, 'whose'),
        label: { text: 'Whose views are these?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: young people in the two children’s houses' },
      })}
      <div class="hf-pair">
        {input({
          ...asked(filled, 'asked'),
          label: { text: 'How many were asked', classes: 'govuk-label--s' },
          classes: 'govuk-input--width-4',
          inputmode: 'numeric',
        })}
        {input({
          ...asked(filled, 'heard'),
          label: { text: 'How many were heard', classes: 'govuk-label--s' },
          classes: 'govuk-input--width-4',
          inputmode: 'numeric',
        })}
      </div>
      {textarea({
        ...asked(filled, 'how'),
        label: { text: 'How were they asked?', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {textarea({
        ...asked(filled, 'words'),
        label: { text: 'In their words', classes: 'govuk-label--s' },
        hint: { text: 'Short passages as they were said, none that points to one child' },
        rows: '4',
      })}
      {textarea({
        ...asked(filled, 'changed'),
        label: { text: 'What changed because of it?', classes: 'govuk-label--s' },
        rows: '3',
      })}
      {dateInput({
        ...askedDate(filled, 'told_back_on'),
        fieldset: { legend: { text: 'When were they told back?', classes: 'govuk-fieldset__legend--s' } },
      })}
      {input({
        ...asked(filled, 'told_back_how'),
        label: { text: 'How were they told back?', classes: 'govuk-label--s' },
      })}
      <Doubts doubts={doubts} filled={filled} />
      {button({ text: conflict ? 'Save mine over it' : 'Save' })}
    </form>
  </Page>
)

/** The views of a piece on its own page; what nobody said yet stands as missing. */
export const Views = ({
  piece,
  today,
  path,
  mayChange,
}: {
  piece: Piece
  today: string
  path: Path
  mayChange: boolean
}) => {
  const told = toldBackSentence(piece, piece.view, today)
  return (
    <section class="hf-section" aria-labelledby="views">
      <h2 class="hf-h2" id="views">
        Whose views{' '}
        {mayChange && (
          <small>
            <a class="govuk-link" href={path(`/evidence/pieces/${piece.id}/view/edit`)}>
              {piece.view ? 'Change' : 'Say whose, how many, and what they were told'}
            </a>
          </small>
        )}
      </h2>
      {piece.view ? <ViewFacts view={piece.view} /> : <p class="hf-p">{Missing({ words: 'Nobody said whose' })}</p>}
      {told && <p class="hf-p">{piece.view?.told_back_on ? `${told}.` : Missing({ words: `${told}.` })}</p>}
    </section>
  )
}

const ViewFacts = ({ view }: { view: View }) => {
  const facts: [string, string | null][] = [
    ['Whose', view.whose],
    ['How many', heardWords(view)],
    ['How they were asked', view.how || null],
    ['In their words', view.words || null],
    ['What changed', view.changed || null],
  ]
  return (
    <dl class="hf-facts">
      {facts.map(([name, words]) => (
        <div>
          <dt>{name}</dt>
          <dd class="hf-pre">{words ?? <Missing words="Not said" />}</dd>
        </div>
      ))}
    </dl>
  )
}
