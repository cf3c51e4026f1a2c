import type { Module } from './platform/route.ts'

/** The table of contents of the product: every room, in the order of the navigation. */
export const modules: Module[] = []
