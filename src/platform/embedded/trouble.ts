import { statfsSync } from 'node:fs'

/** Stops with a sentence when less than so many megabytes are free where a folder lies. */
export function refuseFullDisk(folder: string, megabytes: number) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free < megabytes) throw new Error(fullDisk(folder, free))
}

/** What a program of PostgreSQL wrote before it failed, as one sentence for the operator. */
export function wordsFromLog(words: string, folder: string, logFile?: string): string {
  if (/No space left on device|Disk quota exceeded/i.test(words)) return fullDisk(folder)
  if (/could not look up effective user ID/.test(words)) {
    return `This process runs as account number ${process.getuid?.()}, which has no name on this machine, and PostgreSQL wants one. Run Holdfast as a named account, or set DATABASE_URL.`
  }
  if (
    /could not (bind|create any) Unix|could not create lock file|has wrong ownership|has invalid permissions/.test(
      words,
    )
  ) {
    return `${folder} is on a disk that cannot hold a database, or belongs to another account (${lastWords(words)}). Set HOLDFAST_DATA to a folder of your own on the machine's own disk.`
  }
  const more = logFile ? ` More is in ${logFile}.` : ''
  return `The embedded database did not start: ${lastWords(words) || 'it gave no reason'}.${more}`
}

/** The reason of an error, without a stack. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'this account may not do that there'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full'
    case 'EROFS':
      return 'the disk is read-only'
    case 'ENOENT':
      return 'it is not there'
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file in its place'
    default:
      return error.message
  }
}

/** The sentence for a full disk, with the megabytes left if known. */
export const fullDisk = (folder: string, free?: number) =>
  `The disk that holds ${folder} is full${free === undefined ? '' : ` (${free} MB are left)`}. Free at least 200 MB there, or set HOLDFAST_DATA to a folder on a larger disk, then start again.`

function lastWords(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /(FATAL|PANIC|ERROR|error):/.test(line)).at(-1) ?? lines.at(-1) ?? ''
  return telling.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').trim()
}
