import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { Failure } from '../ui/failure'
import { Pane } from '../ui/screen'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './log-screen.module.css'

/** The facts for somebody who helps, to be read before they are copied. */
export function DiagnosticsPane() {
  const t = useTranslations('support')
  const { data, error, refetch } = useCall('support.diagnostics', {})
  const [isCopied, setCopied] = useState(false)
  const sayFailure = useFailureNotice()
  const copy = async () => {
    if (data === undefined) return
    try {
      await call('app.copyText', { text: data.text })
      setCopied(true)
    } catch (failure) {
      sayFailure(t('notCopied'), failure)
    }
  }
  return (
    <Pane label={t('diagnostics')} width={420}>
      <div className={styles.facts}>
        <h2 className="group-head">
          <span>{t('diagnostics')}</span>
        </h2>
        <p className={styles.about}>{t('diagnosticsAbout')}</p>
        <Button variant="filled" aria-disabled={data === undefined} onClick={() => void copy()}>
          {isCopied ? t('copied') : t('copyDiagnostics')}
        </Button>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
        {data ? <pre className={styles.pre}>{data.text}</pre> : null}
      </div>
    </Pane>
  )
}
