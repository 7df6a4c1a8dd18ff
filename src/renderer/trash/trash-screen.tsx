import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Trash. */
export function TrashScreen() {
  const t = useTranslations('trash')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
