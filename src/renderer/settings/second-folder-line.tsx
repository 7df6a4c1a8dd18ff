import { Button } from '@mantine/core'
import type { BackupState } from '@shared/backups'
import { useTranslations } from 'use-intl'
import { CallError, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './backups-part.module.css'
import { SettingLine } from './setting-line'

/** Where copies of the backups go besides, or that they go nowhere. */
export function SecondFolderLine({ second }: { readonly second: BackupState['second'] }) {
  const t = useTranslations('settings.backups')
  const { instant } = useDayText()
  const sayFailure = useFailureNotice()
  const changes = ['backups.state', 'backups.list'] as const
  const choose = useSend('backups.chooseSecond', { changes })
  const drop = useSend('backups.dropSecond', { changes })
  const stop = async (): Promise<void> => {
    try {
      await drop.mutateAsync({})
    } catch (error) {
      sayFailure(t('second'), error)
    }
  }
  return (
    <SettingLine
      name={t('second')}
      action={
        <span className={styles.acts}>
          <Button loading={choose.isPending} onClick={() => choose.mutate({})}>
            {t(second ? 'other' : 'choose')}
          </Button>
          {second ? <Button onClick={() => void stop()}>{t('stop')}</Button> : null}
        </span>
      }
    >
      {second ? (
        <>
          {second.folder}
          <span className={styles.beside}>
            {second.at === null ? t('notCopied') : t('copied', { at: instant(second.at) })}
          </span>
        </>
      ) : (
        t('noSecond')
      )}
      {second?.problem ? (
        <p className={styles.problem}>
          {t('secondFailed', { at: instant(second.problem.at), message: second.problem.message })}
        </p>
      ) : null}
      {choose.error instanceof CallError ? (
        <p className={styles.problem} role="alert">
          {choose.error.answer.message}
        </p>
      ) : null}
    </SettingLine>
  )
}
