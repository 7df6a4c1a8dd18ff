import { NativeSelect, TextInput } from '@mantine/core'
import { type RuleSetName, ruleSetNames } from '@shared/follow-up-rules'
import { weeklyContacts } from '@shared/follow-ups'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import styles from './client-clock.module.css'
import { Failure } from './failure'
import { RuleTable, ruleCalls } from './rule-table'
import { useFailureNotice } from './use-failure-notice'

/** The follow-up clock of one client: its rule set, its letters a week, its own numbers. */
export function ClientClock({ clientId }: { readonly clientId: string }) {
  const t = useTranslations('followUps.client')
  const sets = useTranslations('followUps.rules.sets')
  const sayFailure = useFailureNotice()
  const practice = useCall('followUps.settings', {})
  const clock = useCall('followUps.ofClient', { clientId })
  const save = useSend('followUps.saveClient', { changes: ruleCalls })
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const [showsRules, setShowsRules] = useState(false)
  if (clock.error) return <Failure error={clock.error} onRetry={() => void clock.refetch()} />
  if (!clock.data || !practice.data) return null
  const { ruleSet, weeklyContacts: weekly, overrides, budget } = clock.data
  const usual = practice.data

  const change = async (part: {
    readonly ruleSet?: RuleSetName | null
    readonly weeklyContacts?: number | null
  }): Promise<void> => {
    try {
      await save.mutateAsync({ clientId, ruleSet, weeklyContacts: weekly, ...part })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const keepTyped = async (): Promise<void> => {
    if (typed === null) return
    const isEmpty = typed.trim() === ''
    const count = weeklyContacts.safeParse(/^\d+$/.test(typed.trim()) ? Number(typed) : null)
    setWrong(!isEmpty && !count.success)
    if (!isEmpty && !count.success) return
    setTyped(null)
    await change({ weeklyContacts: isEmpty ? null : (count.data ?? null) })
  }

  return (
    <div className={styles.clock}>
      <div className={styles.fields}>
        <NativeSelect
          label={t('ruleSet')}
          data={[
            { value: '', label: t('asPractice', { set: sets(usual.ruleSet) }) },
            ...ruleSetNames.map((name) => ({ value: name, label: sets(name) })),
          ]}
          value={ruleSet ?? ''}
          onChange={(event) =>
            void change({ ruleSet: ruleSetNames.find((name) => name === event.currentTarget.value) ?? null })
          }
        />
        <TextInput
          label={t('weekly')}
          placeholder={String(usual.weeklyContacts)}
          description={t('sent', { count: budget.sent, limit: budget.limit })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          value={typed ?? (weekly === null ? '' : String(weekly))}
          error={isWrong ? t('weeklyWrong') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void keepTyped()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keepTyped()
          }}
        />
      </div>
      <button
        type="button"
        className={styles.link}
        aria-expanded={showsRules}
        onClick={() => setShowsRules(!showsRules)}
      >
        {t(showsRules ? 'hideRules' : 'showRules', { count: overrides.length })}
      </button>
      {showsRules ? (
        <RuleTable
          ruleSet={ruleSet ?? usual.ruleSet}
          clientId={clientId}
          overrides={[...usual.overrides, ...overrides]}
        />
      ) : null}
    </div>
  )
}
