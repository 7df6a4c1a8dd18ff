import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'

export type ConfirmProps = {
  readonly opened: boolean
  /** A question: "Remove this note?" */
  readonly title: string
  /** What happens, and whether it can be taken back. */
  readonly body: string
  /** The verb: "Remove". */
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly isBusy?: boolean
  /** Its name in a `Modal.Stack`, when it is asked from another dialog. */
  readonly stackId?: string
}

/** Asks before something that is hard to take back. The focus starts on Cancel. */
export function Confirm({
  opened,
  title,
  body,
  action,
  onConfirm,
  onClose,
  isBusy = false,
  stackId,
}: ConfirmProps) {
  const t = useTranslations('ui')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={420}
      withCloseButton={false}
      {...(stackId === undefined ? {} : { stackId })}
    >
      {/* Not the modal's own head, which would be a second banner beside that of the dialog below. */}
      <Modal.Title mb="sm">{title}</Modal.Title>
      <Text size="sm" c="var(--text-2)">
        {body}
      </Text>
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button data-autofocus onClick={onClose}>
          {t('confirm.cancel')}
        </Button>
        <Button variant="filled" loading={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
