import type { z } from 'zod'

/** The pages the app shows; `gate` stands before a practice that is not open. Each call and event names those that may use it. */
export type WindowName = 'main' | 'client' | 'gate'

/** One call from a window to main: the schema that checks its input, the windows that may make it, its answer's type. */
export type Call<Schema extends z.ZodType = z.ZodType, Output = unknown> = {
  readonly input: Schema
  readonly windows: readonly WindowName[]
  /** Exists only for the type checker; never set. */
  readonly output?: Output
}

/** Declares a call: `call<Note>()(noteDraft)`. Windows default to the main one. */
export const call =
  <Output>() =>
  <Schema extends z.ZodType>(
    input: Schema,
    options: { readonly windows?: readonly WindowName[] } = {},
  ): Call<Schema, Output> => ({
    input,
    windows: options.windows ?? ['main'],
  })

/** What main tells windows unasked. */
export type AppEvent<Payload = unknown> = {
  readonly windows: readonly WindowName[]
  /** Exists only for the type checker; never set. */
  readonly payload?: Payload
}

/** Declares an event: `event<{ clientId: string }>()`. */
export const event = <Payload>(windows: readonly WindowName[] = ['main']): AppEvent<Payload> => ({ windows })
