import { Button } from '@mantine/core'
import { actsOf, type Sending, type SendingAct } from '@shared/sending'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo } from '../navigation'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { KeyCap } from '../ui/key-cap'
import type { KeyAction } from '../ui/key-map'
import { useAriaKeys } from '../ui/use-keys'
import styles from './outbox.module.css'
import type { OutboxActs } from './use-outbox-acts'
import { useSendingState } from './use-sending-state'

type OutboxPaneProps = {
  readonly line: Sending
  readonly acts: OutboxActs
  /** Null for what no reply can belong to. */
  readonly onReply: (() => void) | null
}

const keyOf: Readonly<Record<SendingAct, KeyAction>> = {
  send: 'sendNow',
  arrived: 'noteArrived',
  cancel: 'takeBackMail',
  close: 'takeBackMail',
}

/** One line of the ledger: where it stands, what can be done, and word by word what went out. */
export function OutboxPane({ line, acts, onReply }: OutboxPaneProps) {
  const t = useTranslations('sending.outbox')
  const ariaKeys = useAriaKeys()
  const stateOf = useSendingState()
  const whole = useCall('sending.get', { id: line.id })
  const state = stateOf(line)
  const { letterId } = line
  return (
    <div className={styles.pane}>
      <h2 className={styles.title}>{line.subject || t('untitled')}</h2>
      <p className={`quiet ${styles.words}`}>{t('way', { way: line.way })}</p>
      {state === '' ? null : <output className={styles.words}>{state}</output>}
      <div className={styles.buttons}>
        {actsOf(line).map((act, index) => (
          <Button
            key={act}
            variant={index === 0 ? 'filled' : 'default'}
            rightSection={<KeyCap action={keyOf[act]} />}
            aria-keyshortcuts={ariaKeys(keyOf[act])}
            aria-disabled={acts.isBusy}
            onClick={() => acts.act(act)}
          >
            {act === 'send' ? t('acts.send', { state: line.state }) : t(`acts.${act}`)}
          </Button>
        ))}
        {onReply ? (
          <Button
            rightSection={<KeyCap action="addReply" />}
            aria-keyshortcuts={ariaKeys('addReply')}
            onClick={onReply}
          >
            {t('reply')}
          </Button>
        ) : null}
        {letterId === null ? null : (
          <Button onClick={() => goTo({ at: 'letter', id: letterId })}>{t('openLetter')}</Button>
        )}
      </div>
      <Facts line={line} />
      {whole.error ? <Failure error={whole.error} onRetry={() => void whole.refetch()} /> : null}
      {whole.data ? (
        <section className={styles.text}>
          <h3 className="group-head">{t('text')}</h3>
          {whole.data.body === '' ? (
            <p className={`quiet ${styles.words}`}>{t('noText')}</p>
          ) : (
            <pre className={styles.body} data-private>
              {whole.data.body}
            </pre>
          )}
        </section>
      ) : null}
    </div>
  )
}

function Facts({ line }: { readonly line: Sending }) {
  const t = useTranslations('sending.outbox')
  const { instant } = useDayText()
  const { to, from, way, attachmentName, leftAt, dueAt, nextTryAt, tries, answer } = line
  return (
    <dl className={styles.facts}>
      <Fact name={t('to')}>{to.address === '' ? t('nobody') : `${to.name} <${to.address}>`.trim()}</Fact>
      {from.address === '' ? null : <Fact name={t('from')}>{`${from.name} <${from.address}>`.trim()}</Fact>}
      {attachmentName === '' ? null : (
        <Fact name={t(way === 'pdf' ? 'saved' : 'attached')}>{attachmentName}</Fact>
      )}
      {leftAt === null ? null : <Fact name={t('left')}>{instant(leftAt)}</Fact>}
      {leftAt === null && dueAt !== null ? <Fact name={t('due')}>{instant(dueAt)}</Fact> : null}
      {nextTryAt !== null && tries > 0 ? <Fact name={t('next')}>{instant(nextTryAt)}</Fact> : null}
      {way === 'smtp' && tries > 1 ? <Fact name="">{t('tries', { count: tries })}</Fact> : null}
      {answer === '' ? null : <Fact name={t('answer')}>{answer}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
