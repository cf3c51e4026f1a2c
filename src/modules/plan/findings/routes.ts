import { wordOf, wordsOf } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { counted } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { type Finding, findings, openName, wordings } from '../../inspection/index.ts'
import { itemsAnswering } from '../outline/queries.ts'
import { proposeAnswers } from '../matching.ts'
import { ChooseItemsPage, FindingPage, mostOffered } from './pages.tsx'
import { addAnswers, candidates, removeAnswer } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/findings/:finding',
    can: member('plan.read'),
    run: (c) =>
      withFinding(c, async (finding) =>
        page(
          FindingPage({
            ...around(c),
            finding,
            items: await itemsAnswering(c.db, finding.id, who(c)),
            wording: (await wordings(c.db, [finding.id]))[0]?.wording ?? '',
            today: c.today,
            mayEdit: c.may('plan.edit'),
          }),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/plan/findings/:finding/items',
    can: member('plan.edit'),
    run: (c) =>
      withFinding(c, async (finding) => {
        const answering = new Set((await itemsAnswering(c.db, finding.id, who(c))).map(({ id }) => id))
        const words = (c.query.get('words') ?? '').trim().slice(0, 200)
        const all = (await candidates(c.db)).filter(({ id }) => !answering.has(id))
        const printed = await wordings(c.db, [finding.id])
        const proposals = proposeAnswers(all, [
          { id: finding.id, wordings: [{ text: finding.title }, ...printed.map(({ wording }) => ({ text: wording }))] },
        ])
        const fitting = all
          .map((each, at) => ({ ...each, proposal: proposals.find(({ item }) => item === at) }))
          .filter(({ title, aim, reference }) => has(`${reference} ${title} ${aim}`, words))
          .sort((a, b) => (b.proposal?.score ?? 0) - (a.proposal?.score ?? 0))
          .map(({ proposal, ...each }) => ({ ...each, proposed: proposal?.why ?? null }))
        return page(
          ChooseItemsPage({
            ...around(c),
            finding,
            offered: fitting.slice(0, mostOffered),
            all: all.length,
            words,
          }),
        )
      }),
  },
  {
    method: 'POST',
    path: '/plan/findings/:finding/items',
    can: member('plan.edit'),
    run: (c) =>
      withFinding(c, async (finding) => {
        const known = await candidates(c.db)
        const ticked = known.filter(({ id }) => wordsOf(c.form, 'items').includes(id))
        if (ticked.length === 0)
          return goTo(c.path(`/plan/findings/${finding.id}/items`), 'Nothing was ticked, so nothing was saved')
        await addAnswers(
          c.db,
          finding.id,
          ticked.map(({ id }) => id),
        )
        for (const { id } of ticked) await note(c, 'plan.item', id, `said that it answers ${openName(finding, c.now)}`)
        return goTo(c.path(`/plan/findings/${finding.id}`), `${counted(ticked.length, 'item')} added`)
      }),
  },
  {
    method: 'POST',
    path: '/plan/findings/:finding/removal',
    can: member('plan.edit'),
    run: (c) =>
      withFinding(c, async (finding) => {
        const item = (await itemsAnswering(c.db, finding.id, who(c))).find(({ id }) => id === wordOf(c.form, 'item'))
        if (!item) return missing
        await removeAnswer(c.db, finding.id, item.id)
        await note(c, 'plan.item', item.id, `said that it does not answer ${openName(finding, c.now)}`)
        return goTo(c.path(`/plan/findings/${finding.id}`), `“${item.title}” no longer stands here`)
      }),
  },
]

const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })
const who = (c: Ctx) => ({ personId: c.user.id, now: c.now })

// A finding under embargo is missing for everybody but its readers.
async function withFinding(c: Ctx, run: (finding: Finding) => Promise<Answer>): Promise<Answer> {
  const finding = (await findings(c.db, who(c))).find(({ id }) => id === c.params.finding)
  return finding ? run(finding) : missing
}

const has = (text: string, words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))
