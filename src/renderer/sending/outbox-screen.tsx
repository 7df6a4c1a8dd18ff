import { Button, SegmentedControl } from '@mantine/core'
import { actsOf, type SendingPart, sendingParts } from '@shared/sending'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { back, goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { OutboxList } from './outbox-list'
import { OutboxPane } from './outbox-pane'
import { ReplyDialog } from './reply-dialog'
import { useOutboxActs } from './use-outbox-acts'

/** The chosen line is the place itself, so that Back comes to it. */
const choose = (id: string) => goTo({ at: 'outbox', id }, { replace: true })

/** What waits to go out or needs the coach, and the ledger of all that went out. */
export function OutboxScreen({ sendingId }: { readonly sendingId: string | null }) {
  const t = useTranslations('sending.outbox')
  const title = useTranslations('sending')('title')
  const [part, setPart] = useState<SendingPart | null>(null)
  const open = useCall('sending.list', { part: 'open', clientId: null })
  const isWaiting = open.data?.some(({ id }) => id === sendingId) ?? false
  // Whoever comes to see one line sees it; otherwise what waits comes first, and the ledger where nothing does.
  const shown: SendingPart =
    part ?? (isWaiting || (sendingId === null && (open.data?.length ?? 0) > 0) ? 'open' : 'all')
  const all = useCall('sending.list', { part: 'all', clientId: null }, { enabled: open.data !== undefined })
  const list = shown === 'open' ? open : all
  const isLate = useLateLoading(list.isPending)
  const lines = list.data ?? []
  const index = Math.max(
    0,
    lines.findIndex(({ id }) => id === sendingId),
  )
  const line = lines[index] ?? null
  const rows = useRef<HTMLDivElement>(null)
  const acts = useOutboxActs(line)
  const [replying, setReplying] = useState(false)

  const focus = (id: string) => rows.current?.querySelector<HTMLElement>(`[data-line="${id}"]`)?.focus()
  const move = (by: 1 | -1) => {
    const hasFocus = rows.current?.contains(document.activeElement) ?? false
    const next = lines[Math.max(0, Math.min(lines.length - 1, hasFocus ? index + by : index))]
    if (next) focus(next.id)
  }
  // Who arrives by Enter goes on by keys.
  const arrivesAt = useRef(sendingId)
  useEffect(() => {
    if (line === null || arrivesAt.current !== line.id) return
    arrivesAt.current = null
    rows.current?.querySelector<HTMLElement>(`[data-line="${line.id}"]`)?.focus()
  }, [line])

  const canReply = line !== null && line.letterId !== null && line.state === 'sent'
  useKeys({
    back,
    nextRow: () => move(1),
    previousRow: () => move(-1),
    sendNow: () => acts.act('send'),
    noteArrived: () => acts.act('arrived'),
    takeBackMail: () => acts.act(line !== null && actsOf(line).includes('cancel') ? 'cancel' : 'close'),
    addReply: () => canReply && setReplying(true),
    showLedger: () => setPart(shown === 'open' ? 'all' : 'open'),
  })

  return (
    <Screen
      title={title}
      detail={list.data ? t('count', { count: lines.length }) : undefined}
      actions={
        <SegmentedControl
          aria-label={t('part')}
          value={shown}
          onChange={(value) => setPart(value === 'open' ? 'open' : 'all')}
          data={sendingParts.map((value) => ({ value, label: t('parts', { part: value }) }))}
        />
      }
      status={
        <StatusBar
          keys={
            lines.length === 0
              ? ['showLedger']
              : ['nextRow', 'sendNow', 'takeBackMail', 'addReply', 'showLedger', 'back']
          }
        />
      }
    >
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {list.data && lines.length === 0 ? (
        <EmptyState
          title={t(shown === 'open' ? 'emptyOpen' : 'emptyAll')}
          hint={t(shown === 'open' ? 'emptyOpenHint' : 'emptyAllHint')}
          action={
            shown === 'open' ? (
              <Button onClick={() => setPart('all')}>{t('parts', { part: 'all' })}</Button>
            ) : undefined
          }
        />
      ) : null}
      {lines.length > 0 ? (
        <Split stacks>
          <Pane label={t('list', { part: shown })} width="grow">
            <OutboxList ref={rows} lines={lines} chosenId={line?.id ?? null} onChoose={choose} />
          </Pane>
          <Pane label={t('pane')} width="aside">
            {line ? (
              <OutboxPane
                key={line.id}
                line={line}
                acts={acts}
                onReply={canReply ? () => setReplying(true) : null}
              />
            ) : null}
          </Pane>
        </Split>
      ) : null}
      {acts.question}
      {replying && line ? (
        <ReplyDialog
          clientId={line.clientId}
          clientName={line.clientName}
          letterId={line.letterId}
          onClose={() => setReplying(false)}
        />
      ) : null}
    </Screen>
  )
}
