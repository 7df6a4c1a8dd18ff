import { assertNever } from '@shared/errors'
import type { TodayStep } from '@shared/today'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useNextStepText } from '../ui/next-step-text'
import type { TodayLine } from './today-lines'

export type LineText = {
  /** The name, which is read first. */
  readonly lead: string
  readonly rest: string
  /** Why the line is here, in one sentence or two. */
  readonly rule: string
}

/** A line of Today in words. */
export function useLineText(): (line: TodayLine) => LineText {
  const t = useTranslations('today')
  const sending = useTranslations('sending')
  const stages = useTranslations('stages')
  const { day } = useDayText()
  const today = useToday()
  const next = useNextStepText()

  const place = (employer: string | null, stage: TodayStep['stage']) =>
    [employer ?? '', stage === null ? '' : stages(stage)].filter(Boolean).join(', ')

  const stepRule = ({ promise, next: step, budget }: TodayStep, isHeld: boolean): string => {
    const parts: string[] = []
    if (isHeld && budget.freeOn !== null)
      return t('heldRule', { sent: budget.sent, limit: budget.limit, day: day(budget.freeOn) })
    if (promise !== null && promise.to < today)
      parts.push(
        t(promise.from === promise.to ? 'promisedOn' : 'promisedBetween', {
          from: day(promise.from, 'short'),
          to: day(promise.to, 'short'),
          by: promise.saidBy === '' ? 'none' : 'somebody',
          who: promise.saidBy,
        }),
      )
    if (step.rule === 'promise_passed') parts.push(t('adds', { span: next.span(step) }))
    else parts.push(next.rule(step))
    const isAhead = step.dueOn !== null && step.dueOn > today && step.kind !== 'interview'
    if (isAhead && step.dueOn !== null) parts.push(t('dueOn', { day: day(step.dueOn) }))
    return parts.join(' ')
  }

  return (line) => {
    const lead = line.item.client
    switch (line.type) {
      case 'step': {
        const { employer, stage, next: step } = line.item
        const what = step.kind === 'thank_you' || step.kind === 'let_go' ? t(`what.${step.kind}`) : ''
        const where = place(employer, stage)
        return {
          lead,
          rest: what === '' ? where : t('whereWhat', { where, what }),
          rule: stepRule(line.item, line.isHeld),
        }
      }
      case 'interview': {
        const { employer, stage, role } = line.item
        return { lead, rest: place(employer, stage), rule: role === '' ? t('interviewRule') : role }
      }
      case 'debrief': {
        const { employer, stage, role } = line.item
        return {
          lead,
          rest: place(employer, stage),
          rule: role === '' ? t('debriefRule') : t('debriefRuleRole', { role }),
        }
      }
      case 'question':
        return {
          lead,
          rest: line.item.employer ?? '',
          rule: t('quote', { text: line.item.body.replaceAll(/\s+/g, ' ').trim() }),
        }
      case 'appointment':
        return { lead, rest: line.item.topic, rule: t('appointmentRule') }
      case 'draft':
        return { lead, rest: line.item.title, rule: t('draftRule') }
      case 'recording': {
        const { title, keepUntilOn } = line.item
        return {
          lead,
          rest: title,
          rule: t('recordingRule', {
            day: day(keepUntilOn),
            isToday: keepUntilOn === today ? 'yes' : 'no',
          }),
        }
      }
      case 'unsent': {
        const { subject, state, problem } = line.item
        const rule = sending('today.rule', { state })
        const reason = state === 'failed' && problem !== null ? sending(`problem.${problem}`) : ''
        return {
          lead,
          rest: subject === '' ? '' : t('unsentSubject', { subject }),
          rule: reason === '' ? rule : `${rule} ${reason}`,
        }
      }
      case 'quiet':
        return {
          lead,
          rest: line.item.employer ?? '',
          rule: t('quietRule', { day: day(line.item.contactOn, 'short') }),
        }
      default:
        return assertNever(line)
    }
  }
}
