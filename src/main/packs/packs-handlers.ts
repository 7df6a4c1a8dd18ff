import type { Handlers } from '../door'
import { choosePack, chosenPack, importFromPack, leavePack, savePackFiles, unlockPack } from './open-pack'
import { drawPassphrase, makePack, packChoice, packKeyFor } from './pack-service'

/** Answers the calls of `shared/packs.ts`. */
export const packsHandlers = {
  'packs.choice': (context, { clientId }) => packChoice(context, clientId),
  'packs.newPassphrase': () => ({ passphrase: drawPassphrase() }),
  'packs.make': (context, draft) => makePack(context, draft),
  'packs.show': (context, { clientId }) => {
    const file = context.exportedFiles.get(packKeyFor(clientId))
    if (file !== undefined) context.shell.showInFolder(file)
    return null
  },
  'packs.chooseFile': (context) => choosePack(context),
  'packs.chosen': (context) => chosenPack(context),
  'packs.unlock': (context, { passphrase }) => unlockPack(context, passphrase),
  'packs.saveFiles': (context) => savePackFiles(context),
  'packs.importClient': (context) => importFromPack(context),
  'packs.leave': (context) => {
    leavePack(context)
    return null
  },
} satisfies Partial<Handlers>
