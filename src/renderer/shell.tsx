import { useMediaQuery } from '@mantine/hooks'
import type { PlaceName } from '@shared/app'
import { assertNever } from '@shared/errors'
import {
  BookOpen,
  Building2,
  CalendarDays,
  ChartColumn,
  CircleHelp,
  EyeOff,
  FlaskConical,
  type LucideIcon,
  Mic,
  PenLine,
  Search,
  Settings,
  SquareKanban,
  Sunrise,
  Trash2,
  Users,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { refresh, useAppEvent } from './api'
import { goTo, hashOf, type Place } from './navigation'
import { usePractice, useStart } from './practice'
import { openNewClient, openPalette } from './search/palette-store'
import { sentCalls } from './sending/sent-calls'
import styles from './shell.module.css'
import { KeyCap } from './ui/key-cap'
import type { KeyAction, KeyScreen } from './ui/key-map'
import { liveAction } from './ui/live-actions'
import { useAriaKeys, useKeys } from './ui/use-keys'
import { useQuietMoment } from './ui/use-quiet-moment'
import { useUndoKey } from './ui/use-undo-key'
import { togglePresentation, usePresenting } from './vault/presentation'
import { useLock, useLockKey } from './vault/use-lock'

const SidebarViews = lazy(() =>
  import('./clients/sidebar-views').then((part) => ({ default: part.SidebarViews })),
)
const RecorderNotice = lazy(() =>
  import('./recordings/recorder-notice').then((part) => ({ default: part.RecorderNotice })),
)
const OpenSessionBar = lazy(() =>
  import('./mock-sessions/open-session-bar').then((part) => ({ default: part.OpenSessionBar })),
)
const KeysSheet = lazy(() => import('./ui/keys-sheet').then((part) => ({ default: part.KeysSheet })))

const links = [
  { to: { at: 'today' }, name: 'today', Icon: Sunrise, action: 'goToday' },
  { to: { at: 'clients' }, name: 'clients', Icon: Users, action: 'goClients' },
  { to: { at: 'board' }, name: 'board', Icon: SquareKanban, action: 'goBoard' },
  { to: { at: 'calendar' }, name: 'calendar', Icon: CalendarDays, action: 'goCalendar' },
  { to: { at: 'employers' }, name: 'employers', Icon: Building2, action: 'goEmployers' },
  { to: { at: 'letters' }, name: 'letters', Icon: PenLine, action: 'goLetters' },
  { to: { at: 'mockSessions' }, name: 'mockSessions', Icon: Mic, action: 'goMockSessions' },
  { to: { at: 'advice' }, name: 'advice', Icon: BookOpen, action: 'goAdvice' },
  { to: { at: 'figures' }, name: 'figures', Icon: ChartColumn, action: 'goFigures' },
] as const satisfies readonly { to: Place; name: string; Icon: LucideIcon; action: string }[]

/** The sidebar's entry that a place belongs to. */
function entryOf(place: Place): PlaceName {
  switch (place.at) {
    case 'clients':
    case 'client':
    case 'answers':
      return 'clients'
    case 'employers':
    case 'employer':
      return 'employers'
    case 'letters':
    case 'letter':
    case 'outbox':
    case 'publish':
      return 'letters'
    case 'mockSessions':
    case 'questionBank':
    case 'mockSession':
    case 'sessionReport':
    case 'debrief':
      return 'mockSessions'
    case 'advice':
    case 'ledger':
      return 'advice'
    case 'log':
      return 'help'
    case 'today':
    case 'board':
    case 'calendar':
    case 'figures':
    case 'settings':
    case 'help':
    case 'import':
    case 'trash':
      return place.at
    default:
      return assertNever(place)
  }
}

const keyScreenOf = (place: Place): KeyScreen | null => (place.at === 'settings' ? null : place.at)

/** Places that need the width of the sidebar for themselves. */
const foldedPlaces: readonly Place['at'][] = ['letter', 'publish', 'mockSession']

/** Sidebar and screen. The sidebar folds to a rail where the screen needs the width. */
export function Shell({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  const t = useTranslations('app')
  const search = useTranslations('search')
  const ariaKeys = useAriaKeys()
  const [showsKeys, setShowsKeys] = useState<'never' | 'open' | 'closed'>('never')
  const { practiceName, coachName } = usePractice()
  const { isDemo, clientCount } = useStart()
  const lock = useLock()
  useLockKey(lock)
  const isPresenting = usePresenting()
  const isQuiet = useQuietMoment()
  const isNarrow = useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: false })
  useKeys({
    goToday: () => goTo({ at: 'today' }),
    goClients: () => goTo({ at: 'clients' }),
    goBoard: () => goTo({ at: 'board' }),
    goCalendar: () => goTo({ at: 'calendar' }),
    goEmployers: () => goTo({ at: 'employers' }),
    goLetters: () => goTo({ at: 'letters' }),
    goOutbox: () => goTo({ at: 'outbox' }),
    goQuestionBank: () => goTo({ at: 'questionBank', tab: 'questions' }),
    goMockSessions: () => goTo({ at: 'mockSessions' }),
    goAdvice: () => goTo({ at: 'advice' }),
    goFigures: () => goTo({ at: 'figures' }),
    goSettings: () => goTo({ at: 'settings' }),
    goHelp: () => goTo({ at: 'help' }),
    showKeys: () => setShowsKeys('open'),
    lock,
    present: () => void togglePresentation(),
  })
  useUndoKey()
  useAppEvent('sending.changed', () => void refresh(sentCalls))
  useAppEvent('app.goTo', ({ place: at }) => goTo({ at }))
  useAppEvent('app.command', ({ command }) => {
    if (command === 'showKeys') setShowsKeys('open')
    if (command === 'lock') lock()
    // The screen's own way, where it has one; from every other screen it is done all the same.
    if (command === 'find') (liveAction('find') ?? openPalette)()
    if (command === 'newClient') (liveAction('newClient') ?? openNewClient)()
  })
  // Without a client, Today is the first page of the list of clients.
  const entry = place.at === 'today' && clientCount === 0 ? 'clients' : entryOf(place)
  const isFolded = isNarrow || foldedPlaces.includes(place.at)
  return (
    <div className={styles.shell} data-folded={isFolded || undefined}>
      <a
        className={styles.skip}
        href="#screen"
        onClick={(event) => {
          // The hash is the place, so the link must not change it.
          event.preventDefault()
          document.getElementById('screen')?.focus()
        }}
      >
        {t('skip')}
      </a>
      <nav className={styles.side} aria-label={t('places')}>
        <div className={styles.practice}>{practiceName || coachName || t('unnamedPractice')}</div>
        <button
          type="button"
          className={styles.search}
          data-tour="search"
          aria-label={search('open')}
          aria-keyshortcuts={ariaKeys('showPalette')}
          aria-haspopup="dialog"
          onClick={() => openPalette()}
        >
          <Search className={styles.icon ?? ''} size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.label}>{search('open')}</span>
          <span className={styles.count}>
            <KeyCap action="showPalette" />
          </span>
        </button>
        {links.map(({ to, name, Icon, action }) => (
          <Entry
            key={name}
            to={to}
            Icon={Icon}
            label={t(name)}
            action={action}
            isCurrent={entry === name}
            count={name === 'clients' && clientCount > 0 ? clientCount : null}
          />
        ))}
        {isQuiet && !isFolded && clientCount > 0 ? (
          <Suspense fallback={null}>
            <SidebarViews />
          </Suspense>
        ) : null}
        <div className={styles.foot}>
          {isPresenting ? (
            <div className={styles.demo} role="note" aria-label={t('presenting')} title={t('presentingHint')}>
              <EyeOff size={16} strokeWidth={1.75} aria-hidden />
              <span className={styles.label}>{t('presenting')}</span>
            </div>
          ) : null}
          {isDemo ? (
            <div className={styles.demo} role="note" aria-label={t('demo')} title={t('demoHint')}>
              <FlaskConical size={16} strokeWidth={1.75} aria-hidden />
              <span className={styles.label}>{t('demo')}</span>
            </div>
          ) : null}
          <Entry
            to={{ at: 'trash' }}
            Icon={Trash2}
            label={t('trash')}
            action={null}
            isCurrent={entry === 'trash'}
            count={null}
          />
          <Entry
            to={{ at: 'help' }}
            Icon={CircleHelp}
            label={t('help')}
            action="goHelp"
            isCurrent={entry === 'help'}
            count={null}
          />
          <Entry
            to={{ at: 'settings' }}
            Icon={Settings}
            label={t('settings')}
            action="goSettings"
            isCurrent={entry === 'settings'}
            count={null}
          />
        </div>
      </nav>
      <div className={styles.screen}>
        {isQuiet ? (
          <Suspense fallback={null}>
            <RecorderNotice />
          </Suspense>
        ) : null}
        {isQuiet && clientCount > 0 ? (
          <Suspense fallback={null}>
            <OpenSessionBar place={place} />
          </Suspense>
        ) : null}
        {children}
      </div>
      {showsKeys === 'never' ? null : (
        <Suspense fallback={null}>
          <KeysSheet
            screen={keyScreenOf(place)}
            opened={showsKeys === 'open'}
            onClose={() => setShowsKeys('closed')}
          />
        </Suspense>
      )}
    </div>
  )
}

type EntryProps = {
  readonly to: Place
  readonly Icon: LucideIcon
  readonly label: string
  readonly action: KeyAction | null
  readonly isCurrent: boolean
  readonly count: number | null
}

function Entry({ to, Icon, label, action, isCurrent, count }: EntryProps) {
  const ariaKeys = useAriaKeys()
  const format = useFormatter()
  return (
    <a
      className={styles.entry}
      href={hashOf(to)}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={action === null ? undefined : ariaKeys(action)}
      title={label}
      onClick={(event) => {
        event.preventDefault()
        goTo(to)
      }}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <span className={styles.label}>{label}</span>
      {count === null ? null : <span className={styles.count}>{format.number(count)}</span>}
    </a>
  )
}
