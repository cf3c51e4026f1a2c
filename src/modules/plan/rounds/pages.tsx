import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, input, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { Confirm } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Plan } from '../plans/model.ts'
import type { Round } from './model.ts'
import { dueWords, roundStateWords, underWay } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Size = { round_id: string; asked: number; in: number }

/** The rounds of one plan, the newest first. */
export const RoundsPage = ({
  frame,
  path,
  plan,
  rounds,
  sizes,
  mayEdit,
}: Around & { plan: Plan; rounds: readonly Round[]; sizes: readonly Size[]; mayEdit: boolean }) => (
  <Page
    {...frame}
    title="Rounds"
    wide
    trail={[
      { href: path('/plan/plans'), text: 'Plans' },
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
    ]}
    lede={lede(rounds, sizes)}
    actions={
      mayEdit && (
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}/rounds/new`)}>
          Prepare a round
        </a>
      )
    }
  >
    <Places path={path} plan={plan.id} at="/rounds" />
    {rounds.length === 0 ? (
      <p class="govuk-body">
        In a round each lead is asked once, on one page, how their items are going. When it closes, what was said stands
        still.{' '}
        {mayEdit ? 'Prepare the first: the dates are filled in for you.' : 'The coordinator prepares the first round.'}
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Rounds of this plan</caption>
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">State</th>
            <th scope="col">Period</th>
            <th scope="col">Due</th>
            <th scope="col">Updates in</th>
            <th scope="col">Reports to</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr>
              <th scope="row">
                <a class="govuk-link" href={path(`/plan/rounds/${round.id}`)}>
                  {round.title}
                </a>
              </th>
              <td data-label="State">{roundStateWords[round.state]}</td>
              <td data-label="Period">
                {longDate(round.period_from)} to {longDate(round.period_to)}
              </td>
              <td data-label="Due">{dueWords(round)}</td>
              <td data-label="Updates in">{inWords(sizes.find(({ round_id: id }) => id === round.id))}</td>
              <td data-label="Reports to">{round.group ?? 'No group named'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

const inWords = (size: Size | undefined) => (size ? `${size.in} of ${size.asked}` : 'Not opened')

const lede = (rounds: readonly Round[], sizes: readonly Size[]): string => {
  if (rounds.length === 0) return 'This plan has had no round yet.'
  const now = rounds.find(underWay)
  const size = sizes.find(({ round_id: id }) => id === now?.id)
  const kept = rounds.filter(({ state }) => state !== 'dropped').length
  return now
    ? `${now.title} is under way: ${size?.in ?? 0} of ${size?.asked ?? 0} updates are in, due by ${longDate(now.due)}.`
    : `No round is under way. This plan has ${counted(kept, 'round')}.`
}

type FormProps = Around & {
  plan: Pick<Plan, 'id' | 'title'>
  /** Null: a new round. */
  round: Round | null
  filled: Filled
  doubts: readonly string[]
  groups: readonly { id: string; name: string }[]
}

/** Preparing a round, or changing one. */
export const RoundFormPage = ({ frame, path, plan, round, filled, doubts, groups }: FormProps) => (
  <Page
    {...frame}
    title={round ? `Change the round ${round.title}` : 'Prepare a round'}
    trail={[
      { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      { href: path(`/plan/plans/${plan.id}/rounds`), text: 'Rounds' },
    ]}
    lede={
      round
        ? undefined
        : 'Nobody is asked for anything yet: this makes a draft. The days are those of the last round, one period on.'
    }
    errors={filled.errors}
    modules={['enhance/words.js']}
  >
    <form
      method="post"
      action={path(round ? `/plan/rounds/${round.id}` : `/plan/plans/${plan.id}/rounds`)}
      novalidate
      data-keep="round"
    >
      {round && <input type="hidden" name="version" value={wordOf(filled.words, 'version') || String(round.version)} />}
      {dateInput({ ...askedDate(filled, 'periodFrom'), fieldset: legend('First day of the period') })}
      {dateInput({ ...askedDate(filled, 'periodTo'), fieldset: legend('Last day of the period') })}
      {input({
        ...asked(filled, 'title'),
        label: { text: 'Title', classes: 'govuk-label--s' },
        hint: { text: 'Leave it empty and it is called after the months of its period' },
      })}
      {dateInput({
        ...askedDate(filled, 'opens'),
        fieldset: legend('It opens on'),
        hint: { text: 'From this day leads can be asked' },
      })}
      {dateInput({ ...askedDate(filled, 'due'), fieldset: legend('Updates are due by') })}
      {dateInput({
        ...askedDate(filled, 'closes'),
        fieldset: legend('It closes on'),
        hint: { text: 'Between the due day and this one, late updates are chased' },
      })}
      {select({
        ...asked(filled, 'group'),
        label: { text: 'Which group does it report to? (optional)', classes: 'govuk-label--s' },
        items: [{ value: '', text: 'No group named' }, ...groups.map(({ id, name }) => ({ value: id, text: name }))],
      })}
      {textarea({
        ...asked(filled, 'words'),
        label: { text: 'Your words in the mail to leads (optional)', classes: 'govuk-label--s' },
        hint: { text: 'The mail already says what is owed, by when, and how to answer' },
        rows: '4',
      })}
      <Confirm doubts={doubts} />
      {button({ text: round ? 'Save' : 'Make this draft' })}
    </form>
  </Page>
)

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
