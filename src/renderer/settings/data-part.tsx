import { Button } from '@mantine/core'
import { FolderOpen } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { SettingLine as Line } from './setting-line'
import styles from './settings-screen.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Where the practice file is, how it is kept safe, and what protects it, said plainly. */
export function DataPart() {
  const t = useTranslations('settings.data')
  const vault = useCall('settings.vault', {})
  const openFolder = useSend('settings.openFolder', { changes: [] })
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
          </dl>
          {openFolder.error ? <Failure error={openFolder.error} /> : null}
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
