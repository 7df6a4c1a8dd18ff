import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import {
  dayKinds,
  type FollowUpRule,
  type RuleOverride,
  type RuleSetName,
  ruleFor,
  type Situation,
  situations,
  sourcesOf,
} from '@shared/follow-up-rules'
import { eventKinds, roundStages, type Stage } from '@shared/stages'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useSend } from '../api'
import styles from './rule-table.module.css'
import { useFailureNotice } from './use-failure-notice'
import { useUndoNotice } from './use-undo-notice'

/** The answers that a changed rule makes out of date. */
export const ruleCalls = ['followUps.settings', 'followUps.ofClient', 'interviews.history'] as const

const stages: readonly Stage[] = [...roundStages, ...eventKinds.filter((kind) => kind !== 'papers')]

type RuleTableProps = {
  readonly ruleSet: RuleSetName
  /** Null: the rules of all clients. */
  readonly clientId: string | null
  /** The coach's own numbers that count here, those of all clients included. */
  readonly overrides: readonly RuleOverride[]
}

/** The rules of one set with their numbers and sources: changed in place, set back, given other numbers for a stage. */
export function RuleTable({ ruleSet, clientId, overrides }: RuleTableProps) {
  const t = useTranslations('followUps.rules')
  const own = (situation: Situation) =>
    overrides.filter(
      (one) => one.ruleSet === ruleSet && one.situation === situation && one.clientId === clientId,
    )
  return (
    <>
      <table className={styles.table} aria-label={t('label', { set: t(`sets.${ruleSet}`) })}>
        <thead>
          <tr>
            <th scope="col">{t('columns.situation')}</th>
            <th scope="col">{t('columns.number')}</th>
            <th scope="col">{t('columns.isOn')}</th>
            <th scope="col">{t('columns.source')}</th>
          </tr>
        </thead>
        <tbody>
          {situations.flatMap((situation) => {
            const stagesOfOwn = own(situation).flatMap((one) => (one.stage === null ? [] : [one.stage]))
            return [null, ...stagesOfOwn].map((stage) => (
              <RuleRow
                key={`${situation} ${stage ?? ''}`}
                rule={ruleFor(situation, { ruleSet, clientId, stage }, overrides)}
                stage={stage}
                clientId={clientId}
                isOwn={own(situation).some((one) => one.stage === stage)}
              />
            ))
          })}
        </tbody>
      </table>
      <StageRule ruleSet={ruleSet} clientId={clientId} overrides={overrides} />
    </>
  )
}

type RuleRowProps = {
  readonly rule: FollowUpRule
  readonly stage: Stage | null
  readonly clientId: string | null
  readonly isOwn: boolean
}

function RuleRow({ rule, stage, clientId, isOwn }: RuleRowProps) {
  const t = useTranslations('followUps.rules')
  const stageNames = useTranslations('stages')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const save = useSend('followUps.saveRule', { changes: ruleCalls })
  const reset = useSend('followUps.resetRule', { changes: ruleCalls })
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const { ruleSet, situation, days, dayKind, isOn } = rule
  const name =
    stage === null
      ? t(`situations.${situation}`)
      : t('atStage', { situation: t(`situations.${situation}`), stage: stageNames(stage) })

  const change = async (part: Partial<Pick<FollowUpRule, 'days' | 'dayKind' | 'isOn'>>): Promise<void> => {
    try {
      await save.mutateAsync({ ruleSet, situation, stage, clientId, days, dayKind, isOn, ...part })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const keepTyped = async (): Promise<void> => {
    if (typed === null) return
    const number = Number(typed)
    const isNumber = /^\d{1,3}$/.test(typed.trim()) && number <= 365
    setWrong(!isNumber)
    if (!isNumber) return
    setTyped(null)
    if (number !== days) await change({ days: number })
  }
  const setBack = async (): Promise<void> => {
    setTyped(null)
    setWrong(false)
    try {
      await reset.mutateAsync({ ruleSet, situation, stage, clientId })
    } catch (error) {
      sayFailure(t('failed'), error)
      return
    }
    offerUndo({
      message: t('isReset', { name }),
      undo: async () => {
        await call('followUps.saveRule', { ruleSet, situation, stage, clientId, days, dayKind, isOn })
        await refresh(ruleCalls)
      },
    })
  }

  return (
    <tr data-stage={stage ?? undefined}>
      <th scope="row">
        {name}
        {stage === null ? <span className={styles.hint}>{t(`hints.${situation}`)}</span> : null}
      </th>
      <td>
        <span className={styles.number}>
          <TextInput
            className={styles.days ?? ''}
            aria-label={t('days', { name })}
            inputMode="numeric"
            value={typed ?? String(days)}
            error={isWrong ? t('notANumber') : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => void keepTyped()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void keepTyped()
              if (event.key === 'Escape') setTyped(null)
            }}
          />
          <NativeSelect
            className={styles.kind ?? ''}
            aria-label={t('dayKind', { name })}
            data={dayKinds.map((kind) => ({ value: kind, label: t(`dayKinds.${kind}`) }))}
            value={dayKind}
            onChange={(event) =>
              void change({ dayKind: event.currentTarget.value === 'working' ? 'working' : 'calendar' })
            }
          />
        </span>
      </td>
      <td>
        <Switch
          aria-label={t('isOn', { name })}
          checked={isOn}
          onChange={(event) => void change({ isOn: event.currentTarget.checked })}
        />
      </td>
      <td>
        {isOwn ? (
          <span className={styles.own}>
            {t('yours')}
            <Button size="xs" aria-label={t('setBackLabel', { name })} onClick={() => void setBack()}>
              {t(stage === null ? 'setBack' : 'remove')}
            </Button>
          </span>
        ) : (
          <Sources ruleSet={ruleSet} situation={situation} />
        )}
      </td>
    </tr>
  )
}

function Sources({ ruleSet, situation }: { readonly ruleSet: RuleSetName; readonly situation: Situation }) {
  return (
    <span className={styles.sources}>
      {sourcesOf(ruleSet, situation).map(({ name, url }) =>
        url === null ? (
          <span key={name}>{name}</span>
        ) : (
          <button
            key={name}
            type="button"
            className={styles.link}
            title={url}
            onClick={() => void call('app.openLink', { url })}
          >
            {name}
          </button>
        ),
      )}
    </span>
  )
}

function StageRule({ ruleSet, clientId, overrides }: RuleTableProps) {
  const t = useTranslations('followUps.rules')
  const stageNames = useTranslations('stages')
  const sayFailure = useFailureNotice()
  const save = useSend('followUps.saveRule', { changes: ruleCalls })
  const [situation, setSituation] = useState<Situation>('no_date')
  const [stage, setStage] = useState<Stage>('final')
  const add = async (): Promise<void> => {
    const { days, dayKind, isOn } = ruleFor(situation, { ruleSet, clientId, stage }, overrides)
    try {
      await save.mutateAsync({ ruleSet, situation, stage, clientId, days, dayKind, isOn })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  return (
    <div className={styles.add}>
      <NativeSelect
        label={t('addSituation')}
        data={situations.map((name) => ({ value: name, label: t(`situations.${name}`) }))}
        value={situation}
        onChange={(event) =>
          setSituation(situations.find((name) => name === event.currentTarget.value) ?? 'no_date')
        }
      />
      <NativeSelect
        label={t('addStage')}
        data={stages.map((name) => ({ value: name, label: stageNames(name) }))}
        value={stage}
        onChange={(event) => setStage(stages.find((name) => name === event.currentTarget.value) ?? 'final')}
      />
      <Button onClick={() => void add()}>{t('add')}</Button>
    </div>
  )
}
