import { NativeSelect } from '@mantine/core'
import {
  type BoardCard,
  type BoardColumnId,
  type BoardStage,
  boardColumnIds,
  columnOf,
  effectOfMove,
  stagesInto,
} from '@shared/board'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { type Anchor, CardPopover } from './card-popover'

type MoveFormProps = {
  readonly card: BoardCard
  /** Where it goes; null lets any stage be chosen. */
  readonly column: BoardColumnId | null
  readonly anchor: Anchor
  readonly onMove: (stage: BoardStage, on: string) => Promise<void>
  readonly onClose: () => void
}

const isColumnName = (name: string): name is BoardColumnId => boardColumnIds.some((id) => id === name)

/** What a card offers first when any stage may be chosen: the first stage of the column after its own. */
const nextColumn = (card: BoardCard): BoardColumnId => {
  const at = boardColumnIds.findIndex((id) => id === columnOf(card.stage))
  return boardColumnIds[card.stage === null ? at : Math.min(at + 1, boardColumnIds.length - 1)] ?? 'applied'
}

/** Records a stage for a card: which one where several are gathered in the column, and on which day. */
export function MoveForm({ card, column, anchor, onMove, onClose }: MoveFormProps) {
  const t = useTranslations('board')
  const tStages = useTranslations('stages')
  const choices = column === null ? boardColumnIds.flatMap(stagesInto) : stagesInto(column)
  const [stage, setStage] = useState<BoardStage>(stagesInto(column ?? nextColumn(card))[0] ?? 'applied')
  const { client, employer } = card
  const option = (one: BoardStage) => ({ value: one, label: tStages(one) })
  return (
    <CardPopover
      title={t('move.title', { client, employer })}
      anchor={anchor}
      renderEffect={(on) => <Effect card={card} stage={stage} on={on} />}
      onRecord={(on) => onMove(stage, on)}
      onClose={onClose}
    >
      {choices.length > 1 ? (
        <NativeSelect
          label={column === null ? t('move.stage') : t('move.to', { column: t(`columns.${column}`) })}
          value={stage}
          onChange={({ currentTarget: { value } }) => setStage(choices.find((one) => one === value) ?? stage)}
          data={
            column === null
              ? boardColumnIds
                  .filter(isColumnName)
                  .map((id) => ({ group: t(`columns.${id}`), items: stagesInto(id).map(option) }))
              : choices.map(option)
          }
        />
      ) : null}
    </CardPopover>
  )
}

function Effect({
  card,
  stage,
  on,
}: {
  readonly card: BoardCard
  readonly stage: BoardStage
  readonly on: string
}) {
  const t = useTranslations('board.move')
  const tStages = useTranslations('stages')
  const { day } = useDayText()
  const effect = effectOfMove({ stage, on }, card, useToday())
  const from = columnOf(card.stage)
  const to = columnOf(stage)
  const isBack = boardColumnIds.findIndex((id) => id === to) < boardColumnIds.findIndex((id) => id === from)
  return (
    <>
      <p>{t('records', { stage: tStages(stage) })}</p>
      {effect === 'later' ? <p>{t('later')}</p> : null}
      {effect === 'stays' && card.stageOn !== null ? <p>{t('stays', { day: day(card.stageOn) })}</p> : null}
      {effect === 'moves' && isBack ? <p>{t('back')}</p> : null}
      {effect === 'moves' && to === from && card.stage !== null ? <p>{t('same')}</p> : null}
    </>
  )
}
