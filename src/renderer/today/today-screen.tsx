import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Today. */
export function TodayScreen() {
  const t = useTranslations('today')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
