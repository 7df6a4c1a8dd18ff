import type { ErrorAnswer, Result } from '@shared/errors'
import type { GateCallInput, GateCallName, GateCallOutput } from '@shared/gate'

/** A call that main answered with an error; its message is a sentence for the coach. */
export class GateError extends Error {
  readonly answer: ErrorAnswer

  constructor(answer: ErrorAnswer) {
    super(answer.message)
    this.name = 'GateError'
    this.answer = answer
  }
}

/** Asks main and gives its value; throws `GateError` when main answers with an error. */
export async function askGate<Name extends GateCallName>(
  name: Name,
  input: GateCallInput<Name>,
): Promise<GateCallOutput<Name>> {
  const result = (await window.greenroom.call(name, input)) as Result<GateCallOutput<Name>>
  if (!result.ok) throw new GateError(result.error)
  return result.value
}
