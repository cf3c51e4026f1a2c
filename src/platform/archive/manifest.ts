import { z } from 'zod'

/** The number of this archive format. A release reads its own and older ones. */
export const format = 1

const counted = { size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }

export const shape = z.object({
  format: z.int(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0), ...counted })),
  files: z.array(z.object({ partnership: z.uuid(), ...counted })),
  /** The newest seal of each partnership's chain: proves later that no line was taken away. */
  seals: z.array(z.object({ partnership: z.string(), number: z.int(), digest: z.string() })),
})

export type Manifest = z.infer<typeof shape>
