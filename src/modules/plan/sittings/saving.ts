import { longDate } from '../../../platform/dates.ts'
import type { Ctx } from '../../../platform/route.ts'
import { addEvidence } from '../../evidence/index.ts'
import { note } from '../../history/index.ts'
import { isNewForecast, moveSentence } from '../items/rules.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { RoundAnswer } from '../rounds/model.ts'
import { answersOf, holdItems, holdRound } from '../rounds/queries.ts'
import { shutWords } from '../rounds/rules.ts'
import { postUpdates } from '../updates/queries.ts'
import type { ReadSitting, Written } from './form.ts'
import type { SittingFacts } from './model.ts'

/** A request, or a personal link. */
type Place = { db: Ctx['db']; partnership: { id: string } }

export type SavedSitting = {
  /** Why nothing could be written: the round was signed off or closed meanwhile. */
  shut?: string
  saved: TreeItem[]
  /** Items on which somebody else wrote since the page was opened. */
  crossed: { item: TreeItem; answer: RoundAnswer }[]
}

/**
 * Saves what is valid, all of it in this transaction. The round is held, so nobody closes it half-way; the items are held, so
 * of two people who write about one the second is told. Words that are there already are not written twice.
 */
export const saveSitting = async (
  c: Place,
  sitting: SittingFacts,
  { written }: Pick<ReadSitting, 'written'>,
  { today, byLink = false }: { today: string; byLink?: boolean },
): Promise<SavedSitting> => {
  const { round } = sitting
  const shut = shutWords({ ...round, state: (await holdRound(c.db, round.id)) ?? 'dropped' })
  if (shut) return { shut, saved: [], crossed: [] }
  if (written.length === 0) return { saved: [], crossed: [] }
  await holdItems(
    c.db,
    round.id,
    written.map(({ each }) => each.item.id),
  )
  const there = new Map((await answersOf(c.db, [round.id])).map((answer) => [answer.item_id, answer]))
  const saved: TreeItem[] = []
  const crossed: SavedSitting['crossed'] = []
  const fresh: Written[] = []
  for (const each of written) {
    const { item } = each.each
    const answer = there.get(item.id)
    if (answer && answer.id !== each.seen && !isSame(answer, each)) crossed.push({ item, answer })
    else saved.push(item)
    if (!answer || answer.id === each.seen) fresh.push(each)
  }
  await write(c, sitting, fresh, today, byLink)
  return { saved, crossed }
}

// A form that is sent twice, by a double click or after the network went.
const isSame = (answer: RoundAnswer, { fields }: Written): boolean =>
  answer.status === fields.status && answer.done === fields.done && answer.next === fields.next

async function write(
  c: Place,
  { round, keys }: SittingFacts,
  fresh: readonly Written[],
  today: string,
  byLink: boolean,
): Promise<void> {
  const key = keys[0]
  if (!key) return
  const ids = await postUpdates(
    c.db,
    fresh.map(({ each, fields, pasted, noChange, differsWhy, heldBack }) => ({
      itemId: each.item.id,
      item: each.item,
      keyId: key.id,
      ...fields,
      contributions: fields.contributions.map((part) => ({ ...part, heldBack: heldBack.includes(part.agencyId) })),
      roundId: round.id,
      pasted,
      noChange,
      byLink,
      suggested: each.suggested?.tone ?? null,
      suggestedWhy: each.suggested?.reasons ?? [],
      differsWhy,
    })),
  )
  for (const [at, { each, fields, evidence }] of fresh.entries()) {
    const { item } = each
    const word = key.words.find(({ code }) => code === fields.status)?.word ?? fields.status
    await note(c, 'plan.item', item.id, `said ${word.toLowerCase()} in the round ${round.title}`)
    if (fields.forecast && isNewForecast(item, fields.forecast))
      await note(
        c,
        'plan.item',
        item.id,
        moveSentence(
          'forecast',
          { kind: 'date', date: item.forecast ?? item.due },
          { kind: 'date', date: fields.forecast },
          fields.forecastReason,
        ),
      )
    if (evidence)
      await addEvidence(
        c.db,
        {
          kind: 'link',
          nature: 'document',
          title: evidence.shows || `Sent with the update of ${longDate(today)} on ${shortTitle(item.title)}`,
          body: '',
          url: evidence.url,
          sha256: null,
          file_name: null,
          dated: today,
          speaks_from: null,
          speaks_to: null,
          agency_id: null,
          confidential: false,
          review_on: null,
        },
        [{ statementId: ids[at] ?? '', shows: evidence.shows }],
      )
  }
}

const shortTitle = (title: string) => (title.length > 200 ? `${title.slice(0, 197).trimEnd()}…` : title)
