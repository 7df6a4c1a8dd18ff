import { ActionIcon } from '@mantine/core'
import type { SessionMark } from '@shared/mock-sessions'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { EyeOff, MessageSquare, X } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { MarkField } from './mark-field'
import styles from './mark-list.module.css'
import type { OpenMark, SessionDesk } from './session-desk'

type MarkListProps = {
  readonly desk: SessionDesk
  readonly marks: readonly SessionMark[]
  readonly openMark: OpenMark | null
  readonly isDisabled: boolean
}

/** What was noted during this answer, in the order of its clock. The one that is open takes words. */
export function MarkList({ desk, marks, openMark, isDisabled }: MarkListProps) {
  const t = useTranslations('mockSessions')
  return (
    <section className={styles.part} aria-label={t('marks')}>
      <h2 className="group-head">{t('marks')}</h2>
      {marks.length === 0 ? <p className="quiet">{t('noMarks')}</p> : null}
      <ol className={styles.list}>
        {marks.map((mark) => (
          <li key={mark.id} className={styles.mark}>
            <span className={styles.time}>{clockOf(mark.questionMs)}</span>
            {openMark?.id === mark.id ? (
              <MarkField desk={desk} mark={mark} isNew={openMark.isNew} />
            ) : (
              <MarkWords desk={desk} mark={mark} isDisabled={isDisabled} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type MarkWordsProps = {
  readonly desk: SessionDesk
  readonly mark: SessionMark
  readonly isDisabled: boolean
}

const MarkWords = memo(function MarkWords({ desk, mark, isDisabled }: MarkWordsProps) {
  const t = useTranslations('mockSessions')
  const { id, kind, word, detail } = mark
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [])
  const words = (
    <>
      {word === '' && detail === '' ? (
        <span className="quiet">{t('bareMark', { kind })}</span>
      ) : (
        <b data-private>{word}</b>
      )}
      {detail === '' ? null : (
        <span className={styles.detail} data-private>
          {detail}
        </span>
      )}
      {kind === 'mark' ? null : (
        <span className={styles.kind}>
          {kind === 'whisper' ? (
            <EyeOff size={14} strokeWidth={1.75} aria-hidden />
          ) : (
            <MessageSquare size={14} strokeWidth={1.75} aria-hidden />
          )}
          {t('markKind', { kind })}
        </span>
      )}
    </>
  )
  return (
    <div ref={row} className={styles.words}>
      {isDisabled ? (
        <div className={styles.open}>{words}</div>
      ) : (
        <>
          <button
            type="button"
            className={styles.open}
            aria-label={t('changeMark', {
              time: clockOf(mark.questionMs),
              word: word || t('bareMark', { kind }),
            })}
            onClick={() => desk.openMark({ id, kind, isNew: false })}
            onKeyDown={(event) => {
              if (event.key === 'Delete') desk.removeMark(id)
            }}
          >
            {words}
          </button>
          <ActionIcon
            className={styles.remove ?? ''}
            variant="subtle"
            aria-label={t('removeMark', { time: clockOf(mark.questionMs) })}
            onClick={() => desk.removeMark(id)}
          >
            <X size={14} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </>
      )}
    </div>
  )
})
