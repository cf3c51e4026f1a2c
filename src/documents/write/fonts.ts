import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Paths of Source Sans 3 in the three weights that papers use. */
export const fontFiles = () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
  return ['400Regular', '600SemiBold', '700Bold'].map((face) => join(folder, face, `SourceSans3_${face}.ttf`))
}
