import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { flushAll } from '../ui/autosaver'
import { Confirm } from '../ui/confirm'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import type { Chosen } from './backups-part'
import parts from './settings-screen.module.css'

type RestoreDialogProps = { readonly chosen: Chosen | null; readonly onClose: () => void }

/** Asks before a backup takes the place of the practice, and says when that did not work. */
export function RestoreDialog({ chosen, onClose }: RestoreDialogProps) {
  const t = useTranslations('settings.backups')
  const { instant } = useDayText()
  const restore = useSend('backups.restore', { changes: ['backups.state', 'backups.list'] })
  const [isUnsaved, setUnsaved] = useState(false)
  const at = chosen ? instant(chosen.madeAt) : ''
  const go = async ({ name }: Chosen): Promise<void> => {
    // What is still being typed belongs into the backup of the practice as it is now.
    const isSaved = await flushAll()
    setUnsaved(!isSaved)
    if (isSaved) restore.mutate({ name })
    onClose()
  }
  return (
    <>
      <Confirm
        opened={chosen !== null}
        title={t('askTitle', { at })}
        body={t('askBody', { at })}
        action={t('restore')}
        onConfirm={() => (chosen ? void go(chosen) : undefined)}
        onClose={onClose}
      />
      <output className={parts.about}>{restore.isPending ? t('preparing') : null}</output>
      {restore.error ? <Failure error={restore.error} /> : null}
      {isUnsaved ? (
        <p className={parts.plain} role="alert">
          {t('unsaved')}
        </p>
      ) : null}
    </>
  )
}
