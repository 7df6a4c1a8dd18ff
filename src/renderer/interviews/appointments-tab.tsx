import { Button, UnstyledButton } from '@mantine/core'
import { lacksNote, offersNote } from '@shared/appointments'
import { CalendarClock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { type CaseFile, type EntryOf, meetingsOf } from './case-file'
import styles from './case-lists.module.css'
import { useAppointmentFacts, useLengthText } from './record-words'

type AppointmentsTabProps = {
  readonly file: CaseFile
  readonly onAdd: () => void
  readonly onEdit: (appointment: EntryOf<'appointment'>) => void
  /** Opens its note, or begins one. */
  readonly onNote: (appointment: EntryOf<'appointment'>) => void
}

/** The coaching meetings with this client, the latest first, and how long they were together. */
export function AppointmentsTab({ file, onAdd, onEdit, onNote }: AppointmentsTabProps) {
  const t = useTranslations('records.appointments')
  const length = useLengthText()
  const { today } = file.history
  const entries = meetingsOf(file.history)
  if (entries.length === 0)
    return (
      <EmptyState
        title={t('empty', { name: file.name })}
        hint={t('emptyHint')}
        action={<AddButton variant="filled" onClick={onAdd} />}
      />
    )
  const held = entries.filter(({ state, on }) => state === 'booked' && on < today)
  const minutes = held.reduce((sum, appointment) => sum + appointment.minutes, 0)
  return (
    <>
      <div className={styles.tools}>
        <AddButton variant="default" onClick={onAdd} />
        <p className={styles.toolsText}>{t('held', { count: held.length, length: length(minutes) })}</p>
      </div>
      <ul className={styles.list} aria-label={t('label', { name: file.name })}>
        {entries.map((appointment) => (
          <li key={appointment.id} className={styles.item}>
            <AppointmentRow file={file} appointment={appointment} onEdit={() => onEdit(appointment)} />
            {offersNote(appointment, today) && (
              <Button variant="subtle" onClick={() => onNote(appointment)}>
                {t(appointment.noteId === null ? 'writeNote' : 'readNote')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type AppointmentRowProps = {
  readonly file: CaseFile
  readonly appointment: EntryOf<'appointment'>
  readonly onEdit: () => void
}

function AppointmentRow({ file, appointment, onEdit }: AppointmentRowProps) {
  const t = useTranslations('records.appointments')
  const factsOf = useAppointmentFacts()
  const { day } = useDayText()
  const { today } = file.history
  const { on, state, topic } = appointment
  return (
    <UnstyledButton className={styles.row ?? ''} data-item={appointment.id} onClick={onEdit}>
      <span className={styles.main}>
        <span className={styles.name}>
          {day(on, on.slice(0, 4) === today.slice(0, 4) ? 'weekday' : 'year')}
        </span>{' '}
        <span data-private>{topic}</span>
      </span>
      <span className={styles.second}>
        <span className="quiet">{factsOf(appointment)}</span>
        {state !== 'booked' && <span>{t('stateChoice', { state, name: file.name })}</span>}
        {lacksNote(appointment, today) && <span className="due">{t('noNote')}</span>}
      </span>
    </UnstyledButton>
  )
}

type AddButtonProps = { readonly variant: 'filled' | 'default'; readonly onClick: () => void }

function AddButton({ variant, onClick }: AddButtonProps) {
  const t = useTranslations('records.appointments')
  const ariaKeys = useAriaKeys()
  return (
    <Button
      variant={variant}
      leftSection={<CalendarClock size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="addAppointment" />}
      aria-keyshortcuts={ariaKeys('addAppointment')}
      onClick={onClick}
    >
      {t('add')}
    </Button>
  )
}
