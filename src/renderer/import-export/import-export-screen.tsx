import { useTranslations } from 'use-intl'
import { Screen, StatusBar } from '../ui/screen'

/** Import and export. */
export function ImportExportScreen() {
  const t = useTranslations('importExport')
  return (
    <Screen title={t('title')} status={<StatusBar />}>
      {null}
    </Screen>
  )
}
