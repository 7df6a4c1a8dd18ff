import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** @typedef {{ name: string, anchor: string, value: number, unit: string, ratio: number }} Figure */

const readme = join(resolve(import.meta.dirname, '..'), 'README.md')
const begin = '<!-- bench -->'
const end = '<!-- /bench -->'

/**
 * Puts the figures of a run into the README, so that it never says others than were measured.
 * @param {readonly Figure[]} figures
 */
export function writeReadmeFigures(figures) {
  const rows = figures.map(
    ({ name, anchor, value, unit, ratio }) => `| ${name} | ${value} ${unit} | ${anchor} | ${ratio} |`,
  )
  const table = ['| what | figure | beside | ratio |', '|---|---|---|---|', ...rows].join('\n')
  const text = readFileSync(readme, 'utf8')
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  writeFileSync(readme, `${text.slice(0, from)}\n${table}\n${text.slice(to)}`)
}
