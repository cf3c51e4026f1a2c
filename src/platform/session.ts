import { createHash, randomBytes } from 'node:crypto'

// The __Host- prefix makes browsers refuse the cookie from a subdomain, a path or plain http (localhost excepted).
const name = '__Host-holdfast'
const said = '__Host-holdfast-said'

/** A new secret for a cookie or a link: 32 random bytes, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database keeps instead of a secret. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The digest of the session cookie of a request, or null when there is none that could be ours. */
export function sessionDigest(request: Request): Buffer | null {
  const secret = cookie(request, name)
  return secret && /^[\w-]{43}$/.test(secret) ? digestOf(secret) : null
}

/** What the last page's action said ("Item saved"), shown once. */
export const lastSaid = (request: Request): string | null => cookie(request, said)

export const keepSession = (secret: string): string =>
  `${name}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000`
export const dropSession = `${name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`
export const say = (sentence: string): string =>
  `${said}=${encodeURIComponent(sentence)}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60`
export const saidAlready = `${said}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`

/** One cookie of a request, decoded; null when absent or undecodable. */
export function cookie(request: Request, wanted: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === wanted) return decoded(part.slice(at + 1).trim())
  }
  return null
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
