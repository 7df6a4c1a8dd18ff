import { Button } from '@mantine/core'
import type { MarkKind, SessionState } from '@shared/mock-sessions'
import { Bookmark, EyeOff, MessageSquare, Mic, MicOff, Pause, Play } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import type { KeyAction } from '../ui/key-map'
import { useAriaKeys } from '../ui/use-keys'
import styles from './cockpit.module.css'

type DockProps = {
  readonly state: SessionState
  readonly onBegin: () => void
  readonly onNext: () => void
  readonly onMark: (kind: MarkKind) => void
  readonly onRun: (isRunning: boolean) => void
  readonly isRecording: boolean
  /** Null while there is nothing to record or to stop. */
  readonly onRecord: (() => void) | null
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What is done in the live hour, each with its key. */
export const Dock = memo(function Dock(props: DockProps) {
  const { state, onBegin, onNext, onMark, onRun, isRecording, onRecord } = props
  const t = useTranslations('mockSessions')
  const recordings = useTranslations('recordings')
  const isOpen = state === 'live' || state === 'paused'
  return (
    <div className={styles.dock} role="toolbar" aria-label={t('dock')}>
      {state === 'prepared' ? (
        <Act action="beginSession" label={t('begin')} isMain onClick={onBegin} isFirst />
      ) : null}
      <Act action="nextQuestion" label={t('next')} isMain={isOpen} onClick={onNext} />
      {isOpen ? (
        <>
          <Act
            action="setMark"
            label={t('mark')}
            icon={<Bookmark {...icon} />}
            onClick={() => onMark('mark')}
          />
          <Act
            action="setWhisper"
            label={t('whisper')}
            icon={<EyeOff {...icon} />}
            onClick={() => onMark('whisper')}
          />
          <Act
            action="setRemark"
            label={t('remark')}
            icon={<MessageSquare {...icon} />}
            onClick={() => onMark('remark')}
          />
          <Act
            action="pauseSession"
            label={t(state === 'live' ? 'pause' : 'goOn')}
            icon={state === 'live' ? <Pause {...icon} /> : <Play {...icon} />}
            onClick={() => onRun(state !== 'live')}
          />
          {onRecord === null ? null : (
            <Act
              action="recordSession"
              label={recordings(isRecording ? 'stop' : 'record')}
              icon={isRecording ? <MicOff {...icon} /> : <Mic {...icon} />}
              onClick={onRecord}
            />
          )}
        </>
      ) : null}
      <span className={styles.grow} />
      <span className={styles.allKeys}>
        <KeyCap action="showKeys" /> {t('allKeys')}
      </span>
    </div>
  )
})

type ActProps = {
  readonly action: KeyAction
  readonly label: string
  readonly icon?: ReactNode
  readonly isMain?: boolean
  /** True for the one that has the focus when the screen opens. */
  readonly isFirst?: boolean
  readonly onClick: () => void
}

function Act({ action, label, icon: mark, isMain = false, isFirst = false, onClick }: ActProps) {
  const ariaKeys = useAriaKeys()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isFirst) button.current?.focus()
  }, [isFirst])
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      leftSection={mark}
      rightSection={<KeyCap action={action} />}
      aria-keyshortcuts={ariaKeys(action)}
      ref={button}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
