import { Button } from '@mantine/core'
import type { KeptTyped } from '@shared/vault'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from './api'
import styles from './broken-part.module.css'
import { goTo } from './navigation'
import { TypedFields } from './vault/typed-fields'
import { releaseTyped } from './vault/typed-keeper'

/** What stands where a screen has stopped working: what is safe, what was being typed, and the ways out. */
export function BrokenPart() {
  const t = useTranslations('app.broken')
  const [typed, setTyped] = useState<KeptTyped | null>(null)
  const [isCopied, setCopied] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    first.current?.focus()
    document.title = `${t('title')} – Greenroom`
    void call('vault.halfTyped', {}).then(setTyped, () => undefined)
    return releaseTyped
  }, [t])
  const copyDiagnostics = async (): Promise<void> => {
    try {
      const { text } = await call('support.diagnostics', {})
      await call('app.copyText', { text })
      setCopied(true)
    } catch {
      setSaid(t('notCopied'))
    }
  }
  return (
    <main className={styles.broken} id="screen" tabIndex={-1}>
      <div role="alert">
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.about}>{t('body')}</p>
      </div>
      <div className={styles.ways}>
        <Button ref={first} variant="filled" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
        <Button onClick={() => goTo({ at: 'today' })}>{t('toToday')}</Button>
        <Button onClick={() => void copyDiagnostics()}>{isCopied ? t('copied') : t('copyFacts')}</Button>
      </div>
      <output className={styles.about}>{said}</output>
      {typed === null ? null : (
        <section aria-label={t('typed')}>
          <h2 className={styles.part}>{t('typed')}</h2>
          <TypedFields fields={typed.fields} />
        </section>
      )}
    </main>
  )
}
