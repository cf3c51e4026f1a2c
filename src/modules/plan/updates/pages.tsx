import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, details, errorMessage, input, radios, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Shape, Status } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { daysLate, movedWords } from '../outline/rules.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import type { KeyWord } from '../plans/model.ts'
import { Reasons } from '../suggestion/parts.tsx'
import type { Suggestion } from '../suggestion/queries.ts'
import type { Voice } from './rules.ts'

export type UpdatePageProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  words: readonly KeyWord[]
  voices: readonly Voice[]
  agencies: readonly { id: string; name: string }[]
  filled: Filled
  doubts: readonly string[]
  last: { dated: string; word: string } | null
  /** What Holdfast suggests today: whoever writes reads it first. */
  suggested: Pick<Suggestion, 'tone' | 'word' | 'reasons' | 'wanting' | 'note'> | null
  today: string
  mayAddEvidence: boolean
}

/** One update: three answers, the rest folded away. */
export const UpdatePage = (p: UpdatePageProps) => {
  const { item, filled, path, last } = p
  return (
    <Page
      {...p.frame}
      title={`Update: ${item.title}`}
      caption={<Caption {...p} />}
      trail={[
        { href: path('/plan/mine'), text: 'My items' },
        { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
      ]}
      lede="Three answers are enough. Everything else is folded away below."
      errors={filled.errors}
    >
      <form method="post" action={path(`/plan/items/${item.id}/updates`)} novalidate>
        <Voices {...p} />
        {p.suggested && <Suggested {...p.suggested} />}
        <Tiles {...p} />
        {p.suggested && <WhyOther {...p} />}
        {textarea({
          ...asked(filled, 'done'),
          label: {
            text: last ? `What changed since ${longDate(last.dated)}?` : 'What has been done?',
            classes: 'govuk-label--s',
          },
          rows: '4',
        })}
        {textarea({
          ...asked(filled, 'next'),
          label: { text: 'What is next?', classes: 'govuk-label--s' },
          hint: { text: 'Not needed when it is complete' },
          rows: '3',
        })}
        <Agreement {...p} />
        <Folded {...p} />
        <Confirm doubts={p.doubts} />
        <p class="hf-hint">
          Do not write anything by which a child could be known: no names, initials or dates of birth.
        </p>
        {button({ text: 'Send this update' })}
      </form>
      {last && (
        <form method="post" action={path(`/plan/items/${item.id}/no-change`)}>
          <p class="govuk-body">
            <button class="hf-linkbutton" type="submit">
              No change since {longDate(last.dated)}: still {last.word.toLowerCase()}
            </button>
          </p>
        </form>
      )}
    </Page>
  )
}

const Caption = ({ item, today }: UpdatePageProps) => {
  const late = daysLate(item, today)
  return (
    <>
      {item.reference && `Item ${item.reference}. `}
      {item.due ? `Due ${longDate(item.due)}` : item.due_kind === 'ongoing' ? 'Ongoing' : 'Date to be confirmed'}
      {late > 0 && <>, {Late({ words: `${counted(late, 'day')} late` })}</>}
      {item.moved > 0 && `, ${movedWords(item.moved)}`}
    </>
  )
}

const Voices = ({ voices, filled }: UpdatePageProps) => {
  const [only, ...more] = voices
  return (
    <>
      {only && more.length === 0 && (
        <p class="govuk-body">
          You write {only.own ? 'as' : 'for'} <b>{only.title}</b>
          {only.own ? '' : only.holder ? ` (${only.holder})` : ' (vacant)'}.
        </p>
      )}
      {more.length > 0 &&
        radios({
          ...askedChoice(filled, 'forPost'),
          fieldset: { legend: { text: 'For which post do you write?', classes: 'govuk-fieldset__legend--s' } },
          classes: 'govuk-radios--small',
          items: voices.map(({ postId, title, holder, own }) => ({
            value: postId,
            text: title,
            hint: { text: own ? 'You hold it' : (holder ?? 'Vacant') },
          })),
        })}
    </>
  )
}

// Only for words written on another's behalf: how the post's holder came to agree.
const Agreement = ({ voices, filled }: UpdatePageProps) =>
  voices.every(({ own }) => own) ? null : (
    <>
      {radios({
        ...askedChoice(filled, 'agreedHow'),
        fieldset: {
          legend: { text: 'How did the post’s holder agree to these words?', classes: 'govuk-fieldset__legend--s' },
        },
        classes: 'govuk-radios--small',
        items: [
          { value: 'email', text: 'By e-mail' },
          { value: 'meeting', text: 'At a meeting' },
          { value: 'telephone', text: 'By telephone' },
          { value: 'not_yet', text: 'Not yet: ask them to confirm it here' },
        ],
      })}
      {dateInput({
        ...askedDate(filled, 'agreedOn'),
        fieldset: { legend: { text: 'When did they agree?', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Leave it empty if they have not yet' },
      })}
    </>
  )

const Tiles = ({ words, filled, last }: UpdatePageProps) => {
  const error = filled.errors?.find(({ field }) => field === 'status')
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset hf-upfield" aria-describedby={error ? 'status-error' : undefined} id="status">
        <legend>How is it going?</legend>
        {last && (
          <p class="hf-hint">
            Said on {longDate(last.dated)}: {last.word.toLowerCase()}.
          </p>
        )}
        {error && errorMessage({ id: 'status-error', text: error.text })}
        <div class="hf-stats">
          {words.map(({ code, word, shape }) => (
            <div class="hf-stat">
              <input
                type="radio"
                name="status"
                value={code}
                id={`status-${code}`}
                checked={wordOf(filled.words, 'status') === code}
              />
              <label for={`status-${code}`}>
                {Shape({ tone: shape })}
                <span>{word}</span>
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

const Suggested = ({ tone, word, reasons, wanting, note }: NonNullable<UpdatePageProps['suggested']>) => (
  <div class="hf-suggested">
    <p>{Status({ tone, word: `Suggested: ${word.toLowerCase()}`, open: true })}</p>
    <Reasons of={reasons} />
    {wanting && <p>{wanting}</p>}
    {note && <p>{note}</p>}
    <p class="hf-meta">You see this before anybody else. The board sees it beside what you say.</p>
  </div>
)

const WhyOther = ({ filled }: UpdatePageProps) =>
  details({
    summaryText: 'If you say another status than the suggested one: why?',
    open: wordOf(filled.words, 'differsWhy') !== '',
    html: textarea({
      ...asked(filled, 'differsWhy'),
      label: { text: 'Why is it another status?', classes: 'govuk-label--s' },
      hint: { text: 'Optional. The board sees both, and your reason.' },
      rows: '2',
    }),
  })

const folded = ['difference', 'help', 'forecast', 'forecastReason', 'dated']

const Folded = ({ filled, agencies, item, path, mayAddEvidence }: UpdatePageProps) => {
  const used = [...folded, ...agencies.map(({ id }) => `part-${id}`)]
  const open =
    used.some((name) => [name, `${name}-day`].some((each) => wordOf(filled.words, each) !== '')) ||
    (filled.errors ?? []).some(({ field }) => used.includes(field))
  return (
    <>
      {details({
        summaryText: 'Add the difference it made, help needed, a new date, other agencies’ parts',
        open,
        html: (
          <>
            {textarea({
              ...asked(filled, 'difference'),
              label: { text: 'What difference did it make to children?', classes: 'govuk-label--s' },
              hint: { text: 'If none yet, say so. That is an answer.' },
              rows: '2',
            })}
            {textarea({
              ...asked(filled, 'help'),
              label: { text: 'What help do you need, and from whom?', classes: 'govuk-label--s' },
              rows: '2',
            })}
            {dateInput({
              ...askedDate(filled, 'forecast'),
              fieldset: { legend: { text: 'New finish date', classes: 'govuk-fieldset__legend--s' } },
              hint: { text: 'Only if you expect another day' },
            })}
            {input({
              ...asked(filled, 'forecastReason'),
              label: { text: 'Why has the date moved?', classes: 'govuk-label--s' },
              hint: { text: 'Boards see the reason' },
            })}
            {dateInput({
              ...askedDate(filled, 'dated'),
              fieldset: { legend: { text: 'Day of this update', classes: 'govuk-fieldset__legend--s' } },
              hint: { text: 'Today, unless you write up something earlier' },
            })}
            {agencies.map(({ id, name }) =>
              textarea({ ...asked(filled, `part-${id}`), label: { text: `${name}’s part` }, rows: '2' }),
            )}
          </>
        ),
      })}
      {mayAddEvidence && (
        <p class="govuk-body">
          Evidence is added on{' '}
          <a class="govuk-link" href={path(`/evidence/new?for=${item.id}`)}>
            a page of its own
          </a>
          .
        </p>
      )}
    </>
  )
}
