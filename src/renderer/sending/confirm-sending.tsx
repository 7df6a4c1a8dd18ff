import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
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
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { way })}
      size={620}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {preview.error ? <Failure error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {/* An answer of an earlier look may be out of date; what is confirmed is what is asked for now. */}
      {preview.data && !preview.isFetching ? (
        <ConfirmForm preview={preview.data} letterId={letterId} way={way} desk={desk} onClose={onClose} />
      ) : (
        <GreyRows />
      )}
    </Modal>
  )
}
