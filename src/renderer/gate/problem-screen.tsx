import { Button } from '@mantine/core'
import type { GateFacts, GateWay, ProblemGate } from '@shared/gate'
import english from '@shared/messages/en/gate.json'
import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { askGate, GateError } from './ask-gate'
import styles from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SecretForm } from './secret-form'

export type ProblemScreenProps = {
  readonly facts: GateFacts & ProblemGate
  readonly onNext: (facts: GateFacts | null) => void
}

const titles = english.problem

/** The code that has a title of its own, or `other`. */
const titled = (code: string): keyof typeof titles =>
  Object.hasOwn(titles, code) ? (code as keyof typeof titles) : 'other'

/** Says why the practice could not be opened, what is safe, and the ways out; the first of them is the likeliest. */
export function ProblemScreen({ facts, onNext }: ProblemScreenProps) {
  const t = useTranslations('gate')
  const format = useFormatter()
  const [busy, setBusy] = useState<GateWay | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [asksSecret, setAsksSecret] = useState(false)
  const { backup, ways, hasPassphrase, hasRecovery } = facts
  const likeliest = useRef<HTMLButtonElement>(null)
  useEffect(() => likeliest.current?.focus(), [])
  const needsSecret = hasPassphrase || hasRecovery

  const go = async (way: GateWay): Promise<void> => {
    if (busy !== null) return
    if (way === 'restore' && needsSecret && !asksSecret) return setAsksSecret(true)
    setBusy(way)
    setSaid(null)
    try {
      const next =
        way === 'restore' ? await askGate('gate.restore', { secret: null }) : await askGate(`gate.${way}`, {})
      const stays = way === 'openFolder' || way === 'quit'
      if (!stays) onNext(next)
      if (!stays && next?.kind === 'problem') setSaid(t('stillSo'))
    } catch (error) {
      setSaid(error instanceof GateError ? error.answer.message : t('unexpected'))
    }
    setBusy(null)
  }
  return (
    <GateFrame title={t(`problem.${titled(facts.code)}`)}>
      <p className={styles.about}>{facts.message}</p>
      <p className={styles.folder}>{t('folder', { folder: facts.folder })}</p>
      {backup !== null && ways.includes('restore') ? (
        <p className={styles.notice}>
          {t('backup', {
            at: format.dateTime(new Date(backup.madeAt), { dateStyle: 'long', timeStyle: 'short' }),
            rows: backup.rows ?? 0,
          })}
        </p>
      ) : null}
      {asksSecret ? (
        <SecretForm
          hasPassphrase={hasPassphrase}
          hasRecovery={hasRecovery}
          action={t('ways.restore')}
          onSecret={async (secret) => onNext(await askGate('gate.restore', { secret }))}
        />
      ) : null}
      <p className={styles.said} role="alert">
        {said}
      </p>
      <div className={styles.foot}>
        {ways
          .filter((way) => !(asksSecret && way === 'restore'))
          .map((way, index) => (
            <Button
              key={way}
              variant={index === 0 && !asksSecret ? 'filled' : 'default'}
              loading={busy === way}
              ref={index === 0 ? likeliest : undefined}
              onClick={() => void go(way)}
            >
              {t(`ways.${way}`)}
            </Button>
          ))}
      </div>
    </GateFrame>
  )
}
