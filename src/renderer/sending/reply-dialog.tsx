import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReadReply, replyLimitBytes, replyLimitSigns } from '@shared/sending'
import { FolderOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError, call, useCall, useSend } from '../api'
import { FileDrop } from '../interviews/file-drop'
import { useToday } from '../practice'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './confirm-form.module.css'
import { sentCalls } from './sent-calls'

type ReplyDialogProps = {
  readonly clientId: string
  readonly clientName: string
  /** The letter it answers; null takes the newest that left. */
  readonly letterId: string | null
  readonly onClose: () => void
}

/** Keeps what a client answered: pasted, or taken from a saved message. Only the text comes in. */
export function ReplyDialog({ clientId, clientName, letterId, onClose }: ReplyDialogProps) {
  const t = useTranslations('sending.reply')
  const today = useToday()
  const client = useCall('clients.get', { id: clientId })
  const [text, setText] = useState('')
  const [sentOn, setSentOn] = useState(today)
  const [read, setRead] = useState<ReadReply | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const keeping = useSend('sending.keepReply', { changes: sentCalls })
  useReturnFocus()

  const take = async (reading: Promise<ReadReply | null>) => {
    setFailure(null)
    try {
      const reply = await reading
      if (reply === null) return
      setRead(reply)
      setText(reply.text)
      if (reply.sentOn !== null) setSentOn(reply.sentOn)
    } catch (error) {
      setFailure(error instanceof CallError ? error.message : t('failed'))
    }
  }
  const drop = ([file]: readonly File[]) => {
    if (file === undefined) return
    if (file.size > replyLimitBytes) setFailure(t('tooLarge'))
    else
      void take(
        file.arrayBuffer().then((bytes) => call('sending.readReply', { content: new Uint8Array(bytes) })),
      )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() === '' || sentOn === '' || keeping.isPending) return
    keeping.mutate(
      { clientId, letterId, sentOn, text },
      {
        onSuccess: () => {
          notifications.show({ message: t('kept') })
          onClose()
        },
      },
    )
  }
  const isOther =
    read !== null &&
    client.data !== undefined &&
    read.from.address.toLowerCase() !== client.data.email.toLowerCase()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: clientName })}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <FileDrop words={t('textHint')} onFiles={drop} />
      <form onSubmit={submit} noValidate className={styles.form}>
        <Textarea
          data-autofocus
          label={t('text')}
          description={t('textHint')}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={replyLimitSigns}
          value={text}
          error={isTried && text.trim() === '' ? t('empty') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button
            leftSection={<FolderOpen size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => void take(call('sending.chooseReply', {}))}
          >
            {t('choose')}
          </Button>
        </div>
        {read === null ? null : (
          <p className={`quiet ${styles.note}`}>
            {t('from', { name: read.from.name, address: read.from.address, subject: read.subject })}
          </p>
        )}
        {isOther ? <p className={`due ${styles.note}`}>{t('otherSender', { name: clientName })}</p> : null}
        <TextInput
          label={t('on')}
          type="date"
          max={today}
          value={sentOn}
          error={isTried && sentOn === '' ? t('noDay') : null}
          onChange={(event) => setSentOn(event.currentTarget.value)}
        />
        {failure === null ? null : (
          <p className={`late ${styles.note}`} role="alert">
            {failure}
          </p>
        )}
        {keeping.error ? (
          <p className={`late ${styles.note}`} role="alert">
            {keeping.error.message}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={keeping.isPending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
