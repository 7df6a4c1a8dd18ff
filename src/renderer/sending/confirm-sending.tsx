import { Modal } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { queryClient, useCall } from '../api'
import type { LetterDesk } from '../letters/use-letter-desk'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { useReturnFocus } from '../ui/use-return-focus'
import { ConfirmForm } from './confirm-form'
import type { ConfirmWay } from './use-outgoing'

type ConfirmSendingProps = {
  readonly letterId: string
  readonly way: ConfirmWay
  readonly desk: LetterDesk
  readonly onClose: () => void
}

/** Shows, before anything leaves, to whom, under which subject, as what, and with which file. */
export function ConfirmSending({ letterId, way, desk, onClose }: ConfirmSendingProps) {
  const t = useTranslations('sending.confirm')
  const preview = useCall('sending.preview', { letterId })
  useReturnFocus()
  // What is confirmed is what was asked for with this very opening; meanwhile nothing may change under the coach's hands.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['sending.preview'] }), [])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { way })}
      size={620}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {preview.error ? <Failure error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data ? (
        <ConfirmForm preview={preview.data} letterId={letterId} way={way} desk={desk} onClose={onClose} />
      ) : null}
      {preview.isPending ? <GreyRows /> : null}
    </Modal>
  )
}
