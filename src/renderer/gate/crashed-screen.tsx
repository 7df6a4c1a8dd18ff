import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { askGate, GateError } from './ask-gate'
import styles from './gate.module.css'
import { GateFrame } from './gate-frame'

/** Says that the window stopped working, what is safe, and the ways back into the practice, which is still open. */
export function CrashedScreen() {
  const t = useTranslations('gate.crashed')
  const gate = useTranslations('gate')
  const [isCopied, setCopied] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const likeliest = useRef<HTMLButtonElement>(null)
  useEffect(() => likeliest.current?.focus(), [])
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setSaid(null)
    try {
      await work()
    } catch (error) {
      setSaid(error instanceof GateError ? error.answer.message : gate('unexpected'))
    }
  }
  return (
    <GateFrame title={t('title')}>
      <p className={styles.about}>{t('about')}</p>
      <p className={styles.said} role="alert">
        {said}
      </p>
      <div className={styles.foot}>
        <Button
          ref={likeliest}
          variant="filled"
          onClick={() => void act(() => askGate('gate.goOn', { to: 'same' }))}
        >
          {t('goOn')}
        </Button>
        <Button onClick={() => void act(() => askGate('gate.goOn', { to: 'today' }))}>{t('toToday')}</Button>
        <Button
          onClick={() => void act(() => askGate('gate.copyDiagnostics', {}).then(() => setCopied(true)))}
        >
          {isCopied ? t('copied') : t('copyFacts')}
        </Button>
        <Button onClick={() => void act(() => askGate('gate.quit', {}))}>{gate('ways.quit')}</Button>
      </div>
    </GateFrame>
  )
}
