// Runs what was queued, on the owner's connections; the jobs themselves work as the app role, within a partnership.
import type pg from 'pg'
import type { Runner, TaskList } from 'graphile-worker'
import { londonDate } from './dates.ts'
import { inPartnership } from './db.ts'
import { queueLogger } from './jobs.ts'
import { letterJobs, sweepLetters } from './letters.ts'
import { log, told } from './log.ts'
import type { Job, JobCtx, Module } from './route.ts'
import type { Services } from './services.ts'

/** Starts the queue's runner beside the site. `stop` lets jobs under way end. */
export async function startJobs(modules: Module[], services: Services): Promise<{ stop(): Promise<void> }> {
  const { parseCronItems, run } = await import('graphile-worker')
  const runner: Runner = await run({
    pgPool: services.owner,
    taskList: tasksOf(modules, services),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 10_000,
    logger: await queueLogger(),
    // Nightly, at a time that exists on the days when the clocks change.
    parsedCronItems: parseCronItems([{ task: sweep, match: '40 3 * * *', options: { jobKey: sweep } }]),
  })
  // Ends only after stop(); a lost database shows in the log, and /ready says so.
  runner.promise.catch((e: unknown) => log({ event: 'jobs_ended', error: told(e) }))
  // What a killed process left undone.
  await runner.addJob(sweep, {}, { jobKey: sweep })
  return { stop: () => runner.stop() }
}

/** Every job by its name, as the runner calls it: the modules' own, the letters', and the sweep over all partnerships. */
export function tasksOf(modules: Module[], services: Services): TaskList {
  const jobs = Object.assign({}, letterJobs, ...modules.map((module) => module.jobs ?? {})) as Record<string, Job>
  const tasks: TaskList = {
    [sweep]: async () => {
      for (const place of await partnerships(services.owner))
        for (const each of [sweepLetters, ...modules.flatMap((module) => module.sweep ?? [])])
          await each(context(services, place), {})
    },
  }
  for (const [name, job] of Object.entries(jobs))
    tasks[name] = async (payload) => {
      const { partnership, about } = payload as { partnership: string; about: Record<string, string> }
      // Gone: a trial partnership that was thrown away.
      const [place] = await partnerships(services.owner, partnership)
      if (place) await job(context(services, place), about)
    }
  return tasks
}

const sweep = 'platform.sweep'

type Place = { id: string; slug: string }

const context = (services: Services, { id, slug }: Place): JobCtx => {
  const now = services.now()
  return { services, slug, now, today: londonDate(now), within: (work) => inPartnership(services.db, id, null, work) }
}

const partnerships = async (owner: pg.Pool, id: string | null = null): Promise<Place[]> =>
  (
    await owner.query<Place>(
      'select id, slug from partnership.partnership where $1::uuid is null or id = $1 order by id',
      [id],
    )
  ).rows
