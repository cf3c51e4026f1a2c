// A Holdfast as far as its database goes, for embedded.test.ts to start, stop and kill:
//   node test/embedded-holdfast.ts OPTIONS-AS-JSON [write]
// Prints "up", then with `write` the number of each row once the database has acknowledged it. SIGTERM stops it.
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type EmbeddedOptions, startEmbedded } from '../src/platform/embedded.ts'

const options: EmbeddedOptions = JSON.parse(process.argv[2] ?? '{}')
try {
  const embedded = await startEmbedded({ ...options, log: (sentence) => console.log(sentence) })
  console.log(embedded.adopted ? 'up adopted' : 'up')
  process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)))
  setInterval(() => {}, 1000)
  for (let next = 1; process.argv[3] === 'write'; ) next = await writeFrom(next)

  async function writeFrom(first: number): Promise<number> {
    let number = first
    const client = new Client(embedded.connection)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('create table if not exists promise (number int)')
      for (;;) {
        await client.query('insert into promise values ($1)', [number])
        console.log(`ack ${number++}`)
      }
    } catch {
      await client.end().catch(() => {})
      await sleep(20)
      return number
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
