import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useRecorder } from './recorder-state'

const noticeId = (count: number): string => `recorder-${count}`

/** Says, on whatever screen the coach is, why a recording ended that nobody has stopped. It stays until it is closed. */
export function RecorderNotice() {
  const t = useTranslations('recordings')
  const problem = useRecorder((now) => now.problem)
  useEffect(() => {
    if (problem === null) return
    // The one before it is out of date, and a notice that is open already would not be shown anew.
    notifications.hide(noticeId(problem.count - 1))
    notifications.show({
      id: noticeId(problem.count),
      color: 'var(--late)',
      autoClose: false,
      title: t('problemTitle', { kind: problem.kind }),
      message: t('problem', { kind: problem.kind, detail: problem.detail }),
      closeButtonProps: { 'aria-label': t('close') },
    })
  }, [problem, t])
  return null
}
