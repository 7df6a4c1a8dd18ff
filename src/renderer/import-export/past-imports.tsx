import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './import-export.module.css'

/** Imports that are listed; older ones are in the trash's list of acts. */
const shown = 5

/** The last imports, each to be taken back as a whole, also after a restart. */
export function PastImports() {
  const t = useTranslations('importExport.past')
  const { instant } = useDayText()
  const acts = useCall('undo.list', {})
  const undo = useSend('undo.undo', { changes: ['undo.list'] })
  const isLate = useLateLoading(undo.isPending)
  const imports = (acts.data ?? []).filter(({ kind }) => kind === 'import').slice(0, shown)
  if (imports.length === 0) return null
  return (
    <div className={styles.below}>
      <h3 className={styles.subheading}>{t('title')}</h3>
      <ul className={styles.past}>
        {imports.map((act) => (
          <li key={act.id} className={styles.pastRow}>
            <span className={styles.pastLabel}>{act.label}</span>
            <span className={styles.hint}>{instant(act.createdAt)}</span>
            {act.undoneAt === null ? (
              <Button
                aria-disabled={undo.isPending}
                onClick={() => (undo.isPending ? undefined : undo.mutate({ id: act.id }))}
                aria-label={t('undoOne', { label: act.label })}
              >
                {t('undo')}
              </Button>
            ) : (
              <span className={styles.hint}>{t('undone')}</span>
            )}
          </li>
        ))}
      </ul>
      <output className={styles.hint}>
        {isLate
          ? t('busy')
          : undo.data && undo.data.left > 0
            ? t('left', { count: undo.data.left, names: undo.data.leftNames.join(', ') })
            : null}
      </output>
      {undo.error ? <Failure error={undo.error} /> : null}
    </div>
  )
}
