import type { Round } from '../rounds/model.ts'

/** Why a round cannot be signed off now; undefined when it can. */
export const cannotSignOff = (round: Pick<Round, 'state'>): string | undefined => {
  switch (round.state) {
    case 'open':
      return undefined
    case 'draft':
      return 'This round has not been opened yet, so there is nothing to sign off'
    case 'signed_off':
      return 'This round has been signed off already'
    case 'closed':
      return 'This round is closed'
    case 'dropped':
      return 'This round was dropped'
  }
}

/** Why a round cannot be opened again; undefined when it can. */
export const cannotReopen = (round: Pick<Round, 'state'>): string | undefined =>
  round.state === 'signed_off'
    ? undefined
    : round.state === 'closed'
      ? 'A closed round stays closed: its release does not change any more. What is new counts in the next round'
      : 'Only a round that has been signed off can be opened again'
