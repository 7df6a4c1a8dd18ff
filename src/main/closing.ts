import type { WorkingStep } from '@shared/gate'
import type { InterfaceLanguage } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import { type BrowserWindow, dialog } from 'electron'
import { emitEvent } from './emit-event'

/** How long a page may take to save its text before the coach is asked. */
const ANSWER_MS = 5_000

/**
 * Lets a window close only when its text is saved. A page that has said by `answers` that it does is told and answers through
 * `ready`; if it cannot save, or does not answer, the coach decides.
 */
export function guardClosing(
  window: BrowserWindow,
  language: () => InterfaceLanguage,
  isOpen: () => boolean,
): { readonly answers: () => void; readonly ready: (saved: boolean) => void } {
  let mayClose = false
  let pageAnswers = false
  let timer: NodeJS.Timeout | undefined

  const closeNow = () => {
    mayClose = true
    if (!window.isDestroyed()) window.close()
  }
  const ask = async () => {
    const text = translatorOf(language(), 'startup')
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: text('unsavedTitle'),
      detail: text('unsaved'),
      buttons: [text('keepOpen'), text('closeAnyway')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) closeNow()
  }

  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) pageAnswers = false
  })
  window.on('close', (event) => {
    // A page that is still being drawn has no text, nor has the one before the practice, and nobody there would answer.
    if (mayClose || !isOpen() || window.webContents.isCrashed() || !pageAnswers) return
    event.preventDefault()
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), ANSWER_MS)
    emitEvent('app.closing', null)
  })
  return {
    answers: () => {
      pageAnswers = true
    },
    ready: (saved) => {
      clearTimeout(timer)
      if (saved) closeNow()
      else void ask()
    },
  }
}

/** Work on a practice that is not open yet, which must come to its end. */
export type Work = { step: WorkingStep; closesAfter: boolean }

/** Keeps a window open while there is work; the coach may have the app close when it is done. */
export function guardWork(
  window: BrowserWindow,
  language: () => InterfaceLanguage,
  work: () => Work | null,
): void {
  const ask = async (): Promise<void> => {
    const text = translatorOf(language(), 'startup')
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      message: text('workingTitle'),
      detail: text('working'),
      buttons: [text('keepWaiting'), text('closeAfter')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    const going = work()
    if (going !== null) going.closesAfter = response === 1
    else if (response === 1) window.close()
  }
  window.on('close', (event) => {
    if (work() === null) return
    event.preventDefault()
    void ask()
  })
}
