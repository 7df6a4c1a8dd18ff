import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'
import { hostileFacts, hostileTemplates, secretOfOthers } from '../support/hostile-templates'

const root = resolve(import.meta.dirname, '../..')

/** The grammar as one script, with nothing around it. */
async function grammarScript(): Promise<string> {
  const entry = 'virtual:grammar'
  const bundle = await rolldown({
    input: entry,
    resolve: { alias: { '@shared': resolve(root, 'src/shared') } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id: string) => (id === entry ? entry : null),
        load: (id: string) =>
          id === entry
            ? `export { parseTemplate } from '@shared/merge-grammar'
               export { expandTemplate } from '@shared/merge-expand'
               export { KNOWN_FIELDS } from '@shared/merge-fields'
               export { blocksOfPieces } from '@shared/markdown-blocks'`
            : null,
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'iife', name: 'grammar' })
  return output[0].code
}

it('reads every hostile template where no code can be made from text and there is no file, process or network', async () => {
  const context = createContext(
    { templates: [...hostileTemplates], facts: [...hostileFacts], TextEncoder },
    { codeGeneration: { strings: false, wasm: false } },
  )
  expect(() => runInContext('eval("1")', context)).toThrow(/code generation/i)
  expect(() => runInContext('new Function("return 1")', context)).toThrow(/code generation/i)
  expect(runInContext('[typeof require, typeof process, typeof fetch].join()', context)).toBe(
    'undefined,undefined,undefined',
  )
  runInContext(await grammarScript(), context, { timeout: 5_000 })
  const answers = runInContext(
    `templates.map((text) => {
       const parsed = grammar.parseTemplate(text, grammar.KNOWN_FIELDS)
       if (!parsed.ok) return 'refused'
       const expanded = grammar.expandTemplate(parsed.nodes, new Map(facts))
       return expanded.ok ? JSON.stringify(grammar.blocksOfPieces(expanded.pieces)) : 'too large'
     })`,
    context,
    { timeout: 30_000 },
  ) as string[]
  expect(answers).toHaveLength(hostileTemplates.length)
  expect(answers.filter((answer) => answer.includes(secretOfOthers))).toEqual([])
  expect(answers.filter((answer) => answer === 'refused').length).toBeGreaterThan(300)
  expect(answers.every((answer) => answer.length <= 8_000_000)).toBe(true)
})
