import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { MailAccountPart } from '../sending/mail-account-part'
import { SaveStatus } from '../ui/save-status'
import { Screen, StatusBar } from '../ui/screen'
import { ProtectionPart } from '../vault/protection-part'
import { AdvicePart } from './advice-part'
import { AppearancePart } from './appearance-part'
import { BackupsPart } from './backups-part'
import { ClockPart } from './clock-part'
import { CustomFieldsPart } from './custom-fields-part'
import { DataPart } from './data-part'
import { LetterheadPart } from './letterhead-part'
import { usePracticeFields } from './practice-fields'
import { RetentionPart } from './retention-part'
import { SettingsContents } from './settings-contents'
import styles from './settings-screen.module.css'
import { UpdatesPart } from './updates-part'

/** The practice's letterhead, how the app looks, and where the data is. Saved as one goes. */
export function SettingsScreen({ partId }: { readonly partId: string | null }) {
  const t = useTranslations('settings')
  const fields = usePracticeFields()
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <Screen
      title={t('title')}
      actions={<SaveStatus state={fields.autosave.state} onRetry={() => void fields.autosave.flush()} />}
      status={<StatusBar />}
    >
      <div className={styles.beneath}>
        <SettingsContents scroller={scroller} partId={partId} />
        <div className={styles.scroll} ref={scroller}>
          <LetterheadPart fields={fields} />
          <MailAccountPart />
          <ClockPart />
          <AdvicePart />
          <CustomFieldsPart />
          <AppearancePart fields={fields} />
          <ProtectionPart />
          <BackupsPart />
          <RetentionPart />
          <UpdatesPart />
          <DataPart />
        </div>
      </div>
    </Screen>
  )
}
