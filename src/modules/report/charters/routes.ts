import { after, member, missing, type Route } from '../../../platform/route.ts'
import { chartersOf, findCharter, findItem } from '../../plan/index.ts'
import { people } from '../../partnership/index.ts'
import { download, formatOf, templatePath } from '../taking-away.ts'
import { charterPaper } from './paper.ts'

/** A version of a charter to take along: Word in the partnership's template, PDF, or a page of its own. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/report/charters/:charter/files/:format',
    can: member('plan.read'),
    text: ['format'],
    run: async (c) => {
      const format = formatOf(c.params.format)
      const charter = format && (await findCharter(c.db, c.params.charter ?? ''))
      const found = charter && (await findItem(c.db, charter.item_id, { personId: c.user.id, now: c.now }))
      if (!format || !charter || !found) return missing
      const names = new Map((await people(c.db)).map(({ person_id: id, name }) => [id, name]))
      const paper = charterPaper({
        charter,
        versions: await chartersOf(c.db, charter.item_id),
        item: found.item,
        plan: found.plan.title,
        partnership: c.partnership,
        nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
        now: c.now,
      })
      const template = await templatePath(c)
      const state = {
        draft: 'draft',
        submitted: 'to decide',
        changes_asked: 'sent back',
        approved: 'approved',
        replaced: 'replaced',
      }
      return after(() => download(paper, format, template, `version ${charter.number} ${state[charter.state]}`))
    },
  },
]
