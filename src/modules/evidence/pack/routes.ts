import { isId } from '../../../platform/forms.ts'
import { member, missing, type Route } from '../../../platform/route.ts'
import { statement } from '../supports/queries.ts'
import { packOf } from './make.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/pack',
    can: member('evidence.read'),
    run: async (c) => {
      const wanted = c.query.get('statement') ?? ''
      const about = isId(wanted) ? await statement(c.db, wanted, c.now) : undefined
      return about ? packOf(c, { title: about.title, statementIds: [about.id] }) : missing
    },
  },
]
