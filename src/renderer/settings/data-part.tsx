import { Button } from '@mantine/core'
import { FolderOpen, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import styles from './settings-screen.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Where the practice file is, how it is kept safe, and what protects it, said plainly. */
export function DataPart() {
  const t = useTranslations('settings.data')
  const vault = useCall('settings.vault', {})
  const backUp = useSend('settings.backUpNow', { changes: ['settings.vault'] })
  const openFolder = useSend('settings.openFolder', { changes: [] })
  const { instant } = useDayText()
  const facts = vault.data
  return (
    <section className={styles.part} aria-labelledby="data">
      <h2 className={styles.title} id="data">
        {t('title')}
      </h2>
      <p className={styles.about}>{t('about')}</p>
      {facts?.isDemo ? <p className={styles.plain}>{t('demo')}</p> : null}
      {vault.error ? <Failure error={vault.error} onRetry={() => void vault.refetch()} /> : null}
      {facts ? (
        <>
          <dl className={styles.list}>
            <Line
              name={t('folder')}
              action={
                <Button leftSection={<FolderOpen {...icon} />} onClick={() => openFolder.mutate({})}>
                  {t('openFolder')}
                </Button>
              }
            >
              {facts.folder}
            </Line>
            <Line
              name={t('lastBackup')}
              action={
                <Button
                  leftSection={<ShieldCheck {...icon} />}
                  aria-disabled={backUp.isPending}
                  onClick={() => (backUp.isPending ? undefined : backUp.mutate({}))}
                >
                  {t('backUpNow')}
                </Button>
              }
            >
              <output>
                {backUp.isPending
                  ? t('backingUp')
                  : facts.lastBackup
                    ? t('backup', { at: instant(facts.lastBackup.at), rows: facts.lastBackup.rows })
                    : t('noBackup')}
              </output>
            </Line>
          </dl>
          {backUp.error ? <Failure error={backUp.error} onRetry={() => backUp.mutate({})} /> : null}
          {openFolder.error ? <Failure error={openFolder.error} /> : null}
          <h3 className={styles.subtitle}>{t('keyTitle')}</h3>
          <p className={styles.plain}>{t('key')}</p>
          <h3 className={styles.subtitle}>{t('facts')}</h3>
          <p className={styles.about}>{t('factsHint')}</p>
          <dl className={styles.list}>
            <Line name={t('version')}>{facts.version}</Line>
            <Line name={t('schema')}>{facts.schema}</Line>
            <Line name={t('cipher')}>{facts.cipher}</Line>
            <Line name={t('synchronous')}>{t('synchronousIs', { level: String(facts.synchronous) })}</Line>
            <Line name={t('sqlite')}>{facts.sqlite}</Line>
            <Line name={t('electron')}>{facts.electron}</Line>
          </dl>
        </>
      ) : null}
    </section>
  )
}

type LineProps = { readonly name: string; readonly action?: ReactNode; readonly children: ReactNode }

function Line({ name, action, children }: LineProps) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd className={action ? undefined : styles.wide}>{children}</dd>
      {action ? <dd>{action}</dd> : null}
    </div>
  )
}
