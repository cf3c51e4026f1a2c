import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

export type Config = {
  port: number
  /** Absolute path of the folder that holds the embedded database, files and keys. */
  data: string
  /** The owner's address of a real PostgreSQL server; null: the embedded one. */
  databaseUrl: string | null
  databaseAppUrl: string | null
  /** Public address without a trailing slash, e.g. `https://holdfast.example.gov.uk`. */
  origin: string
  smtpUrl: string | null
  demo: boolean
}

const shape = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number from 1 to 65535' })
    .int('PORT must be a whole number')
    .min(0, 'PORT must be a number from 1 to 65535')
    .max(65535, 'PORT must be a number from 1 to 65535')
    .default(3000),
  HOLDFAST_DATA: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://')
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_APP_URL must begin with postgres://')
    .optional(),
  HOLDFAST_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'HOLDFAST_ORIGIN must be an address such as https://…' })
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://')
    .optional(),
  HOLDFAST_DEMO: z.enum(['on', 'off'], { error: 'HOLDFAST_DEMO must be on or off' }).default('off'),
})

/**
 * Reads every environment variable once. Secrets may come from a file named by `NAME_FILE`.
 * Throws an Error whose message is one sentence for the operator.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = shape.safeParse(withFiles(env))
  if (!result.success) throw new Error(result.error.issues.map((i) => i.message).join('. '))
  const e = result.data
  if (e.HOLDFAST_DEMO === 'on' && e.DATABASE_APP_URL && !e.DATABASE_URL)
    throw new Error('DATABASE_APP_URL needs DATABASE_URL as well')
  return {
    port: e.PORT,
    data: resolve(e.HOLDFAST_DATA),
    databaseUrl: e.DATABASE_URL ?? null,
    databaseAppUrl: e.DATABASE_APP_URL ?? null,
    origin: (e.HOLDFAST_ORIGIN ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    smtpUrl: e.SMTP_URL ?? null,
    demo: e.HOLDFAST_DEMO === 'on',
  }
}

export const config = (): Config => readConfig(process.env)

function withFiles(env: Record<string, string | undefined>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of Object.keys(shape.shape)) {
    const file = env[`${name}_FILE`]
    const value = env[name] || (file && readSecret(name, file))
    if (value) found[name] = value
  }
  return found
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`${name}_FILE names ${file}, which cannot be read`)
  }
}
