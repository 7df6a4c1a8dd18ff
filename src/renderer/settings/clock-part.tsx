import { NativeSelect, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { type RuleSetName, ruleSetNames } from '@shared/follow-up-rules'
import { type ClockSettings, weeklyContacts } from '@shared/follow-ups'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { RuleTable, ruleCalls } from '../ui/rule-table'
import { useFailureNotice } from '../ui/use-failure-notice'
import { HolidayList } from './holiday-list'
import styles from './settings-screen.module.css'

/** The follow-up clock of the practice: which rule set, how many letters a week, every number with its source, days off. */
export function ClockPart() {
  const t = useTranslations('followUps.settings')
  const { data, error, refetch } = useCall('followUps.settings', {})
  return (
    <section className={styles.part} aria-labelledby="follow-up-clock">
      <h2 className={styles.title} id="follow-up-clock">
        {t('title')}
      </h2>
      <p className={styles.about}>{t('about')}</p>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Clock settings={data} /> : null}
    </section>
  )
}

function Clock({ settings }: { readonly settings: ClockSettings }) {
  const t = useTranslations('followUps.settings')
  const sets = useTranslations('followUps.rules.sets')
  const sayFailure = useFailureNotice()
  const save = useSend('followUps.savePractice', { changes: ruleCalls })
  const [shown, setShown] = useState<RuleSetName>(settings.ruleSet)
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const shownLabel = useId()
  const { ruleSet, dailyNotice } = settings

  const change = async (
    part: Partial<Pick<ClockSettings, 'ruleSet' | 'weeklyContacts' | 'dailyNotice'>>,
  ): Promise<void> => {
    try {
      await save.mutateAsync({ ruleSet, weeklyContacts: settings.weeklyContacts, dailyNotice, ...part })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const keepTyped = async (): Promise<void> => {
    if (typed === null) return
    const count = weeklyContacts.safeParse(/^\d+$/.test(typed.trim()) ? Number(typed) : null)
    setWrong(!count.success)
    if (!count.success) return
    setTyped(null)
    await change({ weeklyContacts: count.data })
  }

  return (
    <>
      <div className={styles.fields}>
        <NativeSelect
          label={t('ruleSet')}
          description={t('ruleSetHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={ruleSetNames.map((name) => ({ value: name, label: sets(name) }))}
          value={ruleSet}
          onChange={(event) => {
            const name = event.currentTarget.value === 'initiative' ? 'initiative' : 'patience'
            setShown(name)
            void change({ ruleSet: name })
          }}
        />
        <TextInput
          label={t('weekly')}
          description={t('weeklyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          value={typed ?? String(settings.weeklyContacts)}
          error={isWrong ? t('weeklyWrong') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void keepTyped()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keepTyped()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <Switch
          className={styles.whole}
          label={t('notice')}
          description={t('noticeHint')}
          checked={dailyNotice}
          onChange={(event) => void change({ dailyNotice: event.currentTarget.checked })}
        />
        <div className={styles.choice}>
          <span className={styles.choiceLabel} id={shownLabel}>
            {t('shown')}
          </span>
          <SegmentedControl
            aria-labelledby={shownLabel}
            data={ruleSetNames.map((name) => ({ value: name, label: sets(name) }))}
            value={shown}
            onChange={(name) => setShown(name === 'initiative' ? 'initiative' : 'patience')}
          />
        </div>
      </div>
      <RuleTable key={shown} ruleSet={shown} clientId={null} overrides={settings.overrides} />
      <HolidayList holidays={settings.holidays} />
    </>
  )
}
