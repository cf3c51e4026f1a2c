import {
  addFinding,
  addPastConclusions,
  addPastCovers,
  addPastEvaluations,
  addSource,
  holdPastSource,
} from '../modules/inspection/index.ts'
import { later, told } from './days.ts'
import { byName, type Place } from './place.ts'
import type { Source, Story } from './story.ts'

/** Adds a story's sources with their findings. Gives what is to be done last: holding back what is under embargo. */
export async function addSources(place: Place, story: Story): Promise<() => Promise<void>> {
  const held: [sourceId: string, readers: string[]][] = []
  for (const source of story.sources) {
    const id = await addOne(place, source)
    place.sources.push(id)
    if (source.embargo) held.push([id, source.embargo.readers.map((name) => byName(place.people, name))])
  }
  await addPastCovers(
    place.db,
    Object.entries(story.covers).flatMap(([covering, covered]) =>
      covered.map((each) => ({
        coveringId: byName(place.references, covering),
        coveredId: byName(place.references, each),
      })),
    ),
  )
  return async () => {
    for (const [id, readers] of held) await holdPastSource(place.db, id, readers)
  }
}

async function addOne({ db, by, references }: Place, source: Source): Promise<string> {
  const day = (date: string | undefined) => (date ? later(date, by) : null)
  const embargoUntil = source.embargo ? new Date(`${later(source.embargo.until, by)}T09:00:00Z`) : null
  const sourceId = await addSource(db, {
    kind: source.kind,
    title: told(source.title, by),
    publisher: source.publisher,
    state: source.state ?? 'final',
    publishedOn: day(source.published),
    startsOn: day(source.starts),
    endsOn: day(source.ends),
    embargoUntil,
  })
  await addPastEvaluations(db, sourceId, source.evaluations ?? [])
  for (const [position, finding] of source.findings.entries()) {
    const id = await addFinding(db, {
      sourceId,
      kind: finding.kind,
      reference: finding.reference,
      title: finding.title,
      theme: finding.theme ?? '',
      state: finding.state ?? 'final',
      position,
      embargoUntil,
      wordings: finding.wordings.map(([where, page, wording]) => ({
        place: told(where, by),
        page,
        wording: told(wording, by),
      })),
    })
    references.set(finding.reference, id)
    await addPastConclusions(
      db,
      (finding.conclusions ?? []).map((c) => ({
        findingId: id,
        byKind: c.by,
        byName: c.name,
        dated: later(c.dated, by),
        phrase: told(c.phrase, by),
        page: c.page ?? '',
        sourceId: null,
      })),
    )
  }
  return sourceId
}
