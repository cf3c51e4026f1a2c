import type pg from 'pg'
import { addPastMembers } from '../modules/identity/index.ts'
import { addPartnership, agencies, addPastGroups, addPastPosts } from '../modules/partnership/index.ts'
import { londonDate } from '../platform/dates.ts'
import { actAs, enterAsApp, inOneGo } from '../platform/db.ts'
import { later, monthsSince, told } from './days.ts'
import { addMeasures } from './load-measures.ts'
import { addPractice } from './load-practice.ts'
import { addScrutiny } from './load-scrutiny.ts'
import { addPieces } from './load-evidence.ts'
import { addSources } from './load-findings.ts'
import { addLevels } from './load-levels.ts'
import { addPapers } from './load-papers.ts'
import { addPlans, holdRound, type LoadedPlan, tellUntil } from './load-plan.ts'
import { addWorks } from './load-works.ts'
import type { Place } from './place.ts'
import { byName, byNameOrNull, names } from './place.ts'
import type { RoundStory, Story } from './story.ts'

/**
 * Makes one demo partnership, wholly or not at all. Its dates are told from `now`. Gives false when it is there
 * already. `data` is the folder for stored files.
 */
export const loadStory = (owner: pg.Pool, data: string, story: Story, now: Date): Promise<boolean> =>
  inOneGo(owner, async (client, db) => {
    const by = monthsSince(londonDate(now))
    const partnershipId = await addPartnership(client, { ...story, kind: 'demo' })
    if (!partnershipId) return false
    await client.query("update partnership.partnership set areas = '{measure,thread}' where id = $1", [partnershipId])
    const marking =
      (
        await client.query<{ marking: string }>('select marking from partnership.partnership where id = $1', [
          partnershipId,
        ])
      ).rows[0]?.marking ?? ''
    const { rows } = await client.query<{ id: string; short_name: string }>(
      'select id, short_name from partnership.agency where partnership_id = $1',
      [partnershipId],
    )
    const agencyIds = new Map(rows.map((row) => [row.short_name, row.id]))
    const personIds = await addPastMembers(
      client,
      partnershipId,
      story.people.map((p) => ({
        email: p.signsIn === false ? null : address(p.name),
        name: p.name,
        agencyId: byNameOrNull(agencyIds, p.agency),
        job: told(p.job, by),
        roles: p.roles,
        starts: later(p.since, by),
        ends: p.until ? later(p.until, by) : null,
      })),
    )
    const people = new Map(story.people.map((p, n) => [p.name, personIds[n] ?? '']))
    await enterAsApp(client, partnershipId)
    await actAs(client, byName(people, story.keeper))
    const groupIds = await addPastGroups(db, story.groups)
    const postIds = await addPastPosts(
      db,
      story.posts.map((post) => ({
        title: post.title,
        agencyId: byNameOrNull(agencyIds, post.agency),
        endsOn: post.endsOn ? later(post.endsOn, by) : null,
        held: post.held.map((held) => ({
          starts: later(held.from, by),
          personId: held.by === '' ? null : byName(people, held.by),
          interim: held.interim ?? false,
          note: told(held.note ?? '', by),
        })),
        writers: (post.writers ?? []).map((w) => ({ personId: byName(people, w.name), starts: later(w.since, by) })),
      })),
    )
    const place: Place = {
      client,
      db,
      data,
      partnershipId,
      by,
      agencyIds,
      agencyNames: new Map((await agencies(db)).map(({ short_name, name }) => [short_name, name])),
      people,
      groups: names(
        story.groups.map(({ shortName }) => shortName),
        groupIds,
      ),
      posts: names(
        story.posts.map(({ title }) => title),
        postIds,
      ),
      references: new Map(),
      measures: new Map(),
      standards: new Map(),
      sources: [],
      levels: [],
    }
    const hold = await addSources(place, story)
    const plans = await addPlans(place, story)
    await addMeasures(place, story)
    await addLevels(place, story.levels)
    await liveThrough(place, story, plans)
    if (story.works)
      await addWorks(
        place,
        story.works,
        plans.map(({ id }) => id),
      )
    await addScrutiny(place, story.scrutiny)
    await hold()
    await addPapers(
      place,
      story,
      plans.map(({ id }) => id),
      marking,
      now,
    )
    return true
  })

// Day after day: what was said and found until a round closed is in its release, what came later is not.
async function liveThrough(place: Place, story: Story, plans: readonly LoadedPlan[]): Promise<void> {
  const rounds = plans
    .flatMap((plan) => plan.story.rounds.map((round) => ({ plan, round })))
    .sort((a, b) => endOf(a.round).localeCompare(endOf(b.round)))
  let until = ''
  for (const { plan, round } of rounds) {
    const day = endOf(round)
    for (const each of plans) await tellUntil(place, each, day, story.keeper)
    await addPractice(place, story.practice, until, day)
    await addPieces(place, story, until, day)
    await holdRound(place, plan, round)
    until = day
  }
  for (const each of plans) await tellUntil(place, each, farAhead, story.keeper)
  await addPractice(place, story.practice, until, farAhead)
  await addPieces(place, story, until, farAhead)
}

const farAhead = '9999-12-31'
const endOf = (round: RoundStory) => round.closed?.on ?? farAhead

// Nobody of the demo has a real address: example.org is kept for examples.
const address = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`
