import { useState } from 'react'
import { useAppEvent } from '../api'

/** How far the work in the background is; zero of zero before it says so. */
export type Progress = { readonly done: number; readonly total: number }

const nothing: Progress = { done: 0, total: 0 }

/** Hears how far the work is while it runs. */
export function useProgress(isRunning: boolean): Progress {
  const [progress, setProgress] = useState(nothing)
  const [wasRunning, setWasRunning] = useState(isRunning)
  useAppEvent('importExport.progress', setProgress)
  if (wasRunning !== isRunning) {
    // The next work begins at nothing, not where the last one ended.
    setWasRunning(isRunning)
    setProgress(nothing)
  }
  return progress
}
