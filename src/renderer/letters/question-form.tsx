import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { Client } from '@shared/clients'
import type { Question } from '@shared/interviews'
import { type Channel, channels } from '@shared/stages'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useToday } from '../practice'
import styles from './letter-screen.module.css'

type QuestionFormProps = {
  readonly client: Client
  readonly opportunityId: string | null
  /** The thread that the new question goes on with. */
  readonly threadId: string | null
  /** Null when there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  readonly onSaved: (question: Question) => void
}

/** Takes a question that was pasted or typed and keeps it with the client. */
export function QuestionForm({ client, opportunityId, threadId, onCancel, onSaved }: QuestionFormProps) {
  const t = useTranslations('letters.question')
  const today = useToday()
  const [body, setBody] = useState('')
  const [askedOn, setAskedOn] = useState(today)
  const [channel, setChannel] = useState<Channel>('email')
  const [isIncomplete, setIncomplete] = useState(false)
  const sending = useSend('interviews.saveQuestion', { changes: ['interviews.history', 'clients.list'] })

  const area = useRef<HTMLTextAreaElement>(null)
  const wasAskedFor = onCancel !== null
  useEffect(() => {
    if (wasAskedFor) area.current?.focus()
  }, [wasAskedFor])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isReady = body.trim() !== '' && askedOn !== ''
    setIncomplete(!isReady)
    if (!isReady) return
    sending.mutate(
      { clientId: client.id, opportunityId, body: body.trim(), askedOn, channel, threadId },
      { onSuccess: onSaved },
    )
  }

  return (
    <form className={styles.askForm} onSubmit={submit} noValidate>
      <Textarea
        ref={area}
        label={t('label')}
        classNames={{ input: styles.askInput ?? '' }}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={isIncomplete && body.trim() === '' ? t('empty') : null}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
      />
      <div className={styles.askRow}>
        <TextInput
          type="date"
          label={t('askedOn')}
          value={askedOn}
          max={today}
          onChange={(event) => setAskedOn(event.currentTarget.value)}
          error={isIncomplete && askedOn === '' ? t('noDay') : null}
        />
        <NativeSelect
          label={t('channel')}
          value={channel}
          data={channels.map((value) => ({ value, label: t('channelName', { channel: value }) }))}
          onChange={(event) => {
            const chosen = channels.find((value) => value === event.currentTarget.value)
            if (chosen) setChannel(chosen)
          }}
        />
      </div>
      {sending.error ? (
        <p className="late" role="alert">
          {sending.error.message}
        </p>
      ) : null}
      <div className={styles.askButtons}>
        <Button type="submit" loading={sending.isPending}>
          {t('save')}
        </Button>
        {onCancel ? (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
