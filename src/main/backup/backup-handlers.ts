import { sentenceOf } from '@shared/translate'
import type { Context } from '../context'
import type { Handlers } from '../door'
import { finishRestore } from './backup-service'
import { type KeptBackupState, spokenState } from './backup-state'

const spoken = (context: Context, state: KeptBackupState) => spokenState(state, context.language())

/** Answers the calls of `shared/backups.ts`. */
export const backupHandlers = {
  'backups.state': (context) => spoken(context, context.backups.state()),
  'backups.makeNow': async (context) => spoken(context, await context.backups.backUp('asked')),
  'backups.list': (context) => context.backups.list(),
  'backups.restore': async (context, { name }) => {
    const restoring = await context.backups.prepare(context.backups.fileOf(name))
    context.reopen(() => finishRestore(context.folder, restoring))
    return null
  },
  'backups.chooseSecond': async (context) => {
    const title = sentenceOf(context.language(), 'settings', 'backups.chooseTitle')
    const chosen = await context.dialogs.chooseFolder(title)
    return chosen === null ? null : spoken(context, await context.backups.chooseSecond(chosen))
  },
  'backups.dropSecond': (context) => spoken(context, context.backups.dropSecond()),
} satisfies Partial<Handlers>
