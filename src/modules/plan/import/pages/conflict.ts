import { wordOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, page } from '../../../../platform/route.ts'
import { ConflictPage } from './conflict-pages.tsx'
import { told } from './described.ts'
import type { Opened } from './opened.ts'

/**
 * Two people settle one import: what the other saved meanwhile stands beside what was about to be saved, and the same
 * form can be sent again. `action` is where it goes when that is not the page's own address.
 */
export const conflict = (c: Ctx, { made, proposal }: Opened, mine: readonly string[], action?: string): Answer => {
  const decided = Number(wordOf(c.form, 'decided')) || 0
  const theirs = made.decisions
    .slice(Math.min(decided, made.decisions.length))
    .map((decision) => told(decision, proposal))
  const { version: _, decided: __, ...rest } = c.form
  return page(
    ConflictPage({
      frame: c.frame('plan'),
      path: c.path,
      here: c.path(`/plan/imports/${made.id}`),
      title: made.title,
      action: action ?? c.path(`/plan/imports/${made.id}/answers`),
      fields: { ...rest, version: String(made.version), decided: String(made.decisions.length) },
      theirs,
      mine,
    }),
    409,
  )
}
