// The list of every address, as text: for test/routes.txt and the doors.
import type { Module } from '../src/platform/route.ts'

export type Door = { method: 'GET' | 'POST'; path: string; permission: string; names: string[] }

/** Every address below a partnership. `names`: the parts of the path that vary. */
export const memberDoors = (modules: readonly Module[]): Door[] =>
  modules
    .flatMap(({ routes }) => routes)
    .map(({ method, path, can }) => ({
      method,
      path,
      permission: can.permission,
      names: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''),
    }))

/** Every address that a personal letter may hold. */
export const linkDoors = (modules: readonly Module[]): Door[] =>
  modules
    .flatMap(({ links = [] }) => links)
    .map(({ method, path, can }) => ({ method, path, permission: can.permission, names: ['secret'] }))

/** Every address for machines. */
export const tokenDoors = (modules: readonly Module[]): { method: 'GET' | 'POST'; path: string; scope: string }[] =>
  modules.flatMap(({ tokens = [] }) => tokens).map(({ method, path, can }) => ({ method, path, scope: can.scope }))

/** One address a line: method, path, who may. Sorted, so that a change shows as one line. */
export const routeLines = (modules: readonly Module[]): string[] => [
  ...modules
    .flatMap(({ site = [] }) => site)
    .map(
      ({ method, path, can }) =>
        `${method.padEnd(4)} ${path}  ${can.who === 'anyone' ? `anybody: ${can.why}` : 'somebody signed in'}`,
    )
    .sort(byPath),
  ...linkDoors(modules)
    .map(
      ({ method, path, permission }) => `${method.padEnd(4)} /p/:partnership${path}  holder of the link: ${permission}`,
    )
    .sort(byPath),
  ...tokenDoors(modules)
    .map(({ method, path, scope }) => `${method.padEnd(4)} /p/:partnership${path}  holder of a token: ${scope}`)
    .sort(byPath),
  ...memberDoors(modules)
    .map(({ method, path, permission }) => `${method.padEnd(4)} /p/:partnership${path}  ${permission}`)
    .sort(byPath),
]

const byPath = (a: string, b: string) => (a.slice(5) < b.slice(5) ? -1 : 1)
