import { Button } from '@mantine/core'
import type { BackupState } from '@shared/backups'
import { ShieldCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { BackupTable } from './backup-table'
import styles from './backups-part.module.css'
import { RestoreDialog } from './restore-dialog'
import { SecondFolderLine } from './second-folder-line'
import { SettingLine } from './setting-line'
import parts from './settings-screen.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What a restore is asked about: the backup's name and moment. */
export type Chosen = { readonly name: string; readonly madeAt: string }

/** The backups: the last one, the second folder, all of them, and how to go back to one. */
export function BackupsPart() {
  const t = useTranslations('settings.backups')
  const state = useCall('backups.state', {})
  const list = useCall('backups.list', {})
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <section className={parts.part} aria-labelledby="backups">
      <h2 className={parts.title} id="backups">
        {t('title')}
      </h2>
      <p className={parts.about}>{t('about')}</p>
      {state.error ? <Failure error={state.error} onRetry={() => void state.refetch()} /> : null}
      {state.data ? <Now state={state.data} onTakeBack={setChosen} /> : null}
      <h3 className={parts.subtitle}>{t('all')}</h3>
      <p className={parts.about}>{t('allAbout')}</p>
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? <BackupTable backups={list.data} onRestore={setChosen} /> : null}
      <RestoreDialog chosen={chosen} onClose={() => setChosen(null)} />
    </section>
  )
}

type NowProps = { readonly state: BackupState; readonly onTakeBack: (chosen: Chosen) => void }

function Now({ state, onTakeBack }: NowProps) {
  const t = useTranslations('settings.backups')
  const { instant } = useDayText()
  const make = useSend('backups.makeNow', { changes: ['backups.state', 'backups.list'] })
  const { last, problem, restored } = state
  return (
    <>
      <dl className={parts.list}>
        <SettingLine
          name={t('last')}
          action={
            <Button
              leftSection={<ShieldCheck {...icon} />}
              aria-disabled={make.isPending}
              onClick={() => (make.isPending ? undefined : make.mutate({}))}
            >
              {t('makeNow')}
            </Button>
          }
        >
          <output>
            {make.isPending
              ? t('making')
              : last
                ? t('verified', { at: instant(last.at), rows: last.rows })
                : t('none')}
          </output>
          {problem ? (
            <p className={styles.problem}>
              {t('failed', { at: instant(problem.at), message: problem.message })}
            </p>
          ) : null}
        </SettingLine>
        <SecondFolderLine second={state.second} />
        {restored ? (
          <SettingLine
            name={t('restored')}
            action={
              <Button
                leftSection={<Undo2 {...icon} />}
                onClick={() => onTakeBack({ name: restored.replaced, madeAt: restored.at })}
              >
                {t('takeBack')}
              </Button>
            }
          >
            {t('restoredFrom', { at: instant(restored.at), madeAt: instant(restored.madeAt) })}
          </SettingLine>
        ) : null}
      </dl>
      {make.error ? <Failure error={make.error} onRetry={() => make.mutate({})} /> : null}
    </>
  )
}
