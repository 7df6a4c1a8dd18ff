import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** One employer. */
export function EmployerScreen({ employerId }: { readonly employerId: string }) {
  const t = useTranslations('employers')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {employerId}
    </Screen>
  )
}
