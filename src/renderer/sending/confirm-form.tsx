import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { bodyKinds, type SendingPreview } from '@shared/sending'
import { Paperclip } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RecipientFindings } from '../checks/recipient-findings'
import type { LetterDesk } from '../letters/use-letter-desk'
import { goTo } from '../navigation'
import { usePractice } from '../practice'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import styles from './confirm-form.module.css'
import { useLeave } from './use-leave'
import { useMoment } from './use-moment'
import { type ConfirmWay, type OutgoingProblem, useOutgoing } from './use-outgoing'

type ConfirmFormProps = {
  readonly preview: SendingPreview
  readonly letterId: string
  readonly way: ConfirmWay
  readonly desk: LetterDesk
  readonly onClose: () => void
}

/** Recipient, subject, kind of text and attachment, as they will go out. */
export function ConfirmForm({ preview, letterId, way, desk, onClose }: ConfirmFormProps) {
  const t = useTranslations('sending.confirm')
  const { timeZone } = usePractice()
  const now = useMoment(timeZone, preview.at)
  const { form, change, problems, outgoing } = useOutgoing(preview, letterId, way, now)
  const [isTried, setTried] = useState(false)
  const leave = useLeave(desk, way, onClose)
  const address = useRef<HTMLInputElement>(null)
  const act = useRef<HTMLButtonElement>(null)
  // The dialog was open before this was there to be focused.
  useEffect(() => (address.current?.value === '' ? address : act).current?.focus(), [])
  const name = preview.clientName
  const shown = (problem: OutgoingProblem) => isTried && problems.includes(problem)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.length === 0 && !leave.isPending) leave.go(outgoing, form)
  }
  const addressNote =
    preview.to.address === ''
      ? t('addressMissing', { name })
      : form.address.trim() === preview.to.address
        ? null
        : t('addressOther', { name, address: preview.to.address })
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <Notes preview={preview} way={way} />
      <div className={styles.pair}>
        <TextInput
          label={t('to')}
          value={form.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          ref={address}
          label={t('address')}
          type="email"
          required
          value={form.address}
          maxLength={254}
          error={shown('address') ? t('addressWrong') : null}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      </div>
      {addressNote === null ? null : <p className={`due ${styles.note}`}>{addressNote}</p>}
      <RecipientFindings letterId={letterId} name={form.name} address={form.address} />
      <TextInput
        label={t('subject')}
        required
        value={form.subject}
        maxLength={200}
        error={shown('subject') ? t('subjectMissing', { name }) : null}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      {way === 'later' ? (
        <>
          <div className={styles.pair}>
            <TextInput
              label={t('day')}
              type="date"
              min={now.on}
              value={form.on}
              error={shown('time') ? t('timePast') : null}
              onChange={(event) => change({ on: event.currentTarget.value })}
            />
            <TextInput
              label={t('time')}
              type="time"
              value={form.time}
              onChange={(event) => change({ time: event.currentTarget.value })}
            />
          </div>
          <p className={`quiet ${styles.note}`}>{t('laterHint')}</p>
        </>
      ) : null}
      {way === 'mailto' ? null : (
        <div className={styles.choices}>
          <SegmentedControl
            aria-label={t('bodyKind')}
            value={form.bodyKind}
            onChange={(kind) => change({ bodyKind: kind === 'plain' ? 'plain' : 'rich' })}
            data={bodyKinds.toReversed().map((kind) => ({ value: kind, label: t('bodyKinds', { kind }) }))}
          />
          <Checkbox
            label={t('attach')}
            checked={form.attachesPdf}
            onChange={(event) => change({ attachesPdf: event.currentTarget.checked })}
          />
        </div>
      )}
      <section className={styles.text} aria-label={t('text')}>
        {form.attachesPdf ? (
          <p className={styles.file}>
            <Paperclip size={14} strokeWidth={1.75} aria-hidden /> {preview.attachmentName}
          </p>
        ) : null}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <pre className={styles.body} tabIndex={0}>
          {preview.body}
        </pre>
      </section>
      {problems.includes('mailto') ? <p className={`late ${styles.note}`}>{t('mailtoLimit')}</p> : null}
      {way === 'eml' ? <p className={`quiet ${styles.note}`}>{t('emlHint')}</p> : null}
      {preview.earlier !== null && (way === 'smtp' || way === 'later') ? (
        <Again
          preview={preview}
          isAgain={form.isAgain}
          isAsked={shown('again')}
          onAgain={(isAgain) => change({ isAgain })}
        />
      ) : null}
      {leave.error ? <Failure error={leave.error} /> : null}
      <div className={styles.buttons}>
        <Button
          ref={act}
          type="submit"
          variant="filled"
          loading={leave.isPending}
          aria-disabled={
            problems.includes('withdrawn') || problems.includes('account') || problems.includes('mailto')
          }
        >
          {t('act', { way })}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** What stands in the way before anything is filled in: consent, account; else who it comes from. */
function Notes({ preview, way }: Pick<ConfirmFormProps, 'preview' | 'way'>) {
  const t = useTranslations('sending.confirm')
  const { day } = useDayText()
  const { account, withdrawnOn, clientName } = preview
  if (withdrawnOn !== null)
    return (
      <p className={`late ${styles.note}`} role="alert">
        {t('withdrawn', { name: clientName, day: day(withdrawnOn) })}
      </p>
    )
  if (account === null && (way === 'smtp' || way === 'later'))
    return (
      <p className={`due ${styles.note}`} role="alert">
        {t('noAccount')}{' '}
        <button
          type="button"
          className={styles.link}
          onClick={() => goTo({ at: 'settings', partId: 'mail-account' })}
        >
          {t('setUp')}
        </button>
      </p>
    )
  if (account === null) return null
  return (
    <p className={`quiet ${styles.note}`}>
      {t('from')}: {account.fromName} &lt;{account.fromAddress}&gt;
    </p>
  )
}

type AgainProps = {
  readonly preview: SendingPreview
  readonly isAgain: boolean
  readonly isAsked: boolean
  readonly onAgain: (isAgain: boolean) => void
}

/** The letter went out, or may have, before: once more only on purpose. */
function Again({ preview, isAgain, isAsked, onAgain }: AgainProps) {
  const t = useTranslations('sending.confirm')
  const { instant } = useDayText()
  const { earlier } = preview
  if (earlier === null) return null
  const values = {
    state: earlier.state,
    address: earlier.to.address,
    day: instant(earlier.leftAt ?? earlier.createdAt),
  }
  return (
    <div>
      <p className={`due ${styles.note}`}>{t('earlier', values)}</p>
      <Checkbox
        mt={6}
        label={t('again')}
        checked={isAgain}
        error={isAsked}
        onChange={(event) => onAgain(event.currentTarget.checked)}
      />
    </div>
  )
}
