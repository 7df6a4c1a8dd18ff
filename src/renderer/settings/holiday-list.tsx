import { Button, Checkbox, TextInput } from '@mantine/core'
import type { Holiday } from '@shared/follow-up-rules'
import { holidayDraft } from '@shared/follow-ups'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError, call, refresh, useSend } from '../api'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { ruleCalls } from '../ui/rule-table'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './holiday-list.module.css'
import parts from './settings-screen.module.css'

/** The days on which nobody answers: they are no working days. */
export function HolidayList({ holidays }: { readonly holidays: readonly Holiday[] }) {
  const t = useTranslations('followUps.holidays')
  const { day } = useDayText()
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const removal = useSend('followUps.removeHoliday', { changes: ruleCalls })
  const [edited, setEdited] = useState<Holiday | null>(null)

  const remove = async ({ id, name }: Holiday): Promise<void> => {
    try {
      await removal.mutateAsync({ id })
    } catch (error) {
      sayFailure(t('removeFailed'), error)
      return
    }
    offerUndo({
      message: t('removed', { name }),
      undo: async () => {
        await call('followUps.restoreHoliday', { id })
        await refresh(ruleCalls)
      },
    })
  }

  return (
    <>
      <h3 className={parts.subtitle}>{t('title')}</h3>
      <p className={parts.about}>{t('about')}</p>
      {holidays.length > 0 ? (
        <ul className={styles.list} aria-label={t('title')}>
          {holidays.map((holiday) => (
            <li key={holiday.id} className={styles.row}>
              <span className={styles.name}>{holiday.name}</span>
              <span className={styles.days}>
                {holiday.fromOn === holiday.toOn
                  ? day(holiday.fromOn, holiday.isYearly ? 'short' : 'year')
                  : t('span', {
                      from: day(holiday.fromOn, holiday.isYearly ? 'short' : 'year'),
                      to: day(holiday.toOn, holiday.isYearly ? 'short' : 'year'),
                    })}
                {holiday.isYearly ? t('everyYear') : ''}
              </span>
              <Button aria-label={t('editLabel', { name: holiday.name })} onClick={() => setEdited(holiday)}>
                {t('edit')}
              </Button>
              <Button
                aria-label={t('removeLabel', { name: holiday.name })}
                onClick={() => void remove(holiday)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <HolidayForm key={edited?.id ?? 'new'} holiday={edited} onDone={() => setEdited(null)} />
    </>
  )
}

function HolidayForm({ holiday, onDone }: { readonly holiday: Holiday | null; readonly onDone: () => void }) {
  const t = useTranslations('followUps.holidays')
  const today = useToday()
  const [values, setValues] = useState({
    name: holiday?.name ?? '',
    fromOn: holiday?.fromOn ?? today,
    toOn: holiday?.toOn ?? today,
    isYearly: holiday?.isYearly ?? false,
  })
  const [problem, setProblem] = useState<string | null>(null)
  const save = useSend('followUps.saveHoliday', { changes: ruleCalls })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const draft = { ...values, ...(holiday ? { id: holiday.id } : {}) }
    if (!holidayDraft.safeParse(draft).success)
      return setProblem(values.name.trim() === '' ? t('nameMissing') : t('daysWrong'))
    setProblem(null)
    try {
      await save.mutateAsync(draft)
      setValues({ ...values, name: '' })
      onDone()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.answer.message)
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('name')}
        value={values.name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('from')}
        max="2200-12-31"
        value={values.fromOn}
        onChange={(event) => {
          const fromOn = event.currentTarget.value
          setValues({ ...values, fromOn, toOn: values.toOn < fromOn ? fromOn : values.toOn })
        }}
      />
      <TextInput
        type="date"
        label={t('to')}
        max="2200-12-31"
        value={values.toOn}
        onChange={(event) => setValues({ ...values, toOn: event.currentTarget.value })}
      />
      <Checkbox
        label={t('yearly')}
        checked={values.isYearly}
        onChange={(event) => setValues({ ...values, isYearly: event.currentTarget.checked })}
      />
      <Button type="submit">{t(holiday ? 'save' : 'add')}</Button>
      {holiday ? <Button onClick={onDone}>{t('cancel')}</Button> : null}
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
