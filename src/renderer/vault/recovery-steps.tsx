import { Button, TextInput } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import styles from './vault.module.css'

/** Prints a recovery code, and takes it once two of its words were typed from the paper. The code is never on the screen. */
export function RecoverySteps({ onKept }: { readonly onKept: () => void }) {
  const t = useTranslations('vault')
  const printing = useSend('vault.printRecovery', { changes: [] })
  const keeping = useSend('vault.keepRecovery', { changes: ['vault.state'] })
  const [words, setWords] = useState<readonly [string, string]>(['', ''])
  const asks = printing.data?.asks
  const keep = () => {
    if (!keeping.isPending) keeping.mutate({ words: [...words] }, { onSuccess: onKept })
  }
  return (
    <div className={styles.steps}>
      <div className={styles.row}>
        <Button
          leftSection={<Printer size={16} strokeWidth={1.75} aria-hidden />}
          aria-disabled={printing.isPending}
          onClick={() => {
            if (!printing.isPending) printing.mutate({}, { onSuccess: () => setWords(['', '']) })
          }}
        >
          {asks ? t('printAgain') : t('print')}
        </Button>
        <output className={styles.said}>
          {printing.isPending ? t('printing') : null}
          {printing.data === null ? t('notPrinted') : null}
        </output>
      </div>
      {printing.error ? <Failure error={printing.error} /> : null}
      {asks ? (
        <>
          <p className={styles.hint}>{t('typeBack')}</p>
          <div className={styles.row}>
            {asks.map((place, index) => (
              <TextInput
                key={place}
                label={t('word', { place })}
                autoComplete="off"
                spellCheck={false}
                maxLength={40}
                value={words[index]}
                onChange={(event) => {
                  const { value } = event.currentTarget
                  setWords(([first, second]) => (index === 0 ? [value, second] : [first, value]))
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  keep()
                }}
              />
            ))}
            <Button className={styles.low ?? ''} loading={keeping.isPending} onClick={keep}>
              {t('keepCode')}
            </Button>
          </div>
          {keeping.error ? <Failure error={keeping.error} /> : null}
        </>
      ) : null}
    </div>
  )
}
