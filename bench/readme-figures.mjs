import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** @typedef {{ name: string, anchor: string, value: number, unit: string, ratio: number }} Figure */
/** @typedef {{ name: string, value: number, unit: string }} FirstTime */
/** @typedef {import('./packaged.mjs').Spread} Spread */
/** @typedef {{ rounds: number, figures: readonly Figure[], spread: { paint: Spread, bare: Spread, ratioOfRounds: Spread } }} Packaged */

const readme = join(resolve(import.meta.dirname, '..'), 'README.md')
const begin = '<!-- bench -->'
const end = '<!-- /bench -->'
const aboutFirstTimes =
  'The same calls the first time they are made for a client, 95 % of them within so long. What is aimed at is 60 ms from the click to the painted screen:'

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')

/** @param {readonly Figure[]} figures */
const figureTable = (figures) =>
  table(
    ['what', 'figure', 'beside', 'ratio'],
    figures.map(({ name, anchor, value, unit, ratio }) => [name, `${value} ${unit}`, anchor, ratio]),
  )

/** @param {Packaged} packaged */
function packagedPart({ rounds, figures, spread: { paint, bare, ratioOfRounds } }) {
  const halves = (/** @type {Spread} */ { quarter, threeQuarters }) => `${quarter} to ${threeQuarters}`
  return [
    `The packaged app, as an ordinary user in the system’s sandbox, beside a bare window with the same Electron, fuses and kind of archive (\`npm run bench -- --packaged\`): medians of ${rounds} starts of each, in turn. Of the starts to the first contentful paint the middle half took ${halves(paint)} ms, beside ${halves(bare)} ms; round by round the ratio was ${halves(ratioOfRounds)} in the middle half, ${ratioOfRounds.least} at the least and ${ratioOfRounds.most} at the most.`,
    figureTable(figures),
  ]
}

/**
 * Puts the figures of a run into the README, so that it never says others than were measured.
 * @param {{ figures: readonly Figure[], firstTimes: readonly FirstTime[], packaged?: Packaged, large?: { command: string, figures: readonly Figure[] } }} latest
 */
export function writeReadmeFigures({ figures, firstTimes, packaged, large }) {
  const tables = [
    figureTable(figures),
    aboutFirstTimes,
    table(
      ['call', 'first time'],
      firstTimes.map(({ name, value, unit }) => [name, `${value} ${unit}`]),
    ),
    ...(packaged ? packagedPart(packaged) : []),
    ...(large ? [`With 100,000 clients (\`${large.command}\`):`, figureTable(large.figures)] : []),
  ]
  const text = readFileSync(readme, 'utf8')
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  writeFileSync(readme, `${text.slice(0, from)}\n${tables.join('\n\n')}\n${text.slice(to)}`)
}
