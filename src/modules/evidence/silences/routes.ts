import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { also, date, longText, readForm } from '../../../platform/forms.ts'
import { goTo, member, missing, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { statement } from '../supports/queries.ts'
import { statementPage } from '../supports/routes.ts'
import { addSilence } from './queries.ts'
import { lapseError } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/evidence/statements/:statement/silences',
    can: member('evidence.add'),
    run: async (c) => {
      const about = await statement(c.db, c.params.statement ?? '', c.now)
      if (!about) return missing
      const read = readForm(c.form, {
        reason: longText({ called: 'The reason', required: 'Say why children’s views are missing', max: 2000 }),
        lapses: also(
          date({ called: 'the day on which it lapses', required: 'Enter the day on which the reason lapses' }),
          (day) => lapseError(day, c.today) ?? undefined,
        ),
      })
      if (read.errors) return statementPage(c, about, { words: c.form, errors: read.errors }, [], 400)
      const { reason, lapses } = read.value
      const doubts = doubtsIn(c.form, [reason])
      if (doubts.length > 0) return statementPage(c, about, { words: c.form, errors: doubtErrors }, doubts, 400)
      await addSilence(c.db, { statementId: about.id, reason, givenOn: c.today, lapsesOn: lapses })
      await note(c, 'evidence.statement', about.id, `said why children’s views are missing on “${about.title}”`)
      return goTo(c.path(`/evidence/statements/${about.id}`), 'Saved the reason')
    },
  },
]
