import { type Frame, Page } from '../../../platform/layout.tsx'
import { Gap, Late, Levels, Missing, Status, type Tone } from '../../../platform/shapes.tsx'

type Framed = { frame: Frame }

export const AccessibilityPage = ({ frame }: Framed) => (
  <Page
    {...frame}
    title="Accessibility"
    lede="Everything here works with a keyboard, with a screen reader, at four times the size, and without scripts."
  >
    <h2 class="govuk-heading-m">What we hold ourselves to</h2>
    <p class="govuk-body">
      The Web Content Accessibility Guidelines 2.2, level AA. Every page is checked by a program at the width of a desk
      and of a telephone each time Holdfast changes. A program finds perhaps a third of what may be wrong, so tell us
      about the rest.
    </p>
    <h2 class="govuk-heading-m">How it is done</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>A status is always in words. Its shape and colour only repeat them.</li>
      <li>Every chart stands beside a sentence and a table that say the same.</li>
      <li>A form that cannot be saved says first what is wrong, and keeps your words.</li>
      <li>Nothing moves, blinks or runs out of time while you type.</li>
      <li>Papers in Word and PDF carry real headings, table heads and words for pictures.</li>
    </ul>
    <h2 class="govuk-heading-m">What is not good enough yet</h2>
    <p class="govuk-body">
      A file that somebody else made and attached as evidence is as accessible as they made it. Ask whoever attached it
      for another form.
    </p>
    <h2 class="govuk-heading-m">If something stands in your way</h2>
    <p class="govuk-body">
      Tell your partnership’s coordinator, who can also give you any page on paper or by e-mail. If the answer does not
      help, the Equality Advisory and Support Service takes complaints about public bodies’ websites.
    </p>
  </Page>
)

export const PrivacyPage = ({ frame }: Framed) => (
  <Page
    {...frame}
    title="Privacy"
    lede="Holdfast holds the names of people at work. It asks for nothing about any child."
  >
    <h2 class="govuk-heading-m">What is kept about you</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>your name, work e-mail address, agency, job, and the posts you hold or write for, with their dates</li>
      <li>what you wrote, changed, released or signed off, and when</li>
      <li>when you opened material that is marked confidential</li>
      <li>which browsers you are signed in on, and when each was last used</li>
    </ul>
    <p class="govuk-body">
      Your partnership decides what it is for and for how long; it is the controller. People of other partnerships see
      none of it.
    </p>
    <h2 class="govuk-heading-m">What must not be written here</h2>
    <p class="govuk-body">
      Anything by which a child could be known. Free text is read by a program for health and insurance numbers, dates
      of birth, postcodes, telephone numbers and e-mail addresses, which are refused or questioned. What should never
      have been written can be removed everywhere, history and papers included, by an administrator.
    </p>
    <h2 class="govuk-heading-m">Cookies</h2>
    <p class="govuk-body">
      Three, all needed, none for anybody else: one keeps you signed in, one remembers for a day that this browser asked
      for a sign-in letter, and one carries a sentence such as “Saved” to the next page. Nothing is measured and nobody
      is followed.
    </p>
    <h2 class="govuk-heading-m">Your rights</h2>
    <p class="govuk-body">
      Ask your partnership’s coordinator, or your own agency’s data protection officer, to see, correct or remove what
      is kept about you. The Information Commissioner’s Office hears complaints.
    </p>
  </Page>
)

const statuses: [tone: Tone, word: string, means: string][] = [
  ['off', 'Off track', 'it will not be done as agreed unless somebody acts'],
  ['risk', 'At risk', 'something stands in the way, and it is known what'],
  ['on', 'On track', 'it will be done by the date agreed'],
  ['done', 'Complete', 'the step has been taken; whether children notice is another question'],
  ['wait', 'Not started', 'nothing was to be done yet, or nobody has said anything yet'],
  ['none', 'No improvement needed', 'it was looked at, and the reason for leaving it is kept'],
]

const levels: [level: 0 | 1 | 2 | 3 | 4, word: string, means: string][] = [
  [0, 'We say so', 'somebody wrote it, and nothing else supports it'],
  [1, 'Done', 'the step was taken, and there is evidence of it'],
  [
    2,
    'Seen in practice',
    'records, observation or a measure from after the change show that work with children is different',
  ],
  [3, 'Better for children', 'an outcome or an experience is better by more than its usual ups and downs'],
  [4, 'Sustained', 'it has held for a year or more, and nothing linked to it got worse'],
]

export const ShapesPage = ({ frame }: Framed) => (
  <Page
    {...frame}
    title="What the shapes mean"
    lede="A solid shape is what a person said. An open one is what Holdfast worked out."
    wide
  >
    <section class="hf-section" aria-labelledby="status">
      <h2 class="hf-h2" id="status">
        Status
      </h2>
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Said by a person</th>
            <th scope="col">Suggested by Holdfast</th>
            <th scope="col">It means</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(([tone, word, means]) => (
            <tr>
              <th scope="row">
                <Status tone={tone} word={word} />
              </th>
              <td data-label="Suggested">
                <Status tone={tone} word={word} open />
              </td>
              <td data-label="It means">{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hf-meta">
        A plan may call them something else and define them in its own words; the shapes stay. A diamond always says
        look here, and a square always says good.
      </p>
    </section>
    <section class="hf-section" aria-labelledby="levels">
      <h2 class="hf-h2" id="levels">
        Level of evidence
      </h2>
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">It means</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(([level, word, means]) => (
            <tr>
              <th scope="row">
                <Levels level={level} word={word} />
              </th>
              <td data-label="It means">{means}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <Levels level={1} word="Done" suggested={2} />
            </th>
            <td data-label="It means">a person confirmed level 1, and a rule suggests that level 2 has been reached</td>
          </tr>
        </tbody>
      </table>
      <p class="hf-meta">Levels belong to findings. They are never counted, averaged or ranked.</p>
    </section>
    <section class="hf-section" aria-labelledby="missing">
      <h2 class="hf-h2" id="missing">
        What is missing or late
      </h2>
      <p class="govuk-body">
        <Missing words="No measure" /> Something should stand here and does not.
      </p>
      <p class="govuk-body">
        <Late words="Vacant since 2 October 2026" /> Red words are kept for what is late and for posts without a holder.
      </p>
      <Gap number={2} words="nobody has looked at practice since the change came into use." />
      <p class="govuk-body">
        A link of the chain from a finding to its evidence that is not there, and what to do about it.
      </p>
    </section>
  </Page>
)
