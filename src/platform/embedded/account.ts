import { lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Account = { uid: number; gid: number }

export const isRoot = () => process.getuid?.() === 0

/**
 * Whom the database server runs as: `undefined` is the account we run as. PostgreSQL refuses to run as root, so under
 * root it is the owner of the existing database, else the account `holdfast` if the machine has one, else a number
 * nobody else uses (`nobody` is shared with other services, which could then read the database).
 */
export function serverAccount(folder: string): Account | undefined {
  if (!isRoot()) return undefined
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return named('holdfast') ?? { uid: UNUSED, gid: UNUSED }
}

// systemd's list of ranges leaves 60578-61183 unused, and it lies inside the 65536 numbers a container usually has.
const UNUSED = 60732

/** `initdb` looks its account up by name: under root one is borrowed for that step if the server's has none. */
export function namedAccount(account: Account | undefined): Account | undefined {
  if (!account || accounts().some((one) => one.uid === account.uid)) return account
  const borrowed = named('nobody') ?? accounts().find((one) => one.uid !== 0)
  if (!borrowed)
    throw new Error('This machine has no account but root, and PostgreSQL refuses to run as root. Add one.')
  return borrowed
}

/** True if an account may step into a folder, judged by owner, group and mode of every folder above it. */
export function mayEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true
  const parts = folder.split('/').filter(Boolean)
  return [...parts.keys(), parts.length].every((depth) => {
    const found = statSync(`/${parts.slice(0, depth).join('/')}`, { throwIfNoEntry: false })
    if (!found) return true
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001
    return (found.mode & bit) !== 0
  })
}

/** Gives a folder and all in it to an account. */
export function giveTo(account: Account, path: string) {
  lchownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, entry), account.uid, account.gid)
  }
}

const named = (name: string) => accounts().find((one) => one.name === name && one.uid !== 0)

function accounts() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
