import { member, type Route } from '../../../../platform/route.ts'
import { showDifferences, takeOver } from '../../workbook/routes.ts'
import { saveColumns, showColumns } from './columns.ts'
import { drop, edit, merge, move, showItem, split } from './correct.ts'
import { saveLeads, showLeads } from './leads.ts'
import { saveAnswers, saveAround, showAnswers, showAround } from './offered.ts'
import { askThrow, reopen, showOutcome, undo } from './outcome.ts'
import { answers, show, throwAway, undoDecision } from './settle.ts'
import { receive, start } from './start.ts'

const can = member('plan.edit')
const one = '/plan/imports/:import'
const item = `${one}/items/:key`
// The largest file a reader takes, and the room a form of 300 items needs.
const limits = { file: 26_300_000, files: 1, fields: 8_000_000 }

export const importRoutes: Route[] = [
  { method: 'GET', path: '/plan/import', can, run: start },
  { method: 'POST', path: '/plan/import', can, limits, run: receive },
  { method: 'GET', path: one, can, run: show },
  { method: 'POST', path: `${one}/answers`, can, limits, run: answers },
  { method: 'POST', path: `${one}/undone-decision`, can, run: undoDecision },
  { method: 'GET', path: `${one}/throwing-away`, can, run: askThrow },
  { method: 'POST', path: `${one}/throwing-away`, can, run: throwAway },
  { method: 'GET', path: `${one}/columns`, can, run: showColumns },
  { method: 'POST', path: `${one}/columns`, can, run: saveColumns },
  { method: 'GET', path: `${one}/leads`, can, run: showLeads },
  { method: 'POST', path: `${one}/leads`, can, run: saveLeads },
  { method: 'GET', path: `${one}/around`, can, run: showAround },
  { method: 'POST', path: `${one}/around`, can, run: saveAround },
  { method: 'GET', path: `${one}/findings`, can, run: showAnswers },
  { method: 'POST', path: `${one}/findings`, can, run: saveAnswers },
  { method: 'GET', path: item, can, text: ['key'], run: showItem },
  { method: 'POST', path: `${item}/edits`, can, text: ['key'], run: edit },
  { method: 'POST', path: `${item}/split`, can, text: ['key'], run: split },
  { method: 'POST', path: `${item}/merger`, can, text: ['key'], run: merge },
  { method: 'POST', path: `${item}/moves`, can, text: ['key'], run: move },
  { method: 'POST', path: `${item}/dropping`, can, text: ['key'], run: drop },
  { method: 'GET', path: `${one}/outcome`, can, run: showOutcome },
  { method: 'POST', path: `${one}/undoing`, can, run: undo },
  { method: 'POST', path: `${one}/reopening`, can, run: reopen },
  { method: 'GET', path: `${one}/differences`, can, run: showDifferences },
  { method: 'POST', path: `${one}/differences`, can, run: takeOver },
]
