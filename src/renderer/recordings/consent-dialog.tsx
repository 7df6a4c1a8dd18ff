import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import type { ConsentQuestion } from './use-record-control'

type ConsentDialogProps = {
  readonly question: ConsentQuestion
  /** The client’s name. */
  readonly name: string
}

/** Asks the coach whether the client agrees to be recorded. The answer is kept with its date. */
export function ConsentDialog({ question, name }: ConsentDialogProps) {
  const t = useTranslations('recordings.consent')
  const { day } = useDayText()
  const { withdrawnOn, agree, close } = question
  return (
    <Modal opened onClose={close} size={460} withCloseButton={false}>
      <Modal.Title mb="sm">{t('title', { name })}</Modal.Title>
      {withdrawnOn === null ? null : (
        <Text size="sm" mb="sm" className="due">
          {t('withdrawn', { name, day: day(withdrawnOn, 'full') })}
        </Text>
      )}
      <Text size="sm" c="var(--text-2)">
        {t('body', { name })}
      </Text>
      <Group justify="flex-end" gap="sm" mt="xl">
        <Button data-autofocus onClick={close}>
          {t('no')}
        </Button>
        <Button variant="filled" onClick={agree}>
          {t('yes', { name })}
        </Button>
      </Group>
    </Modal>
  )
}
