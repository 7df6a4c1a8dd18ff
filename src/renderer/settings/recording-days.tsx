import { NativeSelect } from '@mantine/core'
import { recordingDays } from '@shared/recordings'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import parts from './settings-screen.module.css'

/** For how long recordings of mock sessions are kept. */
export function RecordingDays() {
  const t = useTranslations('recordings.policy')
  const sayFailure = useFailureNotice()
  const { data } = useCall('recordings.policy', {})
  const save = useSend('recordings.savePolicy', { changes: ['recordings.policy'] })
  if (!data) return null
  const choose = async (days: number): Promise<void> => {
    try {
      await save.mutateAsync({ days })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  // A span that came with an imported practice is kept on the list.
  const offered = [...new Set([...recordingDays, data.days])].toSorted((a, b) => a - b)
  return (
    <div className={parts.fields}>
      <NativeSelect
        label={t('label')}
        description={t('hint')}
        inputWrapperOrder={['label', 'input', 'description']}
        data={offered.map((days) => ({ value: String(days), label: t('after', { days }) }))}
        value={String(data.days)}
        onChange={(event) => void choose(Number(event.currentTarget.value))}
      />
    </div>
  )
}
