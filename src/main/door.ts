import type { Call, WindowName } from '@shared/call'
import { type CallArgs, type CallName, type CallOutput, contract } from '@shared/contract'
import { AppError, type ErrorAnswer, type Result } from '@shared/errors'
import { type GateCallArgs, type GateCallName, type GateCallOutput, gateContract } from '@shared/gate'
import type { InterfaceLanguage } from '@shared/settings'
import { sentenceOf } from '@shared/translate'
import type { z } from 'zod'
import type { Context } from './context'
import type { Log } from './log'

/** Answers one call with its checked input. Throws AppError for what the coach should hear. */
export type Handler<Name extends CallName> = (
  context: Context,
  input: CallArgs<Name>,
) => CallOutput<Name> | Promise<CallOutput<Name>>

export type Handlers = { readonly [Name in CallName]: Handler<Name> }

/** Answers the calls of the page before a practice; they need no world but their own. */
export type GateHandlers = {
  readonly [Name in GateCallName]: (
    world: AnsweringWorld,
    input: GateCallArgs<Name>,
  ) => GateCallOutput<Name> | Promise<GateCallOutput<Name>>
}

/** Calls slower than this are logged by name. */
const SLOW_MS = 40

export type DoorRequest = {
  /** The window that asks, or null for a sender the app does not know. */
  readonly windowName: WindowName | null
  readonly name: unknown
  readonly input: unknown
}

/** What answering needs besides the handlers. */
type AnsweringWorld = Pick<Context, 'language' | 'log'>

/** Answers a call of the practice: by its handler, in the practice's context. Never throws. */
export const answerCall = (
  handlers: Handlers,
  context: Context,
  request: DoorRequest,
): Promise<Result<unknown>> => answer(contract, handlers, context, request)

/** Answers a call of the page that stands before a practice which is not open. Never throws. */
export const answerGateCall = (
  handlers: GateHandlers,
  world: AnsweringWorld,
  request: DoorRequest,
): Promise<Result<unknown>> => answer(gateContract, handlers, world, request)

/**
 * The one door between windows and main: sender, name among our own, window, shape, then the handler.
 * Never throws: the answer is a Result whose error carries no stack, no query, no path that the coach did not choose.
 */
async function answer(
  calls: Readonly<Record<string, Call>>,
  handlers: object,
  world: AnsweringWorld,
  request: DoorRequest,
): Promise<Result<unknown>> {
  const started = performance.now()
  const { windowName, name, input } = request
  try {
    if (windowName === null) throw new AppError('not-allowed')
    const declared = typeof name === 'string' && Object.hasOwn(calls, name) ? calls[name] : undefined
    if (declared === undefined) throw new AppError('unknown-call')
    if (!declared.windows.includes(windowName)) throw new AppError('not-allowed')
    const parsed = declared.input.safeParse(input)
    if (!parsed.success) throw new AppError('bad-input', {}, { fields: fieldErrors(parsed.error) })
    // The name picks both the schema and the handler, a link that the type checker cannot follow through a union.
    const handler = (handlers as Record<string, (world: AnsweringWorld, input: unknown) => unknown>)[
      String(name)
    ]
    const value = await handler?.(world, parsed.data)
    const tookMs = performance.now() - started
    if (tookMs > SLOW_MS) world.log.info(`slow call ${String(name)} ${Math.round(tookMs)} ms`)
    return { ok: true, value }
  } catch (error) {
    const shownName = typeof name === 'string' && Object.hasOwn(calls, name) ? name : 'unknown'
    return { ok: false, error: errorAnswer(error, world.language(), world.log, shownName) }
  }
}

/** The sentence for an error. Anything but an AppError is a bug: logged once, shown as one general sentence. */
export function errorAnswer(
  error: unknown,
  language: InterfaceLanguage,
  log: Log,
  where: string,
): ErrorAnswer {
  const known = error instanceof AppError ? error : fromSystem(error)
  if (known.code === 'unexpected' || known.cause !== undefined) log.error(`${known.code} in ${where}`, error)
  return {
    code: known.code,
    message: errorSentence(known, language),
    ...(known.fields ? { fields: known.fields } : {}),
    ...(known.retry ? { retry: true } : {}),
  }
}

/** The sentence of an AppError in the coach's language. */
export function errorSentence(error: AppError, language: InterfaceLanguage): string {
  return sentenceOf(language, 'errors', error.code, error.values)
}

/** The disk and the database have ways to fail that are nobody's bug. */
function fromSystem(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && error.message.includes('greenroom: read only'))
    return new AppError('read-only')
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', {}, { cause: error, retry: true })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new AppError('vault-damaged', {}, { cause: error })
  return new AppError('unexpected', {}, { cause: error, retry: true })
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.slice(0, 20).map((issue) => [issue.path.map(String).join('.').slice(0, 100), issue.code]),
  )
}
