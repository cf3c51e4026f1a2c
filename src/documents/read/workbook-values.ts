import type { CellValue } from 'hucre/xlsx'
import { formatValue } from 'hucre'

/**
 * A cell's value as a person sees it, except that dates are always `2026-05-12` (and ` 14:30` where there is a time):
 * a date as Excel shows it may be read as May or as December.
 */
export const shown = (value: CellValue, format: string | undefined, is1904: boolean): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dated(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'string') return value
  if (format === undefined || format === 'General') return plainNumber(value)
  const text = formatValue(value, format, { is1904 })
  return /\d/.test(text) ? text.trim() : plainNumber(value)
}

/** The same, but a number whole: 0.4537 formatted as 45% is 45.37%, and 1234.5 formatted as 1,235 is 1234.5. */
export const exactly = (value: CellValue, format: string | undefined, is1904: boolean): string => {
  if (typeof value !== 'number' || format === undefined) return shown(value, format, is1904)
  if (/^[^;"]*%/.test(format)) return `${plainNumber(value * 100)}%`
  return /[dmyh]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|general|red|black|blue/gi, ''))
    ? shown(value, format, is1904)
    : plainNumber(value)
}

const dated = (date: Date) => {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  const minutes = time.slice(0, 5)
  if (day === '1899-12-31' || day === '1899-12-30') return minutes
  return minutes === '00:00' ? day : `${day} ${minutes}`
}

/** Without the tail that binary fractions leave: 0.1 + 0.2 is 0.3. */
const plainNumber = (value: number) => String(Number(value.toPrecision(12)))
