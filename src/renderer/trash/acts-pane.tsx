import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ChangeSet } from '@shared/undo'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { useLeftNotice } from '../ui/use-act-notice'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './acts-pane.module.css'

/** Merges, changes of several and imports of the last 30 days, each to be taken back as a whole. */
export function ActsPane() {
  const t = useTranslations('trash.acts')
  const acts = useCall('undo.list', {})
  return (
    <div className={styles.acts}>
      <h2 className={styles.title}>{t('title')}</h2>
      {acts.error ? <Failure error={acts.error} onRetry={() => void acts.refetch()} /> : null}
      {acts.data?.length === 0 ? <EmptyState title={t('none')} hint={t('noneHint')} /> : null}
      <ul className={styles.list}>
        {acts.data?.map((act) => (
          <Act key={act.id} act={act} />
        ))}
      </ul>
    </div>
  )
}

function Act({ act }: { readonly act: ChangeSet }) {
  const t = useTranslations('trash.acts')
  const close = useTranslations('ui.undo')('close')
  const { instant } = useDayText()
  const sayFailure = useFailureNotice()
  const sayLeft = useLeftNotice()
  const undoing = useSend('undo.undo', { changes: ['undo.list'] })
  const redoing = useSend('undo.redo', { changes: ['undo.list'] })
  const isUndone = act.undoneAt !== null
  const isBusy = undoing.isPending || redoing.isPending
  const isLate = useLateLoading(isBusy)
  const press = async (): Promise<void> => {
    if (isBusy) return
    try {
      const answer = await (isUndone ? redoing : undoing).mutateAsync({ id: act.id })
      notifications.show({
        message: t(isUndone ? 'redoneNow' : 'undoneNow', { what: act.label }),
        closeButtonProps: { 'aria-label': close },
      })
      sayLeft(answer)
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  return (
    <li className={styles.act}>
      <div className={styles.words}>
        <p className={styles.label}>{act.label}</p>
        <p className={styles.facts}>
          {t('facts', { kind: t(`kinds.${act.kind}`), at: instant(act.createdAt), rows: act.rowCount })}
        </p>
        {act.undoneAt === null ? null : (
          <p className={styles.facts}>{t('undone', { at: instant(act.undoneAt) })}</p>
        )}
        <output className={styles.facts}>{isLate ? t('busy', { rows: act.rowCount }) : null}</output>
      </div>
      <Button
        className={styles.button}
        aria-label={t(isUndone ? 'redoLabel' : 'undoLabel', { what: act.label })}
        aria-disabled={isBusy}
        onClick={() => void press()}
      >
        {t(isUndone ? 'redo' : 'undo')}
      </Button>
    </li>
  )
}
