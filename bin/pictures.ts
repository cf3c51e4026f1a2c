// The pictures of README.md, taken from the demo with a real browser: node bin/run.mjs bin/pictures.ts
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { demoStage, goes, personNamed } from '../test/journeys/stage.ts'

const largest = 250_000
const demo = await demoStage()
try {
  const page = await demo.tabOf(await personNamed(demo.owner, 'Alice Merrow'))
  await goes(page, '/p/donmouth/plan')
  await page.evaluate('document.fonts.ready.then(() => true)')
  const path = fileURLToPath(new URL('../docs/pictures/plan.png', import.meta.url))
  await page.screenshot({ path, clip: { x: 0, y: 0, width: 1280, height: 900 } })
  const { size } = statSync(path)
  if (size > largest) throw new Error(`${path} has ${size} bytes; ${largest} at most.`)
  console.log(`Wrote ${path}, ${size} bytes.`)
} finally {
  await demo.leave()
}
