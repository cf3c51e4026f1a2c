import { dateFields } from '../../../platform/asked.ts'
import {
  choice,
  date,
  type Form,
  type FormError,
  longText,
  readForm,
  text,
  wordOf,
  wordsOf,
  wrong,
} from '../../../platform/forms.ts'
import { findPersonalData, sentence } from '../../../platform/personal-data.ts'
import type { DueKind, ItemKind, PlanTree, TreeItem } from '../outline/tree.ts'
import { type Level, levels } from '../plans/model.ts'
import { isMove, isNewForecast, misplaced, parentsFor } from './rules.ts'

export type ItemFields = {
  title: string
  reference: string
  aim: string
  kind: ItemKind
  reason: string
  signpost: string
  parentId: string | null
  level: Level
  postIds: string[]
  newPost: string | null
  agencyId: string | null
  owning: string | null
  overseeing: string | null
  startsOn: string | null
  dueKind: DueKind
  due: string | null
  dueReason: string
  forecast: string | null
  forecastReason: string
  links: string[]
}

type Known = { tree: PlanTree; item: TreeItem | null; postIds: readonly string[]; agencyIds: readonly string[] }

/** Reads the form of an item, new or old, in the light of the plan it belongs to. */
export const readItem = (
  form: Form,
  { tree, item, postIds, agencyIds }: Known,
): { value: ItemFields; errors?: undefined } | { value?: undefined; errors: readonly FormError[] } => {
  const read = readForm(form, {
    title: text({ called: 'The title', required: 'Enter the title', max: 500 }),
    reference: text({ called: 'The reference', max: 40 }),
    aim: longText({ called: 'The aim' }),
    kind: choice(['improvement', 'no_improvement_needed', 'signpost'], {
      called: 'The kind',
      required: 'Choose what kind of item this is',
    }),
    reason: longText({ called: 'The reason' }),
    signpost: text({ called: 'The signpost', max: 500 }),
    level: choice(levels, { called: 'The level', required: 'Choose its level' }),
    newPost: text({ called: 'The post' }),
    agency: choice([...agencyIds], { called: 'The lead agency' }),
    owning: text({ called: 'The group that delivers it' }),
    overseeing: text({ called: 'The group that oversees it' }),
    starts: date({ called: 'the start' }),
    dueKind: choice(['date', 'ongoing', 'to_be_confirmed'], {
      called: 'The agreed date',
      required: 'Choose whether there is an agreed date',
    }),
    due: date({ called: 'the agreed date' }),
    dueReason: longText({ called: 'The reason', max: 2000 }),
    forecast: date({ called: 'the forecast' }),
    forecastReason: longText({ called: 'The reason', max: 2000 }),
    links: longText({ called: 'The links', max: 5000 }),
  })
  if (read.errors) return { errors: read.errors }
  const v = read.value
  const parentId = wordOf(form, 'parent') || null
  const parent = parentsFor(tree.items, item?.id ?? null).find(({ id }) => id === parentId)
  const dueKind = v.dueKind
  const due = dueKind === 'date' ? v.due : null
  const links = (v.links ?? '').split(/\s*\n\s*/).filter(Boolean)
  const errors: FormError[] = []
  const children = item ? tree.items.filter(({ parent_id: above }) => above === item.id) : []
  const wrongPlace =
    parentId !== null && !parent
      ? { field: 'parent' as const, text: 'Choose where it stands from the list' }
      : misplaced(v.level, parent, children)
  if (wrongPlace) errors.push(wrong(wrongPlace.field, wrongPlace.text))
  const personal = findPersonalData(v.reference ?? '')[0]
  if (personal) errors.push(wrong('reference', sentence(personal.kind)))
  if (v.kind === 'no_improvement_needed' && !v.reason) errors.push(wrong('reason', 'Say why no improvement is needed'))
  if (v.kind === 'signpost' && !v.signpost)
    errors.push(wrong('signpost', 'Say where the item stands, and who reports on it'))
  if (dueKind === 'date' && due === null && item?.due)
    errors.push(wrong('due', 'Enter the agreed date, or choose that there is none', 'day'))
  if (v.starts && due && due < v.starts)
    errors.push(wrong('due', 'The agreed date must be the same as or after the start', 'day'))
  if (item && isMove({ kind: item.due_kind, date: item.due }, { kind: dueKind, date: due }) && !v.dueReason)
    errors.push(wrong('dueReason', 'Say why the agreed date has moved'))
  if (item && v.forecast !== item.forecast && isNewForecast(item, v.forecast) && !v.forecastReason)
    errors.push(wrong('forecastReason', 'Say why the forecast is another day'))
  if (links.length > 20) errors.push(wrong('links', 'Enter 20 links or fewer'))
  const broken = links.find(
    (link) => !/^(https?:\/\/\S+|[^<>]{1,300})$/i.test(link) || /^(javascript|data|vbscript):/i.test(link),
  )
  if (broken)
    errors.push(
      wrong(
        'links',
        `“${broken.slice(0, 60)}” must be an address such as https://www.example.org, or a document’s name`,
      ),
    )
  if (errors.length > 0) return { errors }
  return {
    value: {
      title: v.title,
      reference: v.reference ?? '',
      aim: v.aim ?? '',
      kind: v.kind,
      reason: v.reason ?? '',
      signpost: v.signpost ?? '',
      parentId,
      level: v.level,
      postIds: wordsOf(form, 'leads').filter((id) => postIds.includes(id)),
      newPost: v.newPost,
      agencyId: v.agency,
      owning: v.owning,
      overseeing: v.overseeing,
      startsOn: v.starts,
      dueKind,
      due,
      dueReason: v.dueReason ?? '',
      forecast: v.forecast,
      forecastReason: v.forecastReason ?? '',
      links,
    },
  }
}

/** The words of an item that a child's detail could slip into. */
export const narrativeOf = (fields: ItemFields): string[] => [
  fields.title,
  fields.aim,
  fields.reason,
  fields.signpost,
  fields.dueReason,
  fields.forecastReason,
  ...fields.links.filter((link) => !/^https?:/i.test(link)),
]

/** An item as the words of its form. */
export const wordsOfItem = (item: TreeItem): Form => ({
  version: String(item.version),
  title: item.title,
  reference: item.reference,
  aim: item.aim,
  kind: item.kind,
  reason: item.reason,
  signpost: item.signpost,
  parent: item.parent_id ?? '',
  level: item.level,
  leads: item.leads.map(({ id }) => id),
  newPost: '',
  agency: item.lead_agency_id ?? '',
  owning: item.owning_group?.name ?? '',
  overseeing: item.overseeing_group?.name ?? '',
  ...dateFields('starts', item.starts_on),
  dueKind: item.due_kind,
  ...dateFields('due', item.due),
  dueReason: '',
  ...dateFields('forecast', item.forecast),
  forecastReason: '',
  links: item.links.join('\n'),
})
