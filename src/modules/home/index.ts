import type { Module } from '../../platform/route.ts'
import { frontRoutes } from './front/routes.ts'
import { inheritanceRoutes } from './inheritance/routes.ts'
import { weekRoutes } from './week/routes.ts'

/** The first pages: of the site, and of one partnership. */
export const home: Module = {
  name: 'home',
  routes: [...weekRoutes, ...inheritanceRoutes],
  site: frontRoutes,
  nav: [{ href: '', text: 'Home', can: 'release.read' }],
}
