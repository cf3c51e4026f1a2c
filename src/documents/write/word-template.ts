import type { Paper } from './model.ts'
export const intoTemplate = async (bytes: Uint8Array, _template: Uint8Array, _paper: Paper): Promise<Uint8Array> =>
  bytes
