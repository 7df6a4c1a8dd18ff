import type { TrashRow } from '@shared/trash'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Confirm } from '../ui/confirm'

export type Asking =
  | { readonly kind: 'restore'; readonly rows: readonly TrashRow[] }
  | { readonly kind: 'erase'; readonly rows: readonly TrashRow[] }
  | { readonly kind: 'empty'; readonly count: number }

type TrashAskProps = {
  readonly asking: Asking | null
  readonly onClose: () => void
  readonly onRestore: (rows: readonly TrashRow[]) => void
  readonly onErase: (rows: readonly TrashRow[]) => void
  readonly onEmpty: () => void
}

/** What the trash asks before it brings back more than was chosen, or erases for good. */
export function TrashAsk({ asking, onClose, onRestore, onErase, onEmpty }: TrashAskProps) {
  const t = useTranslations('trash')
  const format = useFormatter()
  // The words stay while the question goes away.
  const [last, setLast] = useState(asking)
  if (asking !== null && asking !== last) setLast(asking)
  const shown = asking ?? last
  if (shown === null) return null
  const props = { opened: asking !== null, onClose }
  const then = (work: () => void) => () => {
    onClose()
    work()
  }
  if (shown.kind === 'empty')
    return (
      <Confirm
        {...props}
        title={t('emptyAsk.title')}
        body={t('emptyAsk.body', { count: shown.count })}
        action={t('emptyAsk.action')}
        onConfirm={then(onEmpty)}
      />
    )
  const { rows } = shown
  if (shown.kind === 'erase')
    return (
      <Confirm
        {...props}
        title={t('eraseAsk.title', { count: rows.length })}
        body={t('eraseAsk.body', { count: rows.length })}
        action={t('eraseAsk.action')}
        onConfirm={then(() => onErase(rows))}
      />
    )
  const names = [...new Set(rows.flatMap(({ comesWith }) => comesWith.map(({ name }) => name)))]
  return (
    <Confirm
      {...props}
      title={t('restoreAsk.title')}
      body={t('restoreAsk.body', { names: format.list(names), count: names.length })}
      action={t('restoreAsk.action')}
      onConfirm={then(() => onRestore(rows))}
    />
  )
}
