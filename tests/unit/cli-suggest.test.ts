import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cli } from '../support/cli-run'
import { temporaryFolder } from '../support/temporary'

const casesFile = resolve(import.meta.dirname, '../../resources/demo/cases.yaml')
const cases = parse(readFileSync(casesFile, 'utf8')) as { case: string; topics: string[] }[]

type Line = {
  case: string | null
  fits: boolean
  suggestions: { topic: string; score: number; reasons: string[] }[]
}
const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

async function suggestFrom(name: string, text: string) {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), text)
  return cli(['suggest', '--cases', name], { cwd: folder })
}

describe('suggest', () => {
  it('prints a line a case in order, at least five topics each, best first', async () => {
    const { code, stdout, stderr } = await cli(['suggest', '--cases', casesFile])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = linesOf(stdout)
    expect(lines.map((line) => line.case)).toEqual(cases.map((one) => one.case))
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['case', 'fits', 'suggestions'])
      expect(line.suggestions.length).toBeGreaterThanOrEqual(5)
      const scores = line.suggestions.map((one) => one.score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true)
      expect(line.suggestions[0]?.reasons.length).toBeGreaterThan(0)
    }
  })

  it('puts a topic that fits among the first five of most cases', async () => {
    const lines = linesOf((await cli(['suggest', '--cases', casesFile])).stdout)
    const hits = lines.filter((line, index) =>
      line.suggestions.slice(0, 5).some((one) => cases[index]?.topics.includes(one.topic)),
    )
    expect(hits.length).toBeGreaterThanOrEqual(14)
  })

  it('answers the same for the same cases as yaml, json and jsonl', async () => {
    const { stdout } = await cli(['suggest', '--cases', casesFile])
    expect((await suggestFrom('cases.json', JSON.stringify(cases, null, 2))).stdout).toBe(stdout)
    const jsonl = cases.map((one) => JSON.stringify(one)).join('\n')
    expect((await suggestFrom('CASES.JSONL', jsonl)).stdout).toBe(stdout)
  })

  it('takes a case of which little is known, and ignores fields it does not know', async () => {
    const text = '{}\n\n{"question": "Should I bring cookies?", "mood": "good", "case": 7}\n'
    const { code, stdout } = await suggestFrom('few.jsonl', text)
    expect(code).toBe(0)
    expect(linesOf(stdout).map((line) => [line.case, line.suggestions.length >= 5])).toEqual([
      [null, true],
      ['7', true],
    ])
  })

  it('prints nothing for an empty list', async () => {
    expect(await suggestFrom('none.json', '[]')).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it.each([
    ['bad.yaml', '- case: a\n  question: ok\n- case: b: c\n- case: d\n', 3],
    ['shape.yaml', '- case: a\n- case: b\n  timeline: later\n', 3],
    ['list.yaml', 'case: a\n', 1],
    ['bad.json', '[\n  {"case": "a"},\n  {"case": }\n]', 3],
    ['bad.jsonl', '{"case": "a"}\n{"case": "b"\n', 2],
    ['shape.jsonl', '{"case": "a"}\n{"question": {}}\n', 2],
  ])('names the bad line of %s and prints no case', async (name, text, line) => {
    const { code, stdout, told } = await suggestFrom(name, text)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^Line ${line} of ${name} `))
  })

  it('says when the file is not there', async () => {
    const { code, told } = await cli(['suggest', '--cases', 'gone.yaml'], { cwd: temporaryFolder() })
    expect(code).toBe(1)
    expect(told).toEqual([expect.stringContaining('gone.yaml')])
  })

  it('leaves out topics of the practice with --catalogue-only', async () => {
    const { code, stdout } = await cli(['suggest', '--cases', casesFile, '--catalogue-only'])
    expect(code).toBe(0)
    expect(linesOf(stdout)).toHaveLength(17)
  })
})
