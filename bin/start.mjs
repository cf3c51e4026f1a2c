// npm start: the site, with the demo unless HOLDFAST_DEMO says otherwise.
import { join } from 'node:path'
import { become, root, underHook } from './project.mjs'

try {
  const demo = process.env.HOLDFAST_DEMO || 'on'
  become(underHook(join(root, 'src/cli/index.ts'), 'serve', ...process.argv.slice(2)), { HOLDFAST_DEMO: demo })
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
