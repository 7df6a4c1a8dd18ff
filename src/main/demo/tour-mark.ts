import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../atomic-file'
import type { DataFolder } from '../data-folder'

/** Says that the tour was taken or declined here. It lies beside the practice, so that a demo built anew does not ask again. */
const tourMark = (folder: DataFolder): string => join(folder.root, 'tour-seen')

/** Whether the tour was taken or declined on this computer. */
export const hasSeenTour = (folder: DataFolder): boolean => existsSync(tourMark(folder))

/** Keeps that the tour was taken or declined. A disk that refuses costs only that it is offered once more. */
export function rememberTour(folder: DataFolder): void {
  try {
    writeFileAtomically(tourMark(folder), 'The tour of the demo practice was taken or left.\n', 0o600)
  } catch {
    // Nothing of the coach's is in it.
  }
}
