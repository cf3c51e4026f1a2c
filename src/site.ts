import { history } from './modules/history/index.ts'
import { evidence } from './modules/evidence/index.ts'
import { home } from './modules/home/index.ts'
import { identity } from './modules/identity/index.ts'
import { inspection } from './modules/inspection/index.ts'
import { measure } from './modules/measure/index.ts'
import { plan } from './modules/plan/index.ts'
import { partnership } from './modules/partnership/index.ts'
import { thread } from './modules/thread/index.ts'
import { report } from './modules/report/index.ts'
import type { Module } from './platform/route.ts'

/** The table of contents of the product: every room, in the order of the navigation. */
export const modules: Module[] = [
  home,
  inspection,
  plan,
  measure,
  evidence,
  thread,
  report,
  partnership,
  history,
  identity,
]
