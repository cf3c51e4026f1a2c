import { addDays, holdsOn, longDate } from '../../../platform/dates.ts'
import { may } from '../../../platform/permissions.ts'

type Member = {
  person_id: string
  name: string
  email: string | null
  roles: readonly string[]
  starts: string
  ends: string | null
}

/** How many days before its review date somebody is reminded of a piece. */
export const daysAhead = 14

/** A review date is told twice: when it is near, and when it has passed without anybody looking. */
export type Occasion = 'near' | 'passed'

/** Which reminder a review date asks for today. */
export const occasionOf = (reviewOn: string, today: string): Occasion | null =>
  reviewOn < today ? 'passed' : reviewOn <= addDays(today, daysAhead) ? 'near' : null

/** Who is written to about a piece: whoever added it, or the coordinators where they cannot look at it any more. */
export const remindedOf = (addedBy: string | null, members: readonly Member[], today: string): Member[] => {
  const reached = members.filter((m) => m.email && holdsOn(m, today))
  const adder = reached.find((m) => m.person_id === addedBy && may(m.roles, 'evidence.add'))
  return adder ? [adder] : reached.filter((m) => may(m.roles, 'evidence.edit'))
}

type Line = { title: string; confidential: boolean; review_on: string; occasion: Occasion; link: string }

/** The letter: titles and addresses only, never what a piece says, and not even the title of a confidential one. */
export const reminderOf = (name: string, lines: readonly Line[]): { subject: string; text: string } => {
  const passed = lines.some(({ occasion }) => occasion === 'passed')
  const pieces = lines.length === 1 ? '1 piece of evidence' : `${lines.length} pieces of evidence`
  const text = [
    `Dear ${name}`,
    lines.length === 1
      ? 'Holdfast has a piece of evidence that should be looked at again.'
      : `Holdfast has ${lines.length} pieces of evidence that should be looked at again.`,
    ...lines.map(
      (line) =>
        `${line.confidential ? 'A confidential piece' : line.title}\n${
          line.occasion === 'passed'
            ? `Its date was ${longDate(line.review_on)}, and nobody has looked since: until somebody does, it no longer counts for a level of evidence.`
            : `Look at it by ${longDate(line.review_on)}.`
        }\n${line.link}`,
    ),
    'Open it, say whether it still holds, and when somebody should look next. Each date is told twice: 14 days before, and once when it has passed.',
  ]
  return {
    subject: `${passed ? 'Late' : 'Reminder'}: look again at ${pieces}`,
    text: `${text.join('\n\n')}\n`,
  }
}
