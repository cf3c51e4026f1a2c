// Builds public/app.css from src/look/look.scss, and copies the typeface beside it.
// `npm run css` writes; `npm run css -- --check` says whether what is there is fresh.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = new URL('../', import.meta.url)
const typeface = new URL('node_modules/@fontsource-variable/source-sans-3/', root)

const { css } = compile(fileURLToPath(new URL('src/look/look.scss', root)), {
  loadPaths: [fileURLToPath(new URL('node_modules', root))],
  style: 'compressed',
  charset: false,
  quietDeps: true,
})

const built: [path: string, content: Buffer][] = [
  ['public/app.css', Buffer.from(`${css}\n`)],
  ...['latin', 'latin-ext'].map((script): [string, Buffer] => {
    const file = `source-sans-3-${script}-wght-normal.woff2`
    return [`public/assets/fonts/${file}`, readFileSync(new URL(`files/${file}`, typeface))]
  }),
  ['public/assets/fonts/source-sans-3-OFL.txt', readFileSync(new URL('LICENSE', typeface))],
]

const stale = built.filter(([path, content]) => {
  const file = new URL(path, root)
  return !existsSync(file) || !readFileSync(file).equals(content)
})

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date. Run: npm run css`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(new URL('public/assets/fonts/', root), { recursive: true })
  for (const [path, content] of stale) {
    writeFileSync(new URL(path, root), content)
    console.log(`Wrote ${path}`)
  }
}
