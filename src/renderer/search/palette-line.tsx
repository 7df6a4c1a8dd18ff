import { assertNever } from '@shared/errors'
import type { MarkedText, SearchHit } from '@shared/search'
import type { SearchKind } from '@shared/search-query'
import {
  Building2,
  CalendarClock,
  ChevronRight,
  CircleHelp,
  Clock,
  Flag,
  History,
  type LucideIcon,
  Mail,
  MessageSquare,
  Mic,
  Milestone,
  NotebookPen,
  Paperclip,
  PenLine,
  Plus,
  Target,
  User,
  Users,
} from 'lucide-react'
import { Fragment } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { KeyCap } from '../ui/key-cap'
import styles from './palette.module.css'
import type { PaletteRow } from './palette-rows'

const icons: Readonly<Record<SearchKind, LucideIcon>> = {
  client: User,
  employer: Building2,
  contact: Users,
  opportunity: Target,
  letter: PenLine,
  note: NotebookPen,
  question: CircleHelp,
  message: Mail,
  round: MessageSquare,
  promise: Clock,
  event: Milestone,
  ending: Flag,
  appointment: CalendarClock,
  document: Paperclip,
  session: Mic,
}

type PaletteLineProps = { readonly row: PaletteRow; readonly today: string }

/** One line: a sign, what it is called, and whose it is. */
export function PaletteLine({ row, today }: PaletteLineProps) {
  const t = useTranslations('search')
  switch (row.type) {
    case 'hit':
      return <HitLine hit={row.hit} today={today} />
    case 'command':
      return (
        <>
          <Sign Icon={ChevronRight} />
          <span className={styles.first}>{row.command.label}</span>
          {row.command.action && <KeyCap action={row.command.action} />}
        </>
      )
    case 'search':
      return (
        <>
          <Sign Icon={History} />
          <span className={styles.first}>{row.text}</span>
        </>
      )
    case 'client':
      return (
        <>
          <Sign Icon={User} />
          <span className={styles.first}>{row.client.name}</span>
        </>
      )
    case 'create':
      return (
        <>
          <Sign Icon={Plus} />
          <span className={styles.first}>{t('create', { name: row.name })}</span>
        </>
      )
    default:
      return assertNever(row)
  }
}

const Sign = ({ Icon }: { readonly Icon: LucideIcon }) => (
  <Icon className={styles.sign ?? ''} size={16} strokeWidth={1.75} aria-hidden />
)

function HitLine({ hit, today }: { readonly hit: SearchHit; readonly today: string }) {
  const t = useTranslations('search')
  const stages = useTranslations('stages')
  const format = useFormatter()
  const { day } = useDayText()
  const { kind, title, snippet, on } = hit
  const isTitled = title.length > 0
  const words = isTitled ? title : snippet
  const facts = [
    hit.stage === null ? null : stages(hit.stage),
    kind === 'client' ? null : hit.clientName,
    kind === 'employer' ? null : hit.employerName,
  ].filter((fact) => fact !== null)
  const about = format.list(facts, { type: 'unit' })
  return (
    <>
      <Sign Icon={icons[kind]} />
      <span className={styles.words}>
        <span className={styles.first} data-private={isTitled ? undefined : true}>
          {words.length > 0 ? <Marked text={words} /> : t(`blank.${kind}`)}
        </span>
        {(about !== '' || (isTitled && snippet.length > 0)) && (
          <span className={styles.second}>
            {about}
            {about !== '' && isTitled && snippet.length > 0 ? ' · ' : ''}
            {isTitled && (
              <span data-private>
                <Marked text={snippet} />
              </span>
            )}
          </span>
        )}
      </span>
      {on !== null && (
        <span className={styles.day}>{day(on, on.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year')}</span>
      )}
    </>
  )
}

// The parts of a text never move, so that their place is key enough.
const Marked = ({ text }: { readonly text: MarkedText }) =>
  text.map((part, index) =>
    part.isHit ? (
      <mark key={index} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
