import { type FormError, wordOf, wrong } from '../../../platform/forms.ts'
import { after, type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { accept } from './accepting.ts'
import { type Dropped, readDropped, setAside } from './dropping.ts'
import { DropPage } from './pages.tsx'
import { openReadings, saveChoices, setThrownAway } from './queries.ts'
import { around, choicesSent, elsewhere, readingOf, readingPage, viewAsked } from './showing.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/reports/new',
    can: member('inspection.edit'),
    run: async (c) =>
      page(DropPage({ ...around(c), filled: { words: {} }, open: await openReadings(c.db, c.user.id) })),
  },
  {
    method: 'POST',
    path: '/inspection/reports/new',
    can: member('inspection.edit'),
    limits: { file: 25 * 1024 * 1024, files: 1, fields: 4_000_000 },
    run: drop,
  },
  {
    method: 'GET',
    path: '/inspection/reports/:reading',
    can: member('inspection.edit'),
    run: async (c) => {
      const reading = await readingOf(c)
      if (!reading) return missing
      if (reading.state !== 'open') return elsewhere(c, reading)
      return readingPage(c, reading, reading.choices, viewAsked(c.query.get('view'), c.query.get('page')))
    },
  },
  {
    method: 'POST',
    path: '/inspection/reports/:reading',
    can: member('inspection.edit'),
    run: async (c) => {
      const reading = await readingOf(c)
      if (!reading) return missing
      if (reading.state !== 'open') return elsewhere(c, reading)
      await saveChoices(c.db, reading.id, choicesSent(c, reading))
      const [to, number] = wordOf(c.form, 'do').split('-')
      if (to === 'all') return goTo(c.path(`/inspection/reports/${reading.id}?view=all&page=${number}`))
      return to === 'offered'
        ? goTo(c.path(`/inspection/reports/${reading.id}`))
        : goTo(c.path('/inspection'), 'Saved. Go on with it whenever you like.')
    },
  },
  { method: 'POST', path: '/inspection/reports/:reading/acceptance', can: member('inspection.edit'), run: accept },
  {
    method: 'POST',
    path: '/inspection/reports/:reading/disposal',
    can: member('inspection.edit'),
    run: async (c) =>
      throwAway(c, true, '/inspection', 'Thrown away. You can bring it back from the list of what was deleted.'),
  },
  {
    method: 'POST',
    path: '/inspection/reports/:reading/restoration',
    can: member('inspection.edit'),
    run: async (c) => throwAway(c, false, `/inspection/reports/${c.params.reading}`, 'Brought back'),
  },
]

async function throwAway(c: Ctx, away: boolean, to: string, said: string) {
  const reading = await readingOf(c)
  if (!reading || !(await setThrownAway(c.db, reading.id, away))) return missing
  await note(
    c,
    'inspection.report_reading',
    reading.id,
    `${away ? 'threw away' : 'brought back'} “${reading.file_name}”`,
  )
  return goTo(c.path(to), said)
}

async function drop(c: Ctx): Promise<Answer> {
  const [upload, text] = [c.files.file?.[0], wordOf(c.form, 'text').trim()]
  const open = await openReadings(c.db, c.user.id)
  const again = (error: FormError) =>
    page(DropPage({ ...around(c), filled: { words: c.form, errors: [error] }, open }), 400)
  if (!upload && !text) return again(wrong('file', 'Choose the report’s file, or paste its text'))
  if (upload && text) return again(wrong('text', 'Give either the file or its text, not both'))
  const dropped: Dropped = upload ? { upload: await setAside(upload) } : { text, name: 'Pasted text' }
  return after(async () => {
    const read = await readDropped(c, dropped)
    return 'refused' in read
      ? again(wrong(upload ? 'file' : 'text', read.refused))
      : goTo(c.path(`/inspection/reports/${read.id}`), 'Read. Nothing is taken yet.')
  })
}
