// node bin/run.mjs [options of Node] FILE [arguments]: runs a TypeScript file under the project's own Node.
import { resolve } from 'node:path'
import { become, underHook } from './project.mjs'

const given = process.argv.slice(2)
const first = given.findIndex((word) => !word.startsWith('-'))
if (first < 0) {
  console.error('Say which file to run: node bin/run.mjs [--test] FILE [arguments]')
  process.exitCode = 2
} else {
  const [file, ...args] = given.slice(first)
  try {
    become([...given.slice(0, first), ...underHook(resolve(file), ...args)])
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
