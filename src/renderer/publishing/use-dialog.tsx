import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type Publication, type PublicationUse, publicationUse } from '@shared/publishing'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useReturnFocus } from '../ui/use-return-focus'

type UseDialogProps = {
  readonly publication: Publication
  readonly onSave: (use: Partial<PublicationUse>) => Promise<boolean>
  readonly onClose: () => void
}

/** Asks where and when a copy was used, so that it can be found when the client withdraws. */
export function UseDialog({ publication, onSave, onClose }: UseDialogProps) {
  const t = useTranslations('publishing.uses')
  const today = useToday()
  const [place, setPlace] = useState(publication.place)
  const [url, setUrl] = useState(publication.url)
  const [publishedOn, setPublishedOn] = useState(publication.publishedOn ?? today)
  const [isTried, setTried] = useState(false)
  useReturnFocus()
  const isUrlWrong = !publicationUse.shape.url.safeParse(url.trim()).success
  const isDayWrong = !publicationUse.shape.publishedOn.safeParse(publishedOn).success
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (isUrlWrong || isDayWrong) return
    if (await onSave({ place: place.trim(), url: url.trim(), publishedOn })) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dialog')}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('place')}
            description={t('placeHint')}
            value={place}
            maxLength={200}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <TextInput
            label={t('url')}
            value={url}
            maxLength={2_000}
            error={isTried && isUrlWrong ? t('urlWrong') : null}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('day')}
            value={publishedOn}
            error={isTried && isDayWrong ? t('dayWrong') : null}
            onChange={(event) => setPublishedOn(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" variant="filled">
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
