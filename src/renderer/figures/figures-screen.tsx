import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Figures. */
export function FiguresScreen() {
  const t = useTranslations('figures')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
