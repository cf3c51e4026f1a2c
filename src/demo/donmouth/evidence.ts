import type { Piece } from '../story.ts'
import { files } from './files.ts'
import { links } from './links.ts'
import { statements } from './views.ts'

export const evidence: Piece[] = [...statements, ...links, ...files]
