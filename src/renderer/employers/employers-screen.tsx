import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Employers. */
export function EmployersScreen() {
  const t = useTranslations('employers')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
