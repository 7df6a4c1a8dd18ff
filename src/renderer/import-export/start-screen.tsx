import { Button } from '@mantine/core'
import { FolderOutput } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type CallError, call, useSend } from '../api'
import { back } from '../navigation'
import { Failure } from '../ui/failure'
import { KeyCap } from '../ui/key-cap'
import { Screen, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { CalendarPart } from './calendar-part'
import styles from './import-export.module.css'
import { OpenPackPart } from './open-pack-part'
import { PastImports } from './past-imports'
import { RestorePart } from './restore-part'
import { useProgress } from './use-progress'
import { WorkLine } from './work-line'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

type StartScreenProps = {
  readonly onFile: (file: File) => void
  readonly isOpening: boolean
  readonly error: CallError | null
  /** Why a file was not even opened. */
  readonly refused: string | null
}

/** Before a file is chosen: bring something in, take something out, take an import back. */
export function StartScreen({ onFile, isOpening, error, refused }: StartScreenProps) {
  const t = useTranslations('importExport')
  const ariaKeys = useAriaKeys()
  const input = useRef<HTMLInputElement>(null)
  const practice = useSend('importExport.savePractice', { changes: [] })
  const progress = useProgress(practice.isPending)
  const choose = () => input.current?.click()
  useKeys({ chooseFile: choose, leaveImport: back })
  return (
    <Screen
      title={t('title')}
      status={
        <StatusBar keys={['chooseFile']}>
          {practice.isPending || isOpening ? (
            <WorkLine
              text={practice.isPending ? t('work.saving', progress) : t('work.reading', progress)}
              onCancel={() => void call('importExport.cancel', {})}
            />
          ) : null}
        </StatusBar>
      }
    >
      <div className={styles.start}>
        <section className={styles.part} aria-labelledby="bring-in">
          <h2 className={styles.heading} id="bring-in">
            {t('in.title')}
          </h2>
          <p className={styles.about}>{t('in.about')}</p>
          <input
            ref={input}
            hidden
            type="file"
            aria-label={t('in.choose')}
            accept=".csv,.tsv,.txt,.vcf,.vcard,.ics,.ical"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file) onFile(file)
              // The same file can be chosen once more after it was changed.
              currentTarget.value = ''
            }}
          />
          <div className={styles.acts}>
            <Button
              variant="filled"
              loading={isOpening}
              onClick={choose}
              aria-keyshortcuts={ariaKeys('chooseFile')}
              rightSection={<KeyCap action="chooseFile" />}
            >
              {t('in.choose')}
            </Button>
            <span className={styles.hint}>{t('in.drop')}</span>
          </div>
          {refused === null ? null : (
            <p className={styles.refused} role="alert">
              {refused}
            </p>
          )}
          {error ? <Failure error={error} /> : null}
          <OpenPackPart />
          <PastImports />
          <RestorePart />
        </section>
        <section className={styles.part} aria-labelledby="take-out">
          <h2 className={styles.heading} id="take-out">
            {t('out.title')}
          </h2>
          <p className={styles.about}>{t('out.practice')}</p>
          <div className={styles.acts}>
            <Button
              leftSection={<FolderOutput {...icon} />}
              aria-disabled={practice.isPending}
              onClick={() => (practice.isPending ? undefined : practice.mutate({}))}
            >
              {t('out.savePractice')}
            </Button>
            <output className={styles.hint}>
              {practice.data?.saved ? t('out.practiceSaved', { name: practice.data.fileName }) : null}
            </output>
          </div>
          {practice.error ? <Failure error={practice.error} /> : null}
          <CalendarPart />
        </section>
      </div>
    </Screen>
  )
}
