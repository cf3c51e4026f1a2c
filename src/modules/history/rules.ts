import type { Line } from './queries.ts'

const nouns: Record<string, string> = {
  'plan.plan': 'the plan',
  'plan.item': 'the item',
  'plan.item_update': 'an update',
  'plan.contribution': 'a contribution',
  'plan.milestone': 'the milestone',
  'plan.move': 'a moved date',
  'plan.target': 'a measure',
  'plan.step': 'a target step',
  'plan.lead': 'a lead post',
  'plan.answer': 'which finding an item answers',
  'plan.import': 'an import',
  'plan.status_key': 'the status key',
  'plan.round': 'the round',
  'plan.round_item': 'what a round asks for',
  'inspection.source': 'the source',
  'inspection.finding': 'the finding',
  'inspection.wording': 'a wording',
  'inspection.conclusion': 'a conclusion',
  'inspection.cover': 'which findings an objective covers',
  'inspection.evaluation': 'an evaluation',
  'inspection.embargo_reader': 'who may read under embargo',
  'inspection.report_reading': 'a report dropped in',
  'evidence.piece': 'the evidence',
  'evidence.support': 'what evidence supports',
  'evidence.file': 'a stored file',
  'evidence.edition': 'a version of the evidence',
  'evidence.view': 'whose views it holds',
  'evidence.silence': 'why a voice is missing',
  'plan.practice_change': 'the change of practice',
  'plan.changes_practice': 'what brings about a change of practice',
  'plan.standard': 'the standard',
  'plan.told': 'who was told',
  'partnership.partnership': 'the partnership’s settings',
  'partnership.agency': 'the agency',
  'partnership.governance_group': 'the group',
  'partnership.post': 'the post',
  'partnership.holding': 'who holds a post',
  'partnership.writer': 'who writes for a post',
  'identity.membership': 'the membership',
  'report.paper': 'the paper',
  'report.release': 'a release',
}

/** One line of history in a sentence without its person: "changed the item “A named nurse”: due, forecast". */
export function sentenceOf(line: Pick<Line, 'operation' | 'subject' | 'value'>): string {
  if (line.value?.sentence) return line.value.sentence
  const noun = nouns[line.subject] ?? line.subject
  if (!line.value) return `${verbs[line.operation]} ${noun}; the words were removed by somebody authorised`
  const { was, became } = line.value
  const name = nameIn(became) ?? nameIn(was)
  const what = name ? `${noun} “${name}”` : noun
  if (line.operation !== 'update') return `${verbFor(line.operation, noun)} ${what}`
  if (became && 'deleted_at' in became) return became.deleted_at ? `deleted ${what}` : `brought back ${what}`
  return `changed ${what}: ${Object.keys(became ?? {})
    .map(columnWords)
    .join(', ')}`
}

// One says, and takes back, who holds a post; one adds, and takes away, an item.
const verbFor = (operation: Line['operation'], noun: string): string =>
  /^wh(o|at|ich) /.test(noun) && (operation === 'insert' || operation === 'delete')
    ? { insert: 'said', delete: 'took back' }[operation]
    : verbs[operation]

const verbs: Record<Line['operation'], string> = {
  insert: 'added',
  update: 'changed',
  delete: 'took away',
  note: 'noted',
  read: 'read',
  removal: 'removed',
}

const nameIn = (values: Record<string, unknown> | null | undefined): string | null => {
  const name = values?.title ?? values?.name ?? values?.wording ?? values?.phrase ?? values?.file_name
  return typeof name === 'string' && name !== '' ? (name.length > 80 ? `${name.slice(0, 79)}…` : name) : null
}

const columnWords = (column: string): string => column.replace(/_(id|on|at)$/, '').replaceAll('_', ' ')
