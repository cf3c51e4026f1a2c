import { parseThemeColors } from 'hucre/xlsx'
import { fillOf } from './grid.ts'
import type { Parts } from './zip.ts'
import { xmlText } from './xml.ts'

type Colour = { rgb?: string; theme?: number; tint?: number; indexed?: number }

/** The workbook's theme colours in the order in which cells name them; empty where it has no theme. */
export const themeOf = (parts: Parts): string[] => {
  const part = parts.get('xl/theme/theme1.xml')
  try {
    return part === undefined ? [] : parseThemeColors(xmlText(part))
  } catch {
    return []
  }
}

export const colourOf = (colour: Colour | undefined, theme: string[]): string | null => {
  if (!colour) return null
  const base = colour.rgb ?? (colour.theme === undefined ? palette[colour.indexed ?? -1] : theme[colour.theme])
  const hex = /([0-9a-f]{6})$/i.exec(base ?? '')?.[1]
  return hex === undefined ? null : fillOf(tinted(hex, colour.tint ?? 0))
}

/** A tint above 0 moves each part towards white, below 0 towards black (near enough to Excel's lightness to name it). */
const tinted = (hex: string, tint: number) =>
  [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    .map((part) => Math.round(tint >= 0 ? part + (255 - part) * tint : part * (1 + tint)))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')

/** Excel's first sixteen numbered colours (ECMA-376 part 1, 18.8.27), given twice as there. */
const sixteen = ['000000', 'ffffff', 'ff0000', '00ff00', '0000ff', 'ffff00', 'ff00ff', '00ffff']
const later: Record<number, string> = {
  16: '800000',
  17: '008000',
  18: '000080',
  19: '808000',
  20: '800080',
  21: '008080',
  22: 'c0c0c0',
  23: '808080',
  42: 'ccffcc',
  43: 'ffff99',
  47: 'ffcc99',
  50: '99cc00',
  51: 'ffcc00',
  52: 'ff9900',
  53: 'ff6600',
  57: '339966',
}
const palette: Record<number, string> = {
  ...later,
  ...Object.fromEntries([...sixteen, ...sixteen].map((colour, i) => [i, colour])),
}
