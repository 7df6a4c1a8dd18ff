import { MantineProvider } from '@mantine/core'
import { assertNever } from '@shared/errors'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { queryClient, useAppEvent } from './api'
import { ErrorBoundary } from './error-boundary'
import { InterfaceLanguage } from './interface-language'
import { PrepareHost } from './mock-sessions/prepare-host'
import { hashOf, type Place } from './navigation'
import { useOfferedPack } from './packs/use-offered-pack'
import { usePracticeEvents, useStart } from './practice'
import { PracticeProvider } from './practice-provider'
import { PaletteHost } from './search/palette-host'
import { useBackupEvents } from './settings/use-backup-events'
import { Shell } from './shell'
import { usePlace } from './shown-place'
import { TodayScreen } from './today/today-screen'
import { TourHost } from './tour/tour-host'
import { colorSchemeManager, useAppearance } from './ui/appearance'
import { cssVariablesResolver, theme } from './ui/theme'
import { useQuietMoment } from './ui/use-quiet-moment'
import { useTypedKeeper } from './vault/typed-keeper'
import { useWindowLife } from './window-life'

const BrokenPart = lazy(() => import('./broken-part').then((part) => ({ default: part.BrokenPart })))
const Notices = lazy(() => import('./ui/notices').then((part) => ({ default: part.Notices })))
const SetUpScreen = lazy(() =>
  import('./vault/set-up-screen').then((part) => ({ default: part.SetUpScreen })),
)
const StartNotices = lazy(() =>
  import('./vault/start-notices').then((part) => ({ default: part.StartNotices })),
)
const HalfTypedDialog = lazy(() =>
  import('./vault/half-typed-dialog').then((part) => ({ default: part.HalfTypedDialog })),
)
const ClientsScreen = lazy(() =>
  import('./clients/clients-screen').then((part) => ({ default: part.ClientsScreen })),
)
const HelpScreen = lazy(() => import('./help/help-screen').then((part) => ({ default: part.HelpScreen })))
const LogScreen = lazy(() => import('./support/log-screen').then((part) => ({ default: part.LogScreen })))
const BoardScreen = lazy(() => import('./board/board-screen').then((part) => ({ default: part.BoardScreen })))
const CalendarScreen = lazy(() =>
  import('./calendar/calendar-screen').then((part) => ({ default: part.CalendarScreen })),
)
const EmployersScreen = lazy(() =>
  import('./employers/employers-screen').then((part) => ({ default: part.EmployersScreen })),
)
const EmployerScreen = lazy(() =>
  import('./employers/employer-screen').then((part) => ({ default: part.EmployerScreen })),
)
const FiguresScreen = lazy(() =>
  import('./figures/figures-screen').then((part) => ({ default: part.FiguresScreen })),
)
const TrashScreen = lazy(() => import('./trash/trash-screen').then((part) => ({ default: part.TrashScreen })))
const ImportExportScreen = lazy(() =>
  import('./import-export/import-export-screen').then((part) => ({ default: part.ImportExportScreen })),
)
const CaseView = lazy(() => import('./interviews/case-view').then((part) => ({ default: part.CaseView })))
const LetterScreen = lazy(() =>
  import('./letters/letter-screen').then((part) => ({ default: part.LetterScreen })),
)
const LettersList = lazy(() =>
  import('./letters/letters-list').then((part) => ({ default: part.LettersList })),
)
const OutboxScreen = lazy(() =>
  import('./sending/outbox-screen').then((part) => ({ default: part.OutboxScreen })),
)
const LedgerScreen = lazy(() =>
  import('./advice-ledger/ledger-screen').then((part) => ({ default: part.LedgerScreen })),
)
const PublishingScreen = lazy(() =>
  import('./publishing/publishing-screen').then((part) => ({ default: part.PublishingScreen })),
)
const AnswersScreen = lazy(() =>
  import('./answers/answers-screen').then((part) => ({ default: part.AnswersScreen })),
)
const QuestionBankScreen = lazy(async () => {
  const part = await import('./question-bank/question-bank-screen')
  await part.readBankDrafts()
  return { default: part.QuestionBankScreen }
})
const SessionsScreen = lazy(() =>
  import('./mock-sessions/sessions-screen').then((part) => ({ default: part.SessionsScreen })),
)
const SessionScreen = lazy(() =>
  import('./mock-sessions/session-screen').then((part) => ({ default: part.SessionScreen })),
)
const AdviceLibrary = lazy(() =>
  import('./advice/advice-library').then((part) => ({ default: part.AdviceLibrary })),
)
const DebriefScreen = lazy(() =>
  import('./mock-sessions/debrief-screen').then((part) => ({ default: part.DebriefScreen })),
)
const SessionReportScreen = lazy(() =>
  import('./mock-sessions/session-report-screen').then((part) => ({ default: part.SessionReportScreen })),
)
const SettingsScreen = lazy(() =>
  import('./settings/settings-screen').then((part) => ({ default: part.SettingsScreen })),
)

/** The nonce that main's app:// handler puts into the page for each load. */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** The whole window: theme, language, cache, and the place it is at. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <PracticeProvider>
          <InterfaceLanguage>
            <Window />
          </InterfaceLanguage>
        </PracticeProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}

function Window() {
  const { isSetUp } = useStart()
  useAppearance()
  return isSetUp ? (
    <Practice />
  ) : (
    <Suspense fallback={null}>
      <SetUpScreen />
    </Suspense>
  )
}

function Practice() {
  const place = usePlace()
  usePracticeEvents()
  useWindowLife()
  useTypedKeeper()
  useBackupEvents()
  useOfferedPack()
  useAppEvent('app.dataChanged', () => void queryClient.invalidateQueries())
  const isQuiet = useQuietMoment()
  return (
    <>
      <Shell place={place}>
        <ErrorBoundary resetKey={hashOf(place)} fallback={<Broken />}>
          <Suspense fallback={null}>
            <PlaceScreen place={place} />
          </Suspense>
        </ErrorBoundary>
      </Shell>
      <PaletteHost place={place} />
      <PrepareHost />
      <TourHost />
      {isQuiet && (
        <Suspense fallback={null}>
          <Notices />
          <HalfTypedDialog />
          <StartNotices />
        </Suspense>
      )}
    </>
  )
}

function Broken() {
  return (
    <Suspense fallback={null}>
      <BrokenPart />
    </Suspense>
  )
}

function PlaceScreen({ place }: { readonly place: Place }) {
  const { clientCount } = useStart()
  switch (place.at) {
    case 'today':
      // A practice without clients begins with the first-run page, which the list of clients has.
      return clientCount === 0 ? <ClientsScreen /> : <TodayScreen />
    case 'clients':
      return <ClientsScreen />
    case 'board':
      return <BoardScreen />
    case 'calendar':
      return <CalendarScreen />
    case 'employers':
      return <EmployersScreen />
    case 'employer':
      return <EmployerScreen key={place.id} employerId={place.id} />
    case 'figures':
      return <FiguresScreen />
    case 'trash':
      return <TrashScreen />
    case 'import':
      return <ImportExportScreen />
    case 'client':
      return (
        <CaseView
          clientId={place.id}
          tab={place.tab}
          opportunityId={place.opportunityId ?? null}
          itemId={place.itemId ?? null}
        />
      )
    case 'letters':
      return <LettersList />
    case 'outbox':
      return <OutboxScreen sendingId={place.id ?? null} />
    case 'letter':
      return <LetterScreen key={place.id} letterId={place.id} />
    case 'publish':
      return <PublishingScreen key={place.id} letterId={place.id} />
    case 'answers':
      return (
        <AnswersScreen key={place.clientId} clientId={place.clientId} answerId={place.answerId ?? null} />
      )
    case 'questionBank':
      return <QuestionBankScreen tab={place.tab} itemRef={place.ref ?? null} />
    case 'mockSessions':
      return <SessionsScreen />
    case 'mockSession':
      return <SessionScreen key={place.id} sessionId={place.id} />
    case 'advice':
      return <AdviceLibrary topicId={place.topicId ?? null} />
    case 'ledger':
      return <LedgerScreen topicId={place.topicId ?? null} />
    case 'debrief':
      return <DebriefScreen key={place.roundId} roundId={place.roundId} />
    case 'sessionReport':
      return <SessionReportScreen key={place.id} sessionId={place.id} />
    case 'help':
      return <HelpScreen sectionId={place.sectionId ?? null} />
    case 'log':
      return <LogScreen />
    case 'settings':
      return <SettingsScreen partId={place.partId ?? null} />
    default:
      return assertNever(place)
  }
}
