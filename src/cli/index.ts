import { obey } from './commands.ts'

const code = await obey(process.argv.slice(2))
if (code !== 0) process.exitCode = code
