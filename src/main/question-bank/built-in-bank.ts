import { bankRef, clicheText, criterionText, questionText } from '@shared/question-bank'
import { z } from 'zod'
import type { BankTexts } from './bank-repository'

const files = import.meta.glob<unknown>('/resources/questions/*.yaml', {
  query: '?data',
  import: 'default',
  eager: true,
})

/** One built-in thing: its name in the files is its ref. */
export type BuiltIn<Text> = { readonly ref: string; readonly text: Text }
type BuiltInBank = { readonly [Kind in keyof BankTexts]: readonly BuiltIn<BankTexts[Kind]>[] }

const named = <Shape extends z.ZodRawShape>(text: z.ZodObject<Shape>) => text.extend({ id: bankRef })
const prose = z.string().trim().min(1)

/** A file of `resources/questions`: criteria, worn-out phrases or questions, each kind optional. */
const bankFile = z.strictObject({
  criteria: z.array(named(criterionText)).default([]),
  cliches: z.array(named(clicheText)).default([]),
  questions: z
    .array(
      named(questionText).extend({
        // A built-in question may leave out what it is not tied to, but says everything else.
        stages: questionText.shape.stages.default([]),
        roleFamily: questionText.shape.roleFamily.default(null),
        probes: prose,
        followUps: questionText.shape.followUps.min(2).max(3),
        strongAnswer: prose,
        weakAnswer: prose,
        topicId: questionText.shape.topicId.unwrap(),
      }),
    )
    .default([]),
})

/** Checks one file of the bank. Throws where it does not have the form that the schema asks for. */
export function checkBankFile(name: string, data: unknown): z.output<typeof bankFile> {
  const result = bankFile.safeParse(data)
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`)
  return result.data
}

let known: BuiltInBank | undefined

/** The built-in bank, read at the first use, in the order of its files. A faulty file is a fault of the build. */
export function builtInBank(): BuiltInBank {
  known ??= readAll()
  return known
}

const split = <Text>(rows: readonly (Text & { readonly id: string })[]) =>
  rows.map(({ id: ref, ...text }) => ({ ref, text }))

function readAll(): BuiltInBank {
  const parsed = Object.entries(files)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([path, data]) => checkBankFile(path, data))
  return {
    criterion: split(parsed.flatMap(({ criteria }) => criteria)),
    question: split(parsed.flatMap(({ questions }) => questions)),
    cliche: split(parsed.flatMap(({ cliches }) => cliches)),
  }
}
