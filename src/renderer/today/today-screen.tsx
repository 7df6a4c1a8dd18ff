import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { useFirstPaint } from '../ui/first-paint'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { countValues, type TodayGroup, todayGroups } from './today-lines'
import { TodayList } from './today-list'
import { TodayPane } from './today-pane'
import { useTodayActions } from './use-today-actions'

const StepDialog = lazy(() => import('../ui/step-dialog').then((part) => ({ default: part.StepDialog })))

/** Where the coach was, kept for as long as the window lives, so that Back comes to the same line. */
const lastPlace: { key: string | null } = { key: null }

/** What waits for the coach today, across all clients: late first, then due, then what lies ahead, then loose ends. */
export function TodayScreen() {
  const t = useTranslations('today')
  const today = useToday()
  const { day } = useDayText()
  const list = useCall('today.list', {})
  const isLate = useLateLoading(list.isPending)
  const groups = useMemo(() => (list.data ? todayGroups(list.data) : []), [list.data])
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups])
  const [chosen, setChosen] = useState(lastPlace.key)
  const index = Math.max(
    0,
    lines.findIndex((line) => line.key === chosen),
  )
  const line = lines[index] ?? null
  const listRef = useRef<HTMLDivElement>(null)
  const actions = useTodayActions(line)
  useFirstPaint(list.data !== undefined)

  const choose = (key: string) => {
    lastPlace.key = key
    setChosen(key)
  }
  const hasFocus = () => listRef.current?.contains(document.activeElement) ?? false
  const focus = (key: string) => {
    choose(key)
    listRef.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus()
  }
  const move = (by: 1 | -1) => {
    // The first press shows where the focus is; only the next ones move it.
    const next = lines[Math.max(0, Math.min(lines.length - 1, hasFocus() ? index + by : index))]
    if (next) focus(next.key)
  }
  // A line that is done goes away with the focus; the one in its place gets it.
  const hadFocus = useRef(false)
  useEffect(() => {
    const key = lines[index]?.key
    if (hadFocus.current && document.activeElement === document.body && key !== undefined)
      listRef.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus()
  }, [lines, index])

  useKeys({
    nextRow: () => move(1),
    previousRow: () => move(-1),
    enterLine: () => actions.enter(),
    openCase: () => actions.open(),
    draftLetter: () => actions.draft(),
    stepDone: () => actions.done(),
    stepLater: () => actions.later(),
    stepAside: () => actions.aside(),
    prepareSession: () => actions.prepare(),
  })

  return (
    <Screen
      title={t('titleDay', { day: day(today, 'long') })}
      detail={list.data ? <Summary groups={groups} /> : undefined}
      status={
        <StatusBar
          keys={
            lines.length === 0
              ? []
              : ['nextRow', 'enterLine', 'openCase', 'draftLetter', 'stepDone', 'stepLater', 'stepAside']
          }
        />
      }
    >
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {list.data && lines.length === 0 ? <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} /> : null}
      {lines.length > 0 ? (
        <Split stacks>
          <Pane label={t('listLabel')} width="grow">
            <TodayList
              ref={listRef}
              groups={groups}
              chosenKey={line?.key ?? null}
              onChoose={choose}
              onFocus={(has) => {
                hadFocus.current = has
              }}
              actions={actions}
            />
          </Pane>
          <Pane label={t('paneLabel')} width="aside">
            {line ? <TodayPane key={line.key} line={line} actions={actions} /> : null}
          </Pane>
        </Split>
      ) : null}
      {actions.dialog ? (
        <Suspense fallback={null}>
          <StepDialog {...actions.dialog} onClose={actions.closeDialog} />
        </Suspense>
      ) : null}
    </Screen>
  )
}

const summed = ['unsent', 'promises', 'followUps', 'interviews', 'questions'] as const

/** The day in one sentence. */
function Summary({ groups }: { readonly groups: readonly TodayGroup[] }) {
  const t = useTranslations('today')
  const parts = summed.flatMap((name) => {
    const total = groups.find((group) => group.name === name)?.total ?? 0
    return total > 0 ? [t(`summary.${name}`, countValues(total))] : []
  })
  return <>{parts.length === 0 ? t('summary.calm') : t('summary.sentence', { parts: parts.join(', ') })}</>
}
