import { UnstyledButton } from '@mantine/core'
import type { BoardCard as Card, BoardColumn as Column } from '@shared/board'
import { type DragEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { BoardCard } from './board-card'
import styles from './board-column.module.css'

type BoardColumnProps = {
  readonly column: Column
  /** The card that Tab comes to, on whatever column it stands. */
  readonly tabStopId: string | null
  readonly draggedId: string | null
  /** Whether what is dragged may be dropped here. */
  readonly canDrop: boolean
  readonly isOver: boolean
  readonly onFocus: (card: Card) => void
  readonly onDragStart: (card: Card) => void
  readonly onDragEnd: () => void
  readonly onOver: (isOver: boolean) => void
  readonly onDrop: () => void
  readonly onMore: () => void
}

/** One column of the board: its name, how many stand in it, and the cards that need the coach first. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, tabStopId, draggedId, canDrop, isOver } = props
  const t = useTranslations('board')
  const headId = useId()
  const name = t(`columns.${column.id}`)
  const hidden = column.total - column.cards.length
  const over = (event: DragEvent) => {
    if (!canDrop) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    props.onOver(true)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the mouse's way; keys do the same
    <section
      className={styles.column}
      aria-labelledby={headId}
      data-column={column.id}
      data-over={(canDrop && isOver) || undefined}
      onDragOver={over}
      onDragLeave={(event) => {
        // Leaving for a card inside is no leaving.
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
        props.onOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        props.onDrop()
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.name} id={headId}>
          {name}
        </h2>
        <span className={styles.total} aria-label={t('totalLabel', { count: column.total })} role="note">
          {t('total', { count: column.total })}
        </span>
      </div>
      {column.cards.length === 0 ? (
        <p className={styles.none} aria-label={t('noneLabel')}>
          {t('none')}
        </p>
      ) : (
        <ul className={styles.cards} aria-labelledby={headId}>
          {column.cards.map((card) => (
            <li key={card.opportunityId}>
              <BoardCard
                card={card}
                isTabStop={card.opportunityId === tabStopId}
                isDragged={card.opportunityId === draggedId}
                onFocus={() => props.onFocus(card)}
                onDragStart={() => props.onDragStart(card)}
                onDragEnd={props.onDragEnd}
              />
            </li>
          ))}
          {hidden > 0 ? (
            <li>
              <UnstyledButton
                className={styles.more ?? ''}
                aria-label={t('moreLabel', { column: name, count: hidden })}
                onClick={props.onMore}
              >
                {t('more', { count: hidden })}
              </UnstyledButton>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  )
}
