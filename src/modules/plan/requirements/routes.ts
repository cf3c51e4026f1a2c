import { choice, readForm, text } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { withRound } from '../rounds/access.ts'
import type { Round, RoundLine } from '../rounds/model.ts'
import { holdRound, requireItem } from '../rounds/queries.ts'
import { shutWords } from '../rounds/rules.ts'
import { roundStanding } from '../rounds/standing.ts'
import { RequirementPage } from './pages.tsx'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/rounds/:round/items/:item/requirement',
    can: member('plan.edit'),
    run: (c) =>
      withLine(c, (round, line) => page(RequirementPage({ ...around(c), round, line, filled: { words: {} } }))),
  },
  {
    method: 'POST',
    path: '/plan/rounds/:round/items/:item/requirement',
    can: member('plan.edit'),
    run: (c) =>
      withLine(c, async (round, line) => {
        const read = readForm(c.form, {
          required: choice(['yes', 'no'], { called: 'The answer', required: 'Say whether it is required' }),
          why: text({ called: 'The reason', required: 'Say why', max: 500 }),
        })
        if (read.errors)
          return page(
            RequirementPage({ ...around(c), round, line, filled: { words: c.form, errors: read.errors } }),
            400,
          )
        const shut = shutWords({ ...round, state: (await holdRound(c.db, round.id)) ?? 'dropped' })
        if (shut) return goTo(c.path(`/plan/rounds/${round.id}`), shut)
        const required = read.value.required === 'yes'
        await requireItem(c.db, round.id, { item_id: line.item_id, required, why_not: required ? '' : read.value.why })
        await note(
          c,
          'plan.round',
          round.id,
          `${required ? 'requires' : 'does not require'} an update on “${line.title}”, because “${read.value.why}”`,
        )
        return goTo(
          c.path(`/plan/rounds/${round.id}`),
          required ? `An update on “${line.title}” is required` : `No update on “${line.title}” is required`,
        )
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

// Only an open round has items to choose among: a draft's follow from the plan, a closed one's stand still.
const withLine = (c: Ctx, run: (round: Round, line: RoundLine) => Answer | Promise<Answer>): Promise<Answer> =>
  withRound(c, async (round) => {
    const shut = shutWords(round)
    if (shut) return goTo(c.path(`/plan/rounds/${round.id}`), shut)
    const { lines } = await roundStanding(c.db, round, c.today, { personId: c.user.id, now: c.now })
    const line = lines.find(({ item_id: id }) => id === c.params.item)
    return line ? run(round, line) : missing
  })
