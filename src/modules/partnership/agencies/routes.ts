import type { Filled } from '../../../platform/asked.ts'
import { choice, readForm, text, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { AgenciesPage, AgencyForm } from './pages.tsx'
import {
  addAgency,
  agencyOf,
  type AgencyRow,
  allAgencies,
  changeAgency,
  endAgency,
  isAgencyNameTaken,
} from './queries.ts'
import { agencyKinds } from './rules.ts'

const edit = member('partnership.edit')

export const agencyRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/agencies',
    can: member('partnership.read'),
    run: async (c) =>
      page(AgenciesPage({ ...around(c), agencies: await allAgencies(c.db), mayEdit: c.may('partnership.edit') })),
  },
  {
    method: 'GET',
    path: '/partnership/agencies/new',
    can: edit,
    run: (c) => form(c, null, { words: { kind: 'other' } }, 200),
  },
  { method: 'POST', path: '/partnership/agencies/new', can: edit, run: (c) => save(c, null) },
  {
    method: 'GET',
    path: '/partnership/agencies/:agency/edit',
    can: edit,
    run: async (c) => {
      const agency = await agencyOf(c.db, c.params.agency ?? '')
      if (!agency) return missing
      return form(c, agency, { words: { name: agency.name, short_name: agency.short_name, kind: agency.kind } }, 200)
    },
  },
  {
    method: 'POST',
    path: '/partnership/agencies/:agency/edit',
    can: edit,
    run: async (c) => {
      const agency = await agencyOf(c.db, c.params.agency ?? '')
      return agency ? save(c, agency) : missing
    },
  },
  {
    method: 'POST',
    path: '/partnership/agencies/:agency/ending',
    can: edit,
    run: async (c) => {
      const agency = await agencyOf(c.db, c.params.agency ?? '')
      if (!agency) return missing
      await endAgency(c.db, agency.id, agency.ended_on ? null : c.today)
      return goTo(
        c.path('/partnership/agencies'),
        agency.ended_on ? `${agency.name} is in use again` : `${agency.name} has ended. What names it keeps its name`,
      )
    },
  },
]

async function save(c: Ctx, agency: AgencyRow | null): Promise<Answer> {
  const read = readForm(c.form, {
    name: text({ called: 'The name', required: 'Enter the name of the agency' }),
    short_name: text({ called: 'The short name', max: 30 }),
    kind: choice(agencyKinds, { called: 'The kind', required: 'Choose what kind of agency it is' }),
  })
  if (read.errors) return form(c, agency, { words: c.form, errors: read.errors }, 400)
  const words = { ...read.value, short_name: read.value.short_name ?? '' }
  if (await isAgencyNameTaken(c.db, words.name, agency?.id ?? null))
    return form(c, agency, { words: c.form, errors: [wrong('name', 'There is an agency of this name already')] }, 400)
  if (agency) await changeAgency(c.db, agency.id, words)
  else await addAgency(c.db, words)
  return goTo(c.path('/partnership/agencies'), agency ? `${words.name} is saved` : `${words.name} is added`)
}

const form = (c: Ctx, agency: AgencyRow | null, filled: Filled, status: number) =>
  page(AgencyForm({ ...around(c), agency, filled }), status)
const around = (c: Ctx) => ({ frame: c.frame('partnership'), path: c.path })
