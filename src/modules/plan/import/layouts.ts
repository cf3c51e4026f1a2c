import type { SourceDocument } from '../../../documents/read/model.ts'
import type { Grid } from './grids.ts'
export const layoutsOf = (_document: SourceDocument): Grid[] => []
