import { dateFields, type Filled } from '../../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../../platform/doubts.tsx'
import { also, choice, date, longText, readForm, versionOf, wrong } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, page, type Route } from '../../../../platform/route.ts'
import { note } from '../../../history/index.ts'
import type { PracticeChange } from '../changes/queries.ts'
import { withChange } from '../changes/routes.ts'
import { decisionWords } from '../changes/rules.ts'
import { ReviewPage } from './pages.tsx'
import { saveReview } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/practice/:change/reviews/new',
    can: member('plan.edit'),
    run: (c) =>
      withChange(c, (change) => show(c, change, { words: { ...dateFields('reviewed_on', c.today) } }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/practice/:change/reviews',
    can: member('plan.edit'),
    run: (c) => withChange(c, (change) => save(c, change)),
  },
]

async function save(c: Ctx, change: PracticeChange): Promise<Answer> {
  const read = readForm(c.form, {
    decision: choice(['adopt', 'adapt', 'abandon'], {
      called: 'The decision',
      required: 'Choose whether to adopt, adapt or abandon it',
    }),
    reviewed_on: also(date({ called: 'the day of the review', required: 'Enter the day of the review' }), (day) =>
      day > c.today ? 'The day of the review cannot be in the future' : undefined,
    ),
    learned: longText({ called: 'What was learned', required: 'Say what was learned' }),
    next: date({ called: 'the day of the next review' }),
  })
  if (read.errors) return show(c, change, { words: c.form, errors: read.errors }, [], 400)
  const { decision, reviewed_on: reviewedOn, learned, next } = read.value
  if (next && next <= reviewedOn)
    return show(
      c,
      change,
      { words: c.form, errors: [wrong('next', 'The next review must be after this one', 'day')] },
      [],
      400,
    )
  const doubts = doubtsIn(c.form, [learned])
  if (doubts.length > 0) return show(c, change, { words: c.form, errors: doubtErrors }, doubts, 400)
  const saved = await saveReview(c.db, change, versionOf(c.form), { decision, reviewedOn, learned, next })
  if (!saved) return show(c, change, { words: c.form }, [], 409)
  await note(
    c,
    'plan.practice_change',
    change.id,
    `reviewed “${change.title}”: ${decisionWords[decision].toLowerCase()}`,
  )
  return goTo(c.path(`/plan/practice/${change.id}`), `${decisionWords[decision]}. What was learned is written down.`)
}

const show = (
  c: Ctx,
  change: PracticeChange,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400 | 409,
): Answer =>
  page(ReviewPage({ frame: c.frame('plan'), path: c.path, change, filled, doubts, conflict: status === 409 }), status)
