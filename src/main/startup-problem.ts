import { AppError } from '@shared/errors'
import { translatorOf } from '@shared/translate'
import { dialog, shell } from 'electron'
import { errorSentence } from './door'

/** What the coach chose when the practice could not be opened. */
export type WayOut =
  | { readonly kind: 'again' }
  | { readonly kind: 'folder'; readonly root: string }
  | { readonly kind: 'quit' }

/**
 * Says in plain words why the practice could not be opened, and offers ways out. Nothing on the disk is touched. Before a
 * practice is open its language is not known, so this speaks English.
 */
export async function showStartupProblem(error: unknown, root: string): Promise<WayOut> {
  const problem = error instanceof AppError ? error : new AppError('unexpected')
  const text = translatorOf('en', 'startup')
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Greenroom',
      message: text('title'),
      detail: `${errorSentence(problem, 'en')}\n\n${text('where', { folder: root })}`,
      buttons: [text('tryAgain'), text('chooseFolder'), text('openFolder'), text('quit')],
      defaultId: 0,
      cancelId: 3,
      noLink: true,
    })
    if (response === 0) return { kind: 'again' }
    if (response === 1) {
      const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
      const [folder] = chosen.filePaths
      if (!chosen.canceled && folder !== undefined) return { kind: 'folder', root: folder }
    } else if (response === 2) await shell.openPath(root)
    else return { kind: 'quit' }
  }
}
