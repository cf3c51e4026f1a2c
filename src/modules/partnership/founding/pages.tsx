import { asked, askedChoice, askedChoices, type Filled } from '../../../platform/asked.ts'
import { button, checkboxes, input, insetText, radios, textarea } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { agencyWords, offeredAgencies } from './rules.ts'

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--m' } })

export const FiveQuestions = ({ frame, demo, filled }: { frame: Frame; demo: boolean; filled: Filled }) => (
  <Page
    {...frame}
    title="Begin a new partnership"
    lede="Five questions. Everything except the nation can be changed later."
    trail={[{ href: '/?all', text: 'Your partnerships' }]}
    errors={filled.errors}
  >
    {demo && insetText({ text: 'The demo is on, so anybody can sign in as anybody: write nothing real here.' })}
    <form method="post" action="/partnerships/new" novalidate>
      {input({
        ...asked(filled, 'name'),
        label: { text: '1. What is the partnership called?', classes: 'govuk-label--m' },
        hint: { text: 'As it stands on its papers' },
      })}
      {radios({
        ...askedChoice(filled, 'nation'),
        fieldset: legend('2. Which nation’s words does it use?'),
        items: [
          { value: 'scotland', text: 'Scotland' },
          { value: 'england', text: 'England' },
        ],
      })}
      {checkboxes({
        ...askedChoices(filled, 'agencies'),
        fieldset: legend('3. Which agencies belong to it?'),
        items: offeredAgencies.map((kind) => ({
          value: kind,
          text: agencyWords[kind],
          ...(kind === 'reporter' ? { hint: { text: 'In Scotland' } } : {}),
        })),
      })}
      {textarea({
        ...asked(filled, 'own'),
        label: { text: 'Others, one on a line' },
        hint: { text: 'The college, the fire service, a national body' },
        rows: '3',
      })}
      {radios({
        ...askedChoice(filled, 'who'),
        fieldset: legend('4. Who coordinates it?'),
        hint: { text: 'Whoever keeps the plan. You look after people and settings in any case.' },
        items: [
          { value: 'me', text: 'I do' },
          {
            value: 'other',
            text: 'Somebody else',
            conditional: {
              html: (
                <>
                  {input({ ...asked(filled, 'coordinator'), label: { text: 'Their name' } })}
                  {input({
                    ...asked(filled, 'email'),
                    label: { text: 'Their e-mail address' },
                    type: 'email',
                    spellcheck: false,
                  })}
                </>
              ),
            },
          },
        ],
      })}
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
          5. What do you call the group that runs the plan, and its chair?
        </legend>
        {input({
          ...asked(filled, 'group'),
          label: { text: 'The group' },
          hint: { text: 'For example, improvement board. Leave it empty if there is none yet' },
        })}
        {input({
          ...asked(filled, 'chair'),
          label: { text: 'Its chair’s post' },
          hint: { text: 'For example, chair of the improvement board' },
        })}
      </fieldset>
      {button({ text: 'Begin this partnership' })}
    </form>
  </Page>
)

export const MayNotFound = ({ frame }: { frame: Frame }) => (
  <Page
    {...frame}
    title="You may not begin a partnership"
    lede="Only somebody who coordinates or administers a partnership here may begin another."
    trail={[{ href: '/?all', text: 'Your partnerships' }]}
  >
    <p class="govuk-body">
      Ask one of them, or whoever runs Holdfast for you: “bin/holdfast partnership add” begins one from the command
      line.
    </p>
  </Page>
)
