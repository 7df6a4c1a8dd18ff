import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { call, useSend } from '../api'
import { goTo } from '../navigation'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from '../ui/use-undo-notice.module.css'

/** Long enough to read the name and reach for the button. */
const shownMs = 10_000

/** The ways out of a report: a letter to the client, and pages for them. A second press while one is on its way does nothing. */
export function useReportLeaving(id: string) {
  const t = useTranslations('sessionReport')
  const sayFailure = useFailureNotice()
  const draft = useSend('mockSessions.draftLetter', {
    changes: ['letters.list', 'letters.listAll', 'interviews.history'],
  })
  const save = useSend('mockSessions.savePdf', { changes: [] })

  const draftLetter = async (): Promise<void> => {
    if (draft.isPending) return
    try {
      const { letterId } = await draft.mutateAsync({ id })
      goTo({ at: 'letter', id: letterId })
    } catch (error) {
      sayFailure(t('draftFailed'), error)
    }
  }

  const savePdf = async (): Promise<void> => {
    if (save.isPending) return
    try {
      const answer = await save.mutateAsync({ id })
      if (!answer.saved) return
      notifications.show({
        title: t('saved'),
        autoClose: shownMs,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <span className={styles.notice}>
            {answer.fileName}
            <Button onClick={() => void call('mockSessions.showPdf', { id })}>{t('showInFolder')}</Button>
          </span>
        ),
      })
    } catch (error) {
      sayFailure(t('saveFailed'), error)
    }
  }

  return { draftLetter: () => void draftLetter(), savePdf: () => void savePdf() }
}
