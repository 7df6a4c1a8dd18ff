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
import styles from './settings-screen.module.css'

/** The practice's letterhead, how the app looks, and where the data is. Saved as one goes. */
export function SettingsScreen() {
  const t = useTranslations('settings')
  const fields = usePracticeFields()
  return (
    <Screen
      title={t('title')}
      actions={<SaveStatus state={fields.autosave.state} onRetry={() => void fields.autosave.flush()} />}
      status={<StatusBar />}
    >
      <div className={styles.scroll}>
        <LetterheadPart fields={fields} />
        <MailAccountPart />
        <ClockPart />
        <AdvicePart />
        <CustomFieldsPart />
        <AppearancePart fields={fields} />
        <ProtectionPart />
        <BackupsPart />
        <RetentionPart />
        <DataPart />
      </div>
    </Screen>
  )
}
