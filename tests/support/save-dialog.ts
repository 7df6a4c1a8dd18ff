import { inMain, type RunningApp } from './greenroom-app'

/** Answers the native save dialog, which no test can press, with a file, or cancels it. */
export function answerSaveDialog(app: RunningApp, file: string | null): Promise<void> {
  return inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
    },
    file,
  )
}
