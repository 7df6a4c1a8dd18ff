import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { BlockNode, RichTextDoc } from '@shared/rich-text'
import { v7 as newId } from 'uuid'
import { expect, freshFolder, removeFolder, sharedApp, test } from '../support/greenroom-app'
import { listen } from '../support/listening-server'
import { pdfPayloads } from '../support/pdf-payloads'
import { pdfFonts, pdfInfo, pdfObjects, pdfText } from '../support/pdf-tools'
import { callApp, letterhead, saveSettings, seedWaitingClient } from '../support/practice-calls'

const app = sharedApp('serial')
let folder = ''
let letterId = ''

test.beforeAll(async () => {
  const { window } = app()
  folder = freshFolder()
  await saveSettings(window, letterhead)
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  letterId = newId()
  const about = { clientId: client.id, opportunityId: opportunity.id, questionId: null }
  await callApp(window, 'letters.create', { id: letterId, ...about })
})
test.afterAll(() => removeFolder(folder))

const paragraph = (text: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string): BlockNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})

/** Puts a text into the letter and prints it into a file, as the preview does. */
async function printed(window: Page, content: readonly BlockNode[], title = 'A letter'): Promise<string> {
  const { letter } = await callApp(window, 'letters.get', { id: letterId })
  const { opportunityId, roundId, questionId, kind } = letter
  const body: RichTextDoc = { type: 'doc', content }
  const about = { opportunityId, roundId, questionId }
  await callApp(window, 'letters.save', { id: letterId, title, kind, body, ...about, topics: [], filled: [] })
  const bytes = await window.evaluate(async (id) => {
    const { greenroom } = globalThis as unknown as {
      greenroom: { call: (name: string, input: unknown) => Promise<{ value: { pdf: Uint8Array } }> }
    }
    return [...(await greenroom.call('letters.preview', { id })).value.pdf]
  }, letterId)
  const file = join(folder, 'page.pdf')
  writeFileSync(file, new Uint8Array(bytes))
  return file
}

/** The lines of each page. */
function pagesOf(file: string): readonly (readonly string[])[] {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) =>
      page
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')
/** Points as text in millimetres. */
const mm = (text: string | undefined): number => (Number(text) * 25.4) / 72

const sentence = 'They may still be making up their minds, and you may still be the one they choose.'

test('whatever its length, no signature stands alone, no heading ends a page, and pages are numbered', async () => {
  test.setTimeout(240_000)
  const { window } = app()
  for (let lines = 14; lines <= 64; lines += 3) {
    const content = Array.from({ length: lines }, (_, index) =>
      index % 6 === 4 && index < lines - 1 ? heading(`Heading ${index}`) : paragraph(`${index}. ${sentence}`),
    )
    const pages = pagesOf(await printed(window, [paragraph('Dear Marie,'), ...content]))
    const last = pages.at(-1) ?? []
    const closing = last.indexOf('With best wishes,')
    expect(closing, `${lines} lines: ${last.join(' / ')}`).toBeGreaterThan(0)
    expect(last[closing - 1], `${lines} lines`).not.toMatch(/^Heading/)
    for (const [index, page] of pages.entries()) {
      const foot = pages.length > 1 ? [`Page ${index + 1} of ${pages.length}`] : []
      expect(page.slice(page.length - foot.length), `${lines} lines`).toEqual(foot)
      expect(page.at(-1 - foot.length), `${lines} lines`).not.toMatch(/^Heading/)
    }
  }
})

test('wording stays whole on a page, with the line that leads to it', async () => {
  const { window } = app()
  for (const before of [20, 22, 24, 26, 28]) {
    const filler = Array.from({ length: before }, (_, index) => paragraph(`Line ${index}.`))
    const quote: BlockNode = {
      type: 'blockquote',
      content: [paragraph(`Begin. ${sentence} ${sentence} End.`)],
    }
    const pages = pagesOf(
      await printed(window, [...filler, paragraph('You could write:'), quote, paragraph('After it.')]),
    )
    const holds = (text: string) => pages.findIndex((page) => page.some((line) => line.includes(text)))
    expect(holds('End.'), `${before} lines`).toBe(holds('Begin.'))
    expect(holds('You could write:'), `${before} lines`).toBe(holds('Begin.'))
  }
})

test('150 payloads come out as they were typed, and nothing is asked for', async () => {
  const { window } = app()
  const server = await listen()
  const payloads = pdfPayloads(`http://127.0.0.1:${server.port}`)
  expect(new Set(payloads).size).toBe(150)
  await saveSettings(window, { closing: payloads[3] ?? '', practiceName: payloads[40] ?? '' })
  const file = await printed(window, payloads.map(paragraph), payloads[7])
  const text = bare(
    execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/Page \d+ of \d+/g, ''),
  )
  expect(payloads.filter((payload) => !text.includes(bare(payload)))).toEqual([])
  expect(pdfObjects(file)).not.toMatch(/\/(JS|JavaScript|Launch|OpenAction|EmbeddedFile)\b/)
  expect(pdfObjects(file)).not.toMatch(/\/S \/URI/)
  await saveSettings(window, letterhead)
  expect(server.visits).toEqual([])
  server.close()
})

test('typeface and envelope window: fonts are embedded, the address stands in the window', async () => {
  const { window } = app()
  const content = [paragraph('Dear Marie,'), paragraph(sentence)]
  await saveSettings(window, { letterFont: 'sans', addressWindow: 'din' })
  const sans = await printed(window, content)
  expect(pdfFonts(sans).every(({ name, isEmbedded }) => isEmbedded && /Inter/.test(name))).toBe(true)
  expect(pdfText(sans)).toContain('Marsh Career Coaching · 14 Mill Lane · Bristol BS1 4QA')
  const din = await placeOf(sans, 'Keller')
  // DIN 5008 form B: the address begins 62.7 mm from the top; the window ends at 90 mm, and begins 20 mm from the left.
  expect(din.top).toBeGreaterThan(62)
  expect(din.bottom).toBeLessThan(90)
  expect(din.left).toBeGreaterThan(22)
  await saveSettings(window, { letterFont: 'serif', addressWindow: 'us', pageSize: 'Letter' })
  const us = await printed(window, content)
  expect(pdfInfo(us).get('Page size')).toContain('612 x 792')
  const place = await placeOf(us, 'Keller')
  expect(place.top).toBeGreaterThan(2.5 * 25.4 - 1)
  expect(place.bottom).toBeLessThan(3.17 * 25.4)
  await saveSettings(window, { addressWindow: 'none', pageSize: 'A4' })
  expect(pdfText(await printed(window, content))).not.toContain('Page 1')
})

/** Where the first occurrence of a word lies, in mm from the top left of its page. */
async function placeOf(file: string, word: string) {
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  const match = new RegExp(`xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="[\\d.]+" yMax="([\\d.]+)">${word}<`).exec(
    xml,
  )
  return { left: mm(match?.[1]), top: mm(match?.[2]), bottom: mm(match?.[3]) }
}
