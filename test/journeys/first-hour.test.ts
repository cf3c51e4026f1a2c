// A coordinator's first hour, from the inspection report and her own Word plan to the papers for the board.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pdfOf, wordFileOf } from './opened-files.ts'
import { marks, ownTemplate } from './own-template.ts'
import { desk, downloads, fitsTheScreen, goes, isSound, phone, presses, type Stage, stage, wordsOf } from './stage.ts'

const ways = [
  { way: 'with scripts, at a desk', name: 'Corrieglen children’s partnership', options: { viewport: desk } },
  {
    way: 'without scripts, on a telephone',
    name: 'Inverallan children’s partnership',
    options: { viewport: phone, javaScriptEnabled: false },
  },
]

for (const { way, name, options } of ways)
  describe(`the first hour ${way}`, () => {
    let alice: Page
    let home: string
    const looks = () => (options.viewport === desk ? isSound(alice) : fitsTheScreen(alice))
    before(async () => {
      alice = await at.tabOf(at.alice, options)
    })

    test('a new partnership begins with five questions', async () => {
      home = await givenANewPartnership(alice, name)
      await looks()
    })

    test('findings are ticked in the inspection report and taken', async () => {
      await whenTheReportIsDropped(alice, home)
      await looks()
      await whenATickIsTakenAway(alice)
      await presses(alice, 'Take what is ticked')
      await looks()
      assert.match(await wordsOf(alice), /10 findings: 6 areas for improvement and 4 strengths/)
    })

    test('the plan is dropped, corrected three times, given its holders and findings, and accepted', async () => {
      const proposal = await whenThePlanIsDropped(alice, home)
      await looks()
      await whenThreeThingsAreCorrected(alice)
      await looks()
      await whenPostsAreGivenHolders(alice, proposal)
      await looks()
      await whenItemsAreMatchedToFindings(alice, proposal)
      await looks()
      await whenTheImportIsAccepted(alice, proposal)
      await looks()
      const words = await wordsOf(alice)
      for (const told of ['Replace three forms by one', 'Head of family support', 'Dan Harkness'])
        assert.ok(words.includes(told), `the plan shows ${told}`)
    })

    test('business support is let to write for a post', async () => {
      await whenSomebodyJoins(alice, home, { name: 'Henry Quill', email: 'henry@example.org', role: 'Writer' })
      await looks()
      await whenSomebodyMayWriteFor(alice, home, 'Business manager', 'Henry Quill')
      await looks()
    })

    test('three updates come in, one of them written by business support for a post', async () => {
      const dan = await at.tabOf(at.dan, options)
      await whenAnUpdateIsSent(dan, home, 'Open a single front door for all requests for help', 'On track')
      await whenAnUpdateIsSent(dan, home, 'Name one person who holds each family until help begins', 'At risk')
      const henry = await at.tabOf(at.henry, options)
      await whenAnUpdateIsSent(henry, home, 'Replace three forms by one', 'Off track', async () => {
        await henry.getByLabel('By e-mail').check()
        await fillsDate(henry, 'When did they agree?', new Date())
      })
      if (options.viewport === desk) await isSound(henry)
      const words = await wordsOf(henry)
      assert.match(words, /Henry Quill/)
      assert.match(words, /for (the )?Business manager/)
      assert.match(words, /agreed by e-mail/)
      await dan.context().close()
      await henry.context().close()
    })

    test('the committee paper comes in the partnership’s own template, and the plan on a page', async () => {
      await goes(alice, `${home}/report/template`)
      const file = { name: 'our-paper.docx', mimeType: 'application/octet-stream', buffer: await ownTemplate() }
      await alice.getByLabel('Choose the template').setInputFiles(file)
      await presses(alice, 'Use this template')
      await looks()

      await whenAPaperIsMade(alice, home, 'Committee paper')
      await looks()
      const committee = await wordFileOf(
        (await downloads(alice, alice.getByRole('link', { name: 'Word', exact: true }))).bytes,
      )
      thenItWearsTheTemplate(committee)
      assert.ok(committee.headings >= 3, `${committee.headings} headings`)
      for (const told of [name, 'Replace three forms by one', 'Improvement board', 'Off track'])
        assert.ok(committee.words.includes(told), `the committee paper says ${told}`)

      await whenAPaperIsMade(alice, home, 'Plan on a page')
      await looks()
      thenItWearsTheTemplate(
        await wordFileOf((await downloads(alice, alice.getByRole('link', { name: 'Word', exact: true }))).bytes),
      )
      const page = await pdfOf((await downloads(alice, alice.getByRole('link', { name: 'PDF', exact: true }))).bytes)
      assert.equal(page.pages, 1)
      for (const told of [name, 'Replace three forms by one']) assert.ok(page.words.includes(told), `it says ${told}`)
    })

    test('the paper is released for everybody', async () => {
      await presses(alice, 'Release')
      await looks()
      await presses(alice, /^Release “/)
      await looks()
      await goes(alice, home)
      await looks()
      assert.match(await wordsOf(alice), /Plan on a page/)
      await alice.context().close()
    })
  })

async function givenANewPartnership(page: Page, name: string): Promise<string> {
  await goes(page, '/partnerships/new')
  await page.getByLabel('1. What is the partnership called?').fill(name)
  await page.getByLabel('Scotland', { exact: true }).check()
  await page.getByLabel('The group').fill('Improvement board')
  await page.getByLabel('Its chair’s post').fill('Chair of the improvement board')
  await presses(page, 'Begin this partnership')
  assert.match(await wordsOf(page), /is ready/)
  return new URL(page.url()).pathname
}

async function whenTheReportIsDropped(page: Page, home: string): Promise<void> {
  await goes(page, `${home}/inspection/reports/new`)
  await page.getByLabel('The report').setInputFiles(fixture('inspection-report.docx'))
  await presses(page, 'Read this report')
  assert.match(await page.title(), /^11 findings ticked/)
}

const whenATickIsTakenAway = (page: Page) => page.getByLabel('Take this “Voluntary agencies').uncheck()

async function whenThePlanIsDropped(page: Page, home: string): Promise<string> {
  await goes(page, `${home}/plan/import`)
  await page.getByLabel('The file').setInputFiles(fixture('improvement-plan.docx'))
  await presses(page, 'Read the plan')
  assert.match(await page.title(), /became 17 items. Two doubts are yours to settle/)
  return new URL(page.url()).pathname
}

// The leak and the shifted cell are agreed to; the lead that the shifted cell hid is written in.
async function whenThreeThingsAreCorrected(page: Page): Promise<void> {
  await page.getByLabel('In row 4, above').check()
  await page.getByLabel('Yes, move it').check()
  await presses(page, /Correct this item.*Ask in every supervision/)
  await page.getByLabel('Leads').fill('Head of children’s social work')
  await presses(page, 'Save these words')
}

async function whenPostsAreGivenHolders(page: Page, proposal: string): Promise<void> {
  await goes(page, `${proposal}/leads`)
  for (const [post, name, email] of [
    ['Head of family support', 'Dan Harkness', 'dan@example.org'],
    ['Business manager', 'Morag Inchbrae', 'morag@example.org'],
  ] as const) {
    const row = page.getByRole('row', { name: new RegExp(`^${post}`) })
    await row.getByLabel('Name').fill(name)
    await row.getByLabel('E-mail').fill(email)
  }
  await presses(page, 'Save the posts')
}

async function whenItemsAreMatchedToFindings(page: Page, proposal: string): Promise<void> {
  await goes(page, `${proposal}/findings`)
  for (const item of [1, 2, 3, 5])
    await page
      .getByRole('group', { name: `Item ${item}` })
      .first()
      .getByRole('checkbox')
      .first()
      .check()
  await presses(page, 'Save these ticks')
}

async function whenTheImportIsAccepted(page: Page, proposal: string): Promise<void> {
  await goes(page, proposal)
  await presses(page, 'Import 17 items')
}

async function whenSomebodyJoins(
  page: Page,
  home: string,
  who: { name: string; email: string; role: string },
): Promise<void> {
  await goes(page, `${home}/partnership/people/new`)
  await page.getByLabel('Name', { exact: true }).fill(who.name)
  await page.getByLabel('E-mail address').fill(who.email)
  await page.getByLabel(who.role, { exact: true }).check()
  await presses(page, 'Add them')
}

async function whenSomebodyMayWriteFor(page: Page, home: string, post: string, name: string): Promise<void> {
  await goes(page, `${home}/partnership/posts`)
  await presses(page, post)
  await page.getByLabel('Let somebody else write for this post').selectOption({ label: name })
  await presses(page, 'Let them write from today')
}

async function whenAnUpdateIsSent(
  page: Page,
  home: string,
  item: string,
  status: string,
  also = async () => {},
): Promise<void> {
  await goes(page, `${home}/plan/mine`)
  await presses(page, new RegExp(`${item}$`))
  await presses(page, 'Write an update')
  await page.getByLabel(status, { exact: true }).check()
  await page
    .getByLabel(/What (has been done|changed since)/)
    .fill('The room is found and its telephone number is on every school’s wall.')
  await page.getByLabel('What is next?').fill('The first families are asked whether they were answered in time.')
  await also()
  await presses(page, 'Send this update')
  assert.match(await wordsOf(page), new RegExp(status))
}

async function whenAPaperIsMade(page: Page, home: string, kind: string): Promise<void> {
  await goes(page, `${home}/report/papers/new`)
  await page.getByLabel(kind, { exact: true }).check()
  await page.getByLabel('For which meeting?').fill('Improvement board')
  await presses(page, 'Go on to the words')
  // A plan on a page has no words of its own, and shows itself at once.
  if (kind !== 'Plan on a page') await presses(page, 'Save and see the paper')
}

const thenItWearsTheTemplate = ({ around, styles }: { around: string; styles: string }) => {
  assert.ok(around.includes(marks.header) && around.includes(marks.footer), 'it has the template’s header and footer')
  assert.ok(styles.includes(marks.typeface) && styles.includes(marks.colour), 'it has the template’s styles')
}

const fillsDate = async (page: Page, legend: string, date: Date): Promise<void> => {
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Day').fill(String(date.getDate()))
  await group.getByLabel('Month').fill(String(date.getMonth() + 1))
  await group.getByLabel('Year').fill(String(date.getFullYear()))
}

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/first-hour/${name}`, import.meta.url))

let at: Stage
before(async () => {
  at = await stage()
})
after(() => at.leave())
