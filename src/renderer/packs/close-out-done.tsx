import { Button } from '@mantine/core'
import type { ClientState } from '@shared/clients'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useRecordedAct } from '../ui/use-recorded-act'
import type { CloseOutDialogProps, MadePack } from './close-out-dialog'
import styles from './packs.module.css'

type CloseOutDoneProps = CloseOutDialogProps & { readonly made: MadePack; readonly state: ClientState }

/** Says where the pack is, and offers what usually comes next. */
export function CloseOutDone({ clientId, name, made, state, onClose }: CloseOutDoneProps) {
  const t = useTranslations('packs')
  const act = useRecordedAct(['clients.get', 'clients.list'], t('closeFailed', { name }))
  const [isClosed, setClosed] = useState(state === 'closed' || state === 'archived')
  const closeCase = async (): Promise<void> => {
    const done = await act(t('isClosed', { name }), () =>
      call('clients.bulk', { selection: { ids: [clientId] }, act: { kind: 'state', state: 'closed' } }),
    )
    if (done === null) return
    setClosed(true)
    onClose()
  }
  return (
    <div className={styles.form}>
      <div>
        <output className={styles.about}>{t('done', { file: made.fileName })}</output>
        <p className={styles.about}>{t('contents', { parts: made.contents })}</p>
      </div>
      <div className={styles.buttons}>
        {isClosed ? null : (
          <Button variant="filled" data-autofocus onClick={() => void closeCase()}>
            {t('closeCase', { name })}
          </Button>
        )}
        <Button onClick={() => void call('packs.show', { clientId })}>{t('show')}</Button>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </div>
  )
}
