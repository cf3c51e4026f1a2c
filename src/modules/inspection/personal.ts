import { findPersonalData, sentence } from '../../platform/personal-data.ts'

/** In a reference nothing about a person may ever stand: the sentence that refuses it. */
export const refusedReference = (reference: string | null): string | undefined => {
  const found = findPersonalData(reference ?? '')[0]
  return found && sentence(found.kind)
}
