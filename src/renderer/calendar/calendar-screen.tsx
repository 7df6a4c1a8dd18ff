import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Calendar. */
export function CalendarScreen() {
  const t = useTranslations('calendar')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
