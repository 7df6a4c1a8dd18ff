import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import { CloseOutDone } from './close-out-done'
import { CloseOutForm } from './close-out-form'

export type CloseOutDialogProps = {
  readonly clientId: string
  /** What the client is called in sentences. */
  readonly name: string
  readonly onClose: () => void
}

/** What was made: the file's name and what went into it, in words. */
export type MadePack = { readonly fileName: string; readonly contents: string }

/** Hands a client a copy of their own record: what goes in, as what, at whose wish; then offers to close the case. */
export function CloseOutDialog({ clientId, name, onClose }: CloseOutDialogProps) {
  const t = useTranslations('packs')
  const choice = useCall('packs.choice', { clientId })
  const [made, setMade] = useState<MadePack | null>(null)
  useReturnFocus()
  // Not before there is something to put the focus on.
  if (choice.isPending) return null
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name })}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {choice.error ? <Failure error={choice.error} onRetry={() => void choice.refetch()} /> : null}
      {choice.data && made === null ? (
        <CloseOutForm {...{ clientId, name, onClose }} choice={choice.data} onMade={setMade} />
      ) : null}
      {choice.data && made !== null ? (
        <CloseOutDone {...{ clientId, name, made, onClose }} state={choice.data.state} />
      ) : null}
    </Modal>
  )
}
