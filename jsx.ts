// Lets Node read .tsx: Node strips types by itself but does not know JSX. Loaded with --import by bin/run.mjs.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

registerHooks({
  // Our own files name each other in full. Node would look for a package.json in every folder above each: a fifth of a start.
  resolve(specifier, context, nextResolve) {
    const [ending] = /\.tsx?$/.exec(specifier) ?? []
    if (!ending || !specifier.startsWith('.') || context.parentURL === undefined) return nextResolve(specifier, context)
    const url = new URL(specifier, context.parentURL).href
    return { url, format: ending === '.tsx' ? 'module' : 'module-typescript', shortCircuit: true }
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const path = fileURLToPath(url)
    const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      sourceType: 'module',
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
      typescript: { onlyRemoveTypeImports: true },
    })
    if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
