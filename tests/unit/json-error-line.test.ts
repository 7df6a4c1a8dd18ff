import { jsonErrorLine } from '@shared/json-error-line'
import { describe, expect, it } from 'vitest'

describe('the line on which a text stops being JSON', () => {
  it.each([
    ['[\n  {"case": "a"},\n  {"case": }\n]', 3],
    ['[\n  {"case": "a"}\n  {"case": "b"}\n]', 3],
    ['[\n  {"case": "a",},\n  {"case": "b"}\n]', 2],
    ['[\n  {"case": "a"},\n]\n', 3],
    ['[\n  {"case" "a"}\n]', 2],
    ['[\n  {case: "a"}\n]', 2],
    ["[\n  {'case': 'a'}\n]", 2],
    ['[\n  {"case": "a\n  b"}\n]', 2],
    ['[\n  {"case": "\\x"}\n]', 2],
    ['[\n  {"case": "a"}]\n]\n', 3],
    ['[\n  {"case": ["a"}\n]', 2],
    ['[\n  {"case": 01}\n]', 2],
    ['[\n  {"case": "a"}\n', 2],
    ['', 1],
    ['nonsense', 1],
  ])('of %j is %i', (text, line) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
    expect(jsonErrorLine(text)).toBe(line)
  })
})
