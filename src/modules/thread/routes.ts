import type { Route } from '../../platform/route.ts'

export const routes: Route[] = []
