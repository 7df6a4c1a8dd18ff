import { Button, Checkbox } from '@mantine/core'
import { CalendarArrowDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import { ClientSelect } from '../ui/search-select'
import styles from './import-export.module.css'

/** Saves the interviews of all clients as a calendar file, with what else is ticked. */
export function CalendarPart() {
  const t = useTranslations('importExport.out')
  const save = useSend('importExport.saveCalendar', { changes: [] })
  const [clientId, setClientId] = useState<string | null>(null)
  const [extras, setExtras] = useState({ appointments: false, promises: false, dueDays: false })
  return (
    <div className={styles.below}>
      <p className={styles.about}>{t('calendar')}</p>
      <div className={styles.only}>
        <ClientSelect label={t('only')} value={clientId} onChange={setClientId} />
      </div>
      <fieldset className={styles.ticks}>
        <legend className={styles.legend}>{t('alsoSave')}</legend>
        {(['appointments', 'promises', 'dueDays'] as const).map((extra) => (
          <Checkbox
            key={extra}
            label={t(`extras.${extra}`)}
            checked={extras[extra]}
            onChange={({ currentTarget }) => {
              const { checked } = currentTarget
              setExtras((before) => ({ ...before, [extra]: checked }))
            }}
          />
        ))}
      </fieldset>
      <div className={styles.acts}>
        <Button
          leftSection={<CalendarArrowDown size={16} strokeWidth={1.75} aria-hidden />}
          aria-disabled={save.isPending}
          onClick={() => (save.isPending ? undefined : save.mutate({ clientId, ...extras }))}
        >
          {t('saveCalendar')}
        </Button>
        <output className={styles.hint}>
          {save.data?.saved ? t('calendarSaved', { name: save.data.fileName }) : null}
        </output>
      </div>
      {save.error ? <Failure error={save.error} /> : null}
    </div>
  )
}
