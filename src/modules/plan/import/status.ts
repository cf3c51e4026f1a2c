const words =
  /^(?:overall )?(?:b?rag\s*[:–-]?\s*)?(?:status\s*[:–-]?\s*)?(?:red|amber|green|blue|yellow|grey|gray|black|purple|r|a|g|b|r\/a|a\/g|amber[ /-]+(?:red|green)|red[ /-]+amber|green[ /-]+amber|complete(?:d)?|closed|done|achieved|on[ -]?track|on[ -]?target|on schedule|off[ -]?track|in[ -]?progress|part(?:ly|ially)? (?:complete|met|achieved|progressed)|not (?:yet )?(?:started|begun|due|met|achieved|complete)|started|under ?way|underway|on-?going|delayed|late|overdue|behind(?: schedule)?|at risk|slipping|slipped|stalled|paused|on hold|open|to start|to do|planned|pending|cancelled|superseded|some (?:risk|delay)|no concerns|embedded|met)[.!]?$/i

const lights: Record<string, string> = {
  '🔴': 'Red',
  '🟥': 'Red',
  '🟠': 'Amber',
  '🟧': 'Amber',
  '🟡': 'Amber',
  '🟨': 'Amber',
  '🟢': 'Green',
  '🟩': 'Green',
  '🔵': 'Blue',
  '🟦': 'Blue',
  '✅': 'Complete',
  '✔': 'Complete',
  '✓': 'Complete',
}

/** A status without the light or tick before it; a light alone by its colour's name. */
export const plainStatus = (text: string): string => {
  const [light = '', words = ''] = /^\s*(\p{So}|[✓✔])?\uFE0F?\s*([\s\S]*?)\s*$/u.exec(text)?.slice(1) ?? []
  return words || (lights[light] ?? light)
}

/** True for a cell that holds nothing but a status, in words or as a colour's name or first letter. */
export const isStatus = (text: string): boolean => {
  const bare = plainStatus(text).replace(/\s*\([^)]{0,30}\)[.]?$/, '')
  return words.test(bare) || (bare.length < 40 && bare.split(/\s*[–,;:]\s*|\s+-\s+/).every((part) => words.test(part)))
}

/** The colour's plain name for a fill such as `#ffc000`; null for white, grey and black. */
export const colourName = (fill: string | null): string | null => {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill ?? '')
  if (!parts) return null
  const [r, g, b] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255) as [number, number, number]
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)]
  if (high - low < 0.18 || high < 0.2) return null
  const turn =
    high === r
      ? ((g - b) / (high - low)) * 60
      : high === g
        ? (2 + (b - r) / (high - low)) * 60
        : (4 + (r - g) / (high - low)) * 60
  const hue = (turn + 360) % 360
  if (hue < 18 || hue >= 335) return 'red'
  if (hue < 70) return 'amber'
  if (hue < 170) return 'green'
  return hue < 265 ? 'blue' : 'purple'
}

const led =
  /^(?:b?rag\s*[:–-]?\s*)?(red|amber|green|blue|complete(?:d)?|on track|off track|in progress|not started|delayed|at risk|overdue)\s*(?:[:–—.;,(-]+)\s*(?=\S)/i

/** A status that leads a longer text ("Amber: draft with members"), and the words after it. */
export const statusThen = (text: string): { status: string; rest: string } | null => {
  const found = led.exec(text.trim())
  if (!found || isStatus(text)) return null
  const rest = text
    .trim()
    .slice(found[0].length)
    .replace(/^\)\s*/, '')
  return rest ? { status: found[1] ?? '', rest } : null
}
