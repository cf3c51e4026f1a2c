import type { Filled } from '../../../platform/asked.ts'
import { choice, number, readForm, text, versionOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, page, type Route } from '../../../platform/route.ts'
import { areas, SettingsConflict, SettingsPage, ticked } from './pages.tsx'
import { changeSettings, settingsOf } from './queries.ts'

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

export const settingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/settings',
    can: member('partnership.edit'),
    run: async (c) => {
      const { name, marking, year_start, disclosure_threshold, areas, version } = await settingsOf(
        c.db,
        c.partnership.id,
      )
      const words = {
        name,
        marking,
        year_start: String(year_start),
        threshold: String(disclosure_threshold),
        areas,
        version: String(version),
      }
      return form(c, { words }, 200)
    },
  },
  { method: 'POST', path: '/partnership/settings', can: member('partnership.edit'), run: save },
]

async function save(c: Ctx): Promise<Answer> {
  const read = readForm(c.form, {
    name: text({ called: 'The name', required: 'Enter what the partnership is called' }),
    marking: text({ called: 'The protective marking', max: 60 }),
    year_start: choice(months, { called: 'The month', required: 'Choose the month in which the year begins' }),
    threshold: number({
      called: 'The smallest count shown',
      required: 'Enter the smallest count that may be shown',
      min: 1,
      max: 50,
      whole: true,
    }),
  })
  if (read.errors) return form(c, { words: c.form, errors: read.errors }, 400)
  const { name, marking, year_start, threshold } = read.value
  const words = {
    name,
    marking: marking ?? '',
    year_start: Number(year_start),
    disclosure_threshold: threshold,
    areas: areasIn(c.form),
  }
  if (await changeSettings(c.db, c.partnership.id, words, versionOf(c.form)))
    return goTo(c.path('/partnership'), 'The settings are saved')
  const now = await settingsOf(c.db, c.partnership.id)
  return page(
    SettingsConflict({ ...around(c), now, filled: { words: { ...c.form, version: String(now.version) } } }),
    409,
  )
}

const areasIn = (form: Ctx['form']) => areas.flatMap(({ value }) => (ticked(form, value) ? [value] : []))

const form = (c: Ctx, filled: Filled, status: number) => page(SettingsPage({ ...around(c), filled }), status)
const around = (c: Ctx) => ({ frame: c.frame('partnership'), path: c.path })
