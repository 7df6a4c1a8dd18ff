import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Board. */
export function BoardScreen() {
  const t = useTranslations('board')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
