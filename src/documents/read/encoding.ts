/**
 * Bytes as text, or null where they are no text. The byte order mark decides; then UTF-16 by its zero bytes; then
 * UTF-8 if it is valid; otherwise Windows-1252, which Excel still writes for "CSV".
 */
export const decode = (bytes: Uint8Array): string | null => {
  const encoding = encodingOf(bytes)
  if (encoding === null) return null
  const text = new TextDecoder(encoding).decode(bytes)
  return looksLikeText(text) ? text : null
}

export const encodingOf = (bytes: Uint8Array): string | null => {
  const [a = 0, b = 0] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > start.length / 5 && even < start.length / 20) return 'utf-16le'
  if (even > start.length / 5 && odd < start.length / 20) return 'utf-16be'
  if (even + odd > 0) return null
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

export const looksLikeText = (text: string) => {
  const start = text.slice(0, 4000)
  // oxlint-disable-next-line no-control-regex -- control characters are what tells a binary file
  const odd = start.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0
  return odd <= start.length / 50
}
