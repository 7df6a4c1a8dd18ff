import { NativeSelect } from '@mantine/core'
import type { BoardCard } from '@shared/board'
import { type EndingTag, endingTags } from '@shared/stages'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Anchor, CardPopover } from './card-popover'

type EndFormProps = {
  readonly card: BoardCard
  readonly anchor: Anchor
  readonly onEnd: (tag: EndingTag, on: string) => Promise<void>
  readonly onClose: () => void
}

/** Records how the opportunity of a card ended; the card then leaves the board. */
export function EndForm({ card, anchor, onEnd, onClose }: EndFormProps) {
  const t = useTranslations('board.end')
  const tForm = useTranslations('interviews.form')
  const [tag, setTag] = useState<EndingTag>('rejected')
  const { client, employer } = card
  return (
    <CardPopover
      title={t('title', { client, employer })}
      anchor={anchor}
      onRecord={(on) => onEnd(tag, on)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('tag')}
        value={tag}
        onChange={({ currentTarget: { value } }) => setTag(endingTags.find((one) => one === value) ?? tag)}
        data={endingTags.map((one) => ({
          value: one,
          label: tForm('endingTagChoice', { tag: one, name: client }),
        }))}
      />
    </CardPopover>
  )
}
