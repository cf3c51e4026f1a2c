import type { Module } from '../../platform/route.ts'
import { frontRoutes } from './front/routes.ts'

/** The first pages: of the site, and of one partnership. */
export const home: Module = { name: 'home', routes: [], site: frontRoutes }
