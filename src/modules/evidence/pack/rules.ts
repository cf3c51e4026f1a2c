/** What a pack says of each of its entries: the manifest, with the SHA-256 of every file but itself. */
export type Manifest = {
  format: 'holdfast-evidence-pack'
  version: 1
  title: string
  partnership: string
  marking: string
  made_by: string
  made_at: string
  entries: { name: string; sha256: string; size: number }[]
  /** Files that are listed and not included, and why. */
  left_out: { piece: string; why: string }[]
}

export const manifestName = 'manifest.json'

/** What verifying a pack found: nothing when it is whole. */
export type Problem = { kind: 'changed' | 'missing' | 'extra'; name: string; sentence: string }

/**
 * A name that every system can unpack: a number that keeps the order, then letters, digits, dots and hyphens. The ending
 * stays, so that the file opens.
 */
export const safeName = (at: number, fileName: string): string => {
  const plain = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = plain
    .slice(0, plain.length - ending.length)
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `files/${String(at).padStart(3, '0')}-${stem || 'file'}${ending.toLowerCase()}`
}

/** Compares what a pack holds with what its manifest says. */
export const compare = (
  manifest: Pick<Manifest, 'entries'>,
  found: ReadonlyMap<string, { sha256: string | null }>,
): Problem[] => [
  ...manifest.entries.flatMap(({ name, sha256 }): Problem[] => {
    const there = found.get(name)
    if (!there) return [{ kind: 'missing', name, sentence: `“${name}” is missing.` }]
    return there.sha256 === sha256
      ? []
      : [{ kind: 'changed', name, sentence: `“${name}” is not as it was when the pack was made.` }]
  }),
  ...[...found.keys()]
    .filter((name) => name !== manifestName && manifest.entries.every((entry) => entry.name !== name))
    .map((name): Problem => ({ kind: 'extra', name, sentence: `“${name}” was not in the pack when it was made.` })),
]
