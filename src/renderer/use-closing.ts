import { useEffect } from 'react'
import { call, useAppEvent } from './api'

/**
 * Answers when the window wants to close; `save` says whether all of the text is safe. Main is told that somebody answers from
 * now on. Where the answer does not get through, main asks the coach by itself.
 */
export function useClosing(save: () => Promise<boolean>): void {
  useAppEvent('app.closing', () => {
    void save()
      .then((saved) => call('app.readyToClose', { saved }))
      .catch(() => undefined)
  })
  useEffect(() => void call('app.answersClosing', {}).catch(() => undefined), [])
}
