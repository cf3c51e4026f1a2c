import { asked, askedDate, type Filled } from '../../../../platform/asked.ts'
import { longDate } from '../../../../platform/dates.ts'
import { button, dateInput, input, select, textarea } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { Late, Missing } from '../../../../platform/shapes.tsx'
import { Confirm } from '../../parts.tsx'
import { ToldWords } from '../changes/parts.tsx'
import type { PracticeChange } from '../changes/queries.ts'
import { ToldList } from '../telling/parts.tsx'
import type { Standard } from './queries.ts'
import { standardsLede, standsWords } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** What is expected of staff: each standard in its newest edition. */
export const StandardsPage = ({
  frame,
  path,
  standards,
  today,
  mayEdit,
}: Around & { standards: readonly Standard[]; today: string; mayEdit: boolean }) => {
  const newest = standards.filter(({ id }) => standards.every(({ follows_id: follows }) => follows !== id))
  return (
    <Page
      {...frame}
      wide
      title="Standards"
      trail={[{ href: path('/plan/plans'), text: 'Plans' }]}
      lede={standardsLede(newest, today)}
      actions={
        mayEdit && (
          <a class="govuk-link" href={path('/plan/standards/new')}>
            Add a standard
          </a>
        )
      }
    >
      {newest.length > 0 && (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Standards in their newest edition</caption>
          <thead>
            <tr>
              <th scope="col">Standard</th>
              <th scope="col">Stands</th>
              <th scope="col">Exemplar</th>
              <th scope="col">Told</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((s) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={path(`/plan/standards/${s.id}`)}>
                    {s.title}
                  </a>{' '}
                  <span class="hf-meta">edition {s.number}</span>
                </th>
                <td data-label="Stands">
                  {standsWords(s, today)}
                  <ReviewDue standard={s} today={today} />
                </td>
                <td data-label="Exemplar">{s.exemplar || Missing({ words: 'No exemplar' })}</td>
                <td data-label="Told">
                  <ToldWords change={s} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

const ReviewDue = ({ standard, today }: { standard: Standard; today: string }) =>
  standard.review_on && standard.review_on <= today && !standard.ended_on ? (
    <span class="hf-block">{Late({ words: `look again since ${longDate(standard.review_on)}` })}</span>
  ) : null

/** One edition of a standard, its exemplar, who was told, and what follows it. */
export const StandardPage = (
  p: Around & {
    standard: Standard
    follows: Standard | undefined
    followedBy: Standard | undefined
    changes: readonly PracticeChange[]
    today: string
    mayEdit: boolean
  },
) => {
  const { standard, path } = p
  const at = `/plan/standards/${standard.id}`
  return (
    <Page
      {...p.frame}
      title={standard.title}
      caption={`Standard, edition ${standard.number}`}
      trail={[{ href: path('/plan/standards'), text: 'Standards' }]}
      lede={`${standsWords(standard, p.today)}.`}
      actions={
        p.mayEdit && (
          <>
            <a class="govuk-link" href={path(`${at}/edit`)}>
              Change
            </a>
            {!p.followedBy && (
              <a class="govuk-link" href={path(`${at}/editions/new`)}>
                Write a new edition
              </a>
            )}
          </>
        )
      }
    >
      <p class="govuk-body hf-pre">{standard.says || Missing({ words: 'Nobody wrote down what it says' })}</p>
      <dl class="hf-facts">
        <div>
          <dt>Exemplar</dt>
          <dd class="hf-pre">{standard.exemplar || Missing({ words: 'No exemplar' })}</dd>
        </div>
        <div>
          <dt>Kept by</dt>
          <dd>{standard.post ?? Missing({ words: 'No post' })}</dd>
        </div>
        <div>
          <dt>Look at it again</dt>
          <dd>
            {standard.review_on ? longDate(standard.review_on) : Missing({ words: 'No date' })}
            <ReviewDue {...p} />
          </dd>
        </div>
        <div>
          <dt>Editions</dt>
          <dd>
            {p.follows && (
              <a class="govuk-link" href={path(`/plan/standards/${p.follows.id}`)}>
                Follows edition {p.follows.number}
              </a>
            )}{' '}
            {p.followedBy && (
              <a class="govuk-link" href={path(`/plan/standards/${p.followedBy.id}`)}>
                Followed by edition {p.followedBy.number}
              </a>
            )}
            {!p.follows && !p.followedBy && 'This is the only one'}
          </dd>
        </div>
      </dl>
      <section class="hf-section" aria-labelledby="follow">
        <h2 class="hf-h2" id="follow">
          Changes of practice that follow it
        </h2>
        {p.changes.length === 0 ? (
          <p class="hf-p">{Missing({ words: 'No change of practice follows it' })}</p>
        ) : (
          <ul class="hf-links">
            {p.changes.map(({ id, title }) => (
              <li>
                <a class="govuk-link" href={path(`/plan/practice/${id}`)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <ToldList about={standard} at={at} path={path} mayEdit={p.mayEdit} />
    </Page>
  )
}

/** A standard to add or change, or its next edition. */
export const StandardFormPage = ({
  frame,
  path,
  standard,
  follows,
  posts,
  filled,
  doubts,
  conflict,
}: Around & {
  standard: Standard | null
  follows: Standard | null
  posts: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
  conflict: boolean
}) => (
  <Page
    {...frame}
    title={
      conflict
        ? 'Somebody changed this before you saved'
        : standard
          ? `Change “${standard.title}”`
          : follows
            ? `Edition ${follows.number + 1} of “${follows.title}”`
            : 'Add a standard'
    }
    trail={[{ href: path('/plan/standards'), text: 'Standards' }]}
    lede={
      conflict
        ? `Your words have not been saved. Saved now is “${standard?.title ?? ''}”: ${standard?.says ?? ''}`
        : follows
          ? `Edition ${follows.number} ends on the day this one starts, and stays to be read.`
          : 'Say what is expected of staff, from when, and what good looks like.'
    }
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(
        standard
          ? `/plan/standards/${standard.id}`
          : follows
            ? `/plan/standards/${follows.id}/editions`
            : '/plan/standards',
      )}
      novalidate
    >
      {standard && <input type="hidden" name="version" value={String(standard.version)} />}
      {input({ ...asked(filled, 'title'), label: { text: 'Title', classes: 'govuk-label--s' } })}
      {textarea({ ...asked(filled, 'says'), label: { text: 'What it says', classes: 'govuk-label--s' }, rows: '8' })}
      {dateInput({
        ...askedDate(filled, 'starts'),
        fieldset: { legend: { text: 'Starts', classes: 'govuk-fieldset__legend--s' } },
      })}
      {textarea({
        ...asked(filled, 'exemplar'),
        label: { text: 'Exemplar', classes: 'govuk-label--s' },
        hint: { text: 'What good looks like, or where a good example is kept' },
        rows: '2',
      })}
      {select({
        ...asked(filled, 'post_id'),
        label: { text: 'Kept by', classes: 'govuk-label--s' },
        items: [{ value: '', text: 'No post' }, ...posts.map(({ id, title }) => ({ value: id, text: title }))],
      })}
      {dateInput({
        ...askedDate(filled, 'review_on'),
        fieldset: { legend: { text: 'Look at it again on (optional)', classes: 'govuk-fieldset__legend--s' } },
      })}
      {standard &&
        dateInput({
          ...askedDate(filled, 'ended_on'),
          fieldset: { legend: { text: 'Ended on', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'Only when it no longer counts' },
        })}
      <Confirm doubts={doubts} />
      {button({ text: standard ? 'Save' : follows ? `Add edition ${follows.number + 1}` : 'Add this standard' })}
    </form>
  </Page>
)
