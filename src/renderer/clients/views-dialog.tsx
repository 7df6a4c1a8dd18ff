import { Button, Modal, TextInput } from '@mantine/core'
import type { SavedView } from '@shared/views'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useCall, useSend } from '../api'
import { ReturnFocus } from '../ui/use-return-focus'
import { useUndoNotice } from '../ui/use-undo-notice'
import { useActFailure } from './act-failure'
import styles from './list-dialogs.module.css'
import { listStand, toView } from './list-query'

const changes = ['views.list', 'views.counts'] as const

export type ViewsDialogProps = { readonly kind: 'save' | 'manage'; readonly onClose: () => void }

/** Saves the list as it stands under a name, or renames, renews and removes the coach's own views. */
export function ViewsDialog({ kind, onClose }: ViewsDialogProps) {
  const t = useTranslations('clients.views')
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === 'save' ? t('saveTitle') : t('manageTitle')}
      size={480}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      {kind === 'save' ? <SaveForm onClose={onClose} /> : <ViewLines />}
    </Modal>
  )
}

function SaveForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('clients.views')
  const [name, setName] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const sayFailure = useActFailure()
  const save = useSend('views.save', { changes: [...changes] })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setIsMissing(true)
    save.mutate({ name: name.trim(), ...toView(listStand()) }, { onSuccess: onClose, onError: sayFailure })
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        autoComplete="off"
        maxLength={60}
        value={name}
        error={isMissing ? t('nameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('saveAction')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

function ViewLines() {
  const t = useTranslations('clients.views')
  const { data: views = [] } = useCall('views.list', {})
  return views.length === 0 ? (
    <p className={styles.hint}>{t('none')}</p>
  ) : (
    <ul className={styles.lines}>
      {views.map((view) => (
        <ViewLine key={view.id} view={view} />
      ))}
    </ul>
  )
}

function ViewLine({ view }: { readonly view: SavedView }) {
  const t = useTranslations('clients.views')
  const [name, setName] = useState(view.name)
  const sayFailure = useActFailure()
  const offerUndo = useUndoNotice()
  const rename = useSend('views.rename', { changes: [...changes] })
  const renew = useSend('views.save', { changes: [...changes] })
  const remove = useSend('views.remove', { changes: [...changes] })
  const keepName = () => {
    const wanted = name.trim()
    if (wanted === '' || wanted === view.name) setName(view.name)
    else rename.mutate({ id: view.id, name: wanted }, { onError: sayFailure })
  }
  return (
    <li className={styles.line}>
      <TextInput
        className={styles.grow}
        aria-label={t('nameOf', { name: view.name })}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={keepName}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keepName()
        }}
      />
      <Button
        aria-label={t('renewOf', { name: view.name })}
        onClick={() =>
          renew.mutate({ id: view.id, name: view.name, ...toView(listStand()) }, { onError: sayFailure })
        }
      >
        {t('renew')}
      </Button>
      <Button
        aria-label={t('removeOf', { name: view.name })}
        onClick={() =>
          remove.mutate(
            { id: view.id },
            {
              onError: sayFailure,
              onSuccess: () =>
                offerUndo({
                  message: t('removed', { name: view.name }),
                  undo: async () => {
                    await call('views.restore', { id: view.id })
                    await refresh([...changes])
                  },
                }),
            },
          )
        }
      >
        {t('remove')}
      </Button>
    </li>
  )
}
