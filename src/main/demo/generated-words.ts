import { parse } from 'yaml'
import { z } from 'zod'
import text from '../../../resources/demo/generated.yaml?raw'

const words = z.array(z.string()).min(1)
const file = z.strictObject({
  names: z
    .array(
      z.strictObject({
        weight: z.int().min(1),
        order: z.enum(['given-first', 'family-first']).default('given-first'),
        /** Written without a space between the two. */
        joined: z.boolean().default(false),
        given: words,
        family: words,
      }),
    )
    .min(1),
  employers: z.strictObject({ first: words, second: words }),
  fields: z.array(z.strictObject({ tag: z.string(), roles: words })).min(1),
  tags: words,
  goals: words,
  towns: words,
  streets: words,
  interviewers: words,
  words,
  contributions: words,
  debriefs: words,
  answers: words,
  questions: words,
  notes: words,
  letters: z.array(z.strictObject({ title: z.string(), topics: words, text: z.string() })).min(1),
})

/** What generated practices are made of. */
export type GeneratedWords = z.infer<typeof file>

/** Reads the words; a file that cannot be read is a fault of the build and is thrown. */
export function readGeneratedWords(): GeneratedWords {
  return file.parse(parse(text))
}
