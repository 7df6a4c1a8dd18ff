import { Button, VisuallyHidden } from '@mantine/core'
import {
  type BoardCard,
  type BoardColumnId,
  cardsAtFirst,
  cardsAtMost,
  columnBeside,
  columnOf,
  effectOfMove,
  stagesInto,
} from '@shared/board'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo } from '../navigation'
import { useToday } from '../practice'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Screen, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { caseOf } from './board-card'
import { BoardColumn } from './board-column'
import styles from './board-screen.module.css'
import { BoardTools } from './board-tools'
import {
  type BoardView,
  clearBoardFilters,
  isNarrowed,
  setBoardView,
  toBoardQuery,
  useBoardView,
} from './board-view'
import type { Anchor } from './card-popover'
import { EndForm } from './end-form'
import { MoveForm } from './move-form'
import { useCardActs } from './use-card-acts'
import { useCardFocus } from './use-card-focus'

/** The form that is open beside a card. A move has a column to go to, or null where any stage may be chosen. */
type OpenForm = { readonly card: BoardCard; readonly anchor: Anchor } & (
  | { readonly kind: 'move'; readonly column: BoardColumnId | null }
  | { readonly kind: 'end' }
)

/** How many more cards a column shows when asked to. */
const moreCards = 100

/** Every opportunity in process by its stage. Moving a card records a stage. */
export function BoardScreen() {
  const t = useTranslations('board')
  const today = useToday()
  const view = useBoardView()
  const {
    data: board,
    error,
    isPending,
    refetch,
  } = useCall('board.list', toBoardQuery(view), {
    keepPrevious: true,
  })
  const isLate = useLateLoading(isPending)
  const boardRef = useRef<HTMLDivElement>(null)
  const filterRef = useRef<HTMLInputElement>(null)
  const [form, setForm] = useState<OpenForm | null>(null)
  const [dragged, setDragged] = useState<BoardCard | null>(null)
  const [over, setOver] = useState<BoardColumnId | null>(null)
  const [said, setSaid] = useState('')
  const focus = useCardFocus({ boardRef, board, isAway: form !== null })
  const acts = useCardActs(({ client, employer, opportunityId }) => {
    setSaid(t('done.undone', { client, employer }))
    focus.arrive(opportunityId)
  })

  const anchorOf = ({ opportunityId }: BoardCard): Anchor =>
    boardRef.current?.querySelector(`[data-card="${CSS.escape(opportunityId)}"]`)?.getBoundingClientRect() ??
    new DOMRect(0, 0, 0, 0)
  const openMove = (card: BoardCard | null, column: BoardColumnId | null) => {
    if (card) setForm({ kind: 'move', card, column, anchor: anchorOf(card) })
  }
  const moveBy = (by: 1 | -1) => {
    const from = focus.card && columnOf(focus.card.stage)
    const to = from && columnBeside(from, by)
    if (to) openMove(focus.card, to)
  }
  const close = () => {
    if (form) focus.arrive(form.card.opportunityId)
    setForm(null)
  }
  const canDrop = (column: BoardColumnId): boolean =>
    dragged !== null && (columnOf(dragged.stage) !== column || stagesInto(column).length > 1)
  const drop = (column: BoardColumnId) => {
    if (canDrop(column)) openMove(dragged, column)
    setDragged(null)
    setOver(null)
  }

  useKeys(
    {
      nextRow: () => focus.walk('down'),
      previousRow: () => focus.walk('up'),
      nextColumn: () => focus.walk('right'),
      previousColumn: () => focus.walk('left'),
      openRow: () => focus.card && goTo(caseOf(focus.card)),
      moveCard: () => openMove(focus.card, null),
      moveCardOn: () => moveBy(1),
      moveCardBack: () => moveBy(-1),
      addEnding: () => focus.card && setForm({ kind: 'end', card: focus.card, anchor: anchorOf(focus.card) }),
      find: () => filterRef.current?.focus(),
    },
    { enabled: form === null },
  )

  const total = board?.columns.reduce((sum, column) => sum + column.total, 0) ?? 0
  return (
    <Screen
      title={t('title')}
      detail={board ? t('counts', { count: total }) : undefined}
      tools={<BoardTools filterRef={filterRef} tags={board?.tags ?? []} />}
      status={
        <StatusBar
          keys={
            total === 0
              ? []
              : ['nextRow', 'previousRow', 'nextColumn', 'previousColumn', 'moveCard', 'addEnding']
          }
        >
          {board && board.rejectedTotal > 0 ? t('rejected', { count: board.rejectedTotal }) : t('order')}
        </StatusBar>
      }
    >
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {board && total === 0 ? <NoCards view={view} /> : null}
      {board && total > 0 ? (
        <div className={styles.board} ref={boardRef} data-dragging={dragged !== null || undefined}>
          {board.columns.map((column) => (
            <BoardColumn
              key={column.id}
              column={column}
              tabStopId={focus.tabStopId}
              draggedId={dragged?.opportunityId ?? null}
              canDrop={canDrop(column.id)}
              isOver={over === column.id}
              onFocus={focus.onFocus}
              onDragStart={setDragged}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
              onOver={(isOver) => setOver(isOver ? column.id : null)}
              onDrop={() => drop(column.id)}
              onMore={() =>
                setBoardView({
                  shown: {
                    ...view.shown,
                    [column.id]: Math.min((view.shown[column.id] ?? cardsAtFirst) + moreCards, cardsAtMost),
                  },
                })
              }
            />
          ))}
        </div>
      ) : null}
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
      {form?.kind === 'move' ? (
        <MoveForm
          card={form.card}
          column={form.column}
          anchor={form.anchor}
          onClose={close}
          onMove={async (stage, on) => {
            await acts.move(form.card, stage, on)
            const { client, employer } = form.card
            const moves = effectOfMove({ stage, on }, form.card, today) === 'moves'
            const column = columnOf(moves ? stage : form.card.stage)
            if (column !== null)
              setSaid(
                t(moves ? 'done.nowIn' : 'done.kept', { client, employer, column: t(`columns.${column}`) }),
              )
          }}
        />
      ) : null}
      {form?.kind === 'end' ? (
        <EndForm
          card={form.card}
          anchor={form.anchor}
          onClose={close}
          onEnd={(tag, on) => acts.end(form.card, tag, on)}
        />
      ) : null}
    </Screen>
  )
}

function NoCards({ view }: { readonly view: BoardView }) {
  const t = useTranslations('board.empty')
  if (isNarrowed(view))
    return (
      <EmptyState
        title={t('filter')}
        hint={t('filterHint')}
        action={<Button onClick={clearBoardFilters}>{t('clear')}</Button>}
      />
    )
  if (view.state !== null)
    return (
      <EmptyState
        title={t('active')}
        hint={t('hint')}
        action={<Button onClick={clearBoardFilters}>{t('all')}</Button>}
      />
    )
  return (
    <EmptyState
      title={t('title')}
      hint={t('hint')}
      action={<Button onClick={() => goTo({ at: 'clients' })}>{t('clients')}</Button>}
    />
  )
}
