import { ActionIcon, Button, Checkbox, SegmentedControl } from '@mantine/core'
import { calendarKinds } from '@shared/calendar'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './calendar-tools.module.css'
import { type CalendarView, setCalendarView, toggleKind, useCalendarView } from './calendar-view'

type CalendarToolsProps = {
  readonly onStep: (by: 1 | -1) => void
  readonly onToday: () => void
}

const spans: readonly CalendarView['span'][] = ['month', 'week']

/** Which days and which kinds of entries are shown. */
export function CalendarTools({ onStep, onToday }: CalendarToolsProps) {
  const t = useTranslations('calendar')
  const ariaKeys = useAriaKeys()
  const { span, kinds } = useCalendarView()
  const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
  return (
    <div className={styles.tools}>
      <ActionIcon
        aria-label={t('earlier', { span })}
        aria-keyshortcuts={ariaKeys('previousSpan')}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft {...icon} />
      </ActionIcon>
      <Button
        rightSection={<KeyCap action="showToday" />}
        aria-keyshortcuts={ariaKeys('showToday')}
        onClick={onToday}
      >
        {t('today')}
      </Button>
      <ActionIcon
        aria-label={t('later', { span })}
        aria-keyshortcuts={ariaKeys('nextSpan')}
        onClick={() => onStep(1)}
      >
        <ChevronRight {...icon} />
      </ActionIcon>
      <SegmentedControl
        aria-label={t('spanLabel')}
        value={span}
        data={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
        onChange={(value) => setCalendarView({ span: value === 'week' ? 'week' : 'month' })}
      />
      <fieldset className={styles.kinds} aria-label={t('kindsLabel')}>
        {calendarKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kinds.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={() => toggleKind(kind)}
          />
        ))}
      </fieldset>
    </div>
  )
}
