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

/** Ways that need the practice's keys, and so perhaps a passphrase. */
const secretWays = ['restore', 'readOnly'] as const
type SecretWay = (typeof secretWays)[number]
const needsKeys = (way: GateWay): way is SecretWay => secretWays.some((one) => one === way)
/** What main answers where the keys do not lie at hand. */
const asked: ReadonlySet<string> = new Set(['vault-locked', 'keychain-changed', 'keychain-refused'])

/** Says why the practice could not be opened, what is safe, and the ways out; the first of them is the likeliest. */
export function ProblemScreen({ facts, onNext }: ProblemScreenProps) {
  const t = useTranslations('gate')
  const format = useFormatter()
  const [busy, setBusy] = useState<GateWay | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  /** The way that waits for a secret. */
  const [asking, setAsking] = useState<SecretWay | null>(null)
  const { backup, ways, hasPassphrase, hasRecovery } = facts
  const likeliest = useRef<HTMLButtonElement>(null)
  useEffect(() => likeliest.current?.focus(), [])
  const needsSecret = hasPassphrase || hasRecovery

  const go = async (way: GateWay): Promise<void> => {
    if (busy !== null) return
    setBusy(way)
    setSaid(null)
    try {
      const next = needsKeys(way)
        ? await askGate(`gate.${way}`, { secret: null })
        : await askGate(`gate.${way}`, {})
      const stays = way === 'openFolder' || way === 'quit'
      if (!stays) onNext(next)
      if (!stays && next?.kind === 'problem') setSaid(t('stillSo'))
    } catch (error) {
      const answer = error instanceof GateError ? error.answer : null
      // What opens by itself is not asked for; what does not, is.
      if (needsKeys(way) && needsSecret && answer !== null && asked.has(answer.code)) setAsking(way)
      else setSaid(answer?.message ?? t('unexpected'))
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
      {asking === null ? null : (
        <SecretForm
          hasPassphrase={hasPassphrase}
          hasRecovery={hasRecovery}
          key={asking}
          action={t(`ways.${asking}`)}
          onSecret={async (secret) => onNext(await askGate(`gate.${asking}`, { secret }))}
        />
      )}
      <p className={styles.said} role="alert">
        {said}
      </p>
      <div className={styles.foot}>
        {ways
          .filter((way) => way !== asking)
          .map((way, index) => (
            <Button
              key={way}
              variant={index === 0 && asking === null ? 'filled' : 'default'}
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
