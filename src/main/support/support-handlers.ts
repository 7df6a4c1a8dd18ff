import type { Handlers } from '../door'
import { diagnosticsOf } from './diagnostics'
import { readLog } from './log-lines'

/** More than anybody reads, and few enough to be drawn at once. */
const MOST_LINES = 500

/** Answers the calls of `shared/support.ts`. */
export const supportHandlers = {
  'support.willSave': (context, { key, save }) => {
    context.pendingSaves.set(key, save)
    return null
  },
  'support.log': (context) => readLog(context.folder.log, MOST_LINES),
  'support.diagnostics': async (context) => ({ text: await diagnosticsOf(context) }),
  'support.partBroke': (context, { kind, frames }) => {
    context.typedText.hold()
    context.log.error(`window part ${kind} ${frames.join(' ')}`)
    return null
  },
} satisfies Partial<Handlers>
