// The site itself, in a process of its own, asked by message for the CPU it used.
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { openPools } from '../src/platform/db.ts'
import { site } from '../src/platform/http.ts'
import { hush } from '../src/platform/log.ts'
import { noMail } from '../src/platform/mail.ts'
import { modules } from '../src/site.ts'
import { answerMessages } from './measure.ts'

hush()
const pools = openPools({ connectionString: process.argv[2] ?? '' })
const config = {
  port: 0,
  data: process.argv[3] ?? '',
  databaseUrl: null,
  databaseAppUrl: null,
  origin: 'http://localhost',
  smtpUrl: null,
  demo: false,
}
const app = site(
  modules,
  { config, db: pools.db, owner: pools.owner, mail: noMail, now: () => new Date() },
  async () => true,
)
answerMessages(createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })))
