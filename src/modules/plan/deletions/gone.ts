import { type Answer, type Ctx, missing, page } from '../../../platform/route.ts'
import { wordOf } from '../../../platform/forms.ts'
import { findDeleted } from './queries.ts'
import { GonePage } from './pages.tsx'

const called: Record<string, string> = {
  title: 'Title',
  aim: 'Aim',
  reason: 'Reason',
  signpost: 'Where it stands instead',
  done: 'What has been done',
  next: 'What is next',
  difference: 'What difference it made',
  help: 'Help needed',
  forecastReason: 'Reason for the new date',
}

/** Somebody deleted the item while this person wrote: their words come back, and the item can be brought back. */
export async function gone(c: Ctx, itemId: string): Promise<Answer> {
  const item = await findDeleted(c.db, itemId)
  if (!item) return missing
  const typed = Object.keys(c.form)
    .map((name) => ({
      name: called[name] ?? (name.startsWith('part-') ? 'Another agency’s part' : ''),
      words: wordOf(c.form, name).trim(),
    }))
    .filter(({ name, words }) => name !== '' && words !== '')
  return page(GonePage({ frame: c.frame('plan'), path: c.path, item, typed, mayRestore: c.may('plan.edit') }), 409)
}
