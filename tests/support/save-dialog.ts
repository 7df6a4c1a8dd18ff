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

/** Answers the native dialog that chooses files to read, with one file. */
export function answerOpenDialog(app: RunningApp, file: string): Promise<void> {
  return inMain(
    app,
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    file,
  )
}
