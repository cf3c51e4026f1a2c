const none = /^(?:n\/?a|not applicable|none|nil|-|–|—)\.?$/i
const because = /^(?:n\/?a|not applicable)\s*(?:[-–—:;,.(]+)\s*(?=\S)/i

/** True for a cell that says nothing, or only that it does not apply and why ("N/A – found to be good"). */
export const isNone = (text: string | undefined): boolean =>
  text === undefined || text.trim() === '' || none.test(text.trim()) || because.test(text.trim())

/** The words after "N/A –": why nothing is to be done. */
export const noneThen = (text: string): string | null => {
  const mark = because.exec(text.trim())?.[0]
  return mark === undefined ? null : text.trim().slice(mark.length).replace(/\)$/, '')
}
