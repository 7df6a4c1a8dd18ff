import { Button } from '@mantine/core'
import type { EmployerPromise, Round } from '@shared/interviews'
import { Flag } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, refresh, useSend } from '../api'
import { type CaseFile, entriesOf, standingOf } from '../interviews/case-file'
import { NextSentence } from '../interviews/next-sentence'
import { PromiseDialog } from '../interviews/promise-dialog'
import { historyCalls } from '../interviews/use-entry-form'
import { useRemoveEntry } from '../interviews/use-remove-entry'
import { goTo, hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import { KeyCap } from '../ui/key-cap'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useUndoNotice } from '../ui/use-undo-notice'
import report from './session-report.module.css'

type DebriefAsideProps = { readonly file: CaseFile; readonly round: Round }

/** What follows from a round: promises, thanks, and where the application stands by the rules. */
export function DebriefAside({ file, round }: DebriefAsideProps) {
  const t = useTranslations('debriefs')
  const standing = standingOf(file.history, round.opportunityId)
  return (
    <div className={report.aside}>
      <Promises file={file} round={round} />
      <Thanks file={file} round={round} />
      <section className={report.section} aria-label={t('stands')}>
        <h2 className={report.head}>{t('stands')}</h2>
        {standing === null ? null : (
          <p>
            <NextSentence
              standing={standing}
              name={file.name}
              today={file.history.today}
              who={standing.promise?.saidBy || standing.employer}
            />
          </p>
        )}
        <p>
          <a
            className={report.link}
            href={hashOf({
              at: 'client',
              id: file.client.id,
              tab: 'timeline',
              opportunityId: round.opportunityId,
            })}
          >
            {t('toCase', { name: file.name })}
          </a>
        </p>
      </section>
    </div>
  )
}

function Promises({ file, round }: DebriefAsideProps) {
  const t = useTranslations('debriefs')
  const { day } = useDayText()
  const ariaKeys = useAriaKeys()
  const removeEntry = useRemoveEntry()
  /** Undefined while no dialog is open, null for a new promise. */
  const [shown, setShown] = useState<EmployerPromise | null | undefined>(undefined)
  const made = file.history.promises.filter(
    ({ opportunityId, saidOn }) => opportunityId === round.opportunityId && saidOn >= round.heldOn,
  )
  useKeys({ addPromise: () => setShown(null) })
  return (
    <section className={report.section} aria-label={t('promises')}>
      <h2 className={report.head}>{t('promises')}</h2>
      {made.length === 0 ? <p className="quiet">{t('promiseNone')}</p> : null}
      <ul className={report.again}>
        {made.map((promise) => (
          <li key={promise.id}>
            <button type="button" className={report.textButton} onClick={() => setShown(promise)}>
              {t('promiseLine', {
                from: promise.promisedFrom === promise.promisedTo ? 'same' : 'other',
                first: day(promise.promisedFrom),
                to: day(promise.promisedTo),
                by: promise.saidBy === '' ? 'none' : 'somebody',
                who: promise.saidBy,
              })}
            </button>
          </li>
        ))}
      </ul>
      <Button
        className={report.after ?? ''}
        leftSection={<Flag size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="addPromise" />}
        aria-keyshortcuts={ariaKeys('addPromise')}
        onClick={() => setShown(null)}
      >
        {t('addPromise')}
      </Button>
      {shown === undefined ? null : (
        <PromiseDialog
          file={file}
          promise={shown}
          opportunityId={round.opportunityId}
          saidOn={round.heldOn}
          onClose={() => setShown(undefined)}
          onRemove={(id) => {
            setShown(undefined)
            void removeEntry({ type: 'promise', id })
          }}
        />
      )}
    </section>
  )
}

function Thanks({ file, round }: DebriefAsideProps) {
  const t = useTranslations('debriefs')
  const { day } = useDayText()
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const create = useSend('letters.create', {
    changes: ['letters.list', 'letters.listAll', 'interviews.history'],
  })
  const sent = entriesOf(file.history, 'message').find(
    ({ kind, direction, on, opportunityId }) =>
      kind === 'thank_you' &&
      direction === 'out' &&
      opportunityId === round.opportunityId &&
      on >= round.heldOn,
  )
  const { clientId, opportunityId } = round

  const note = async (): Promise<void> => {
    try {
      const { id } = await call('interviews.saveMessage', {
        clientId,
        opportunityId,
        direction: 'out',
        kind: 'thank_you',
        sentOn: file.history.today,
      })
      await refresh(historyCalls)
      offerUndo({
        message: t('thanksNoted', { name: file.name }),
        undo: async () => {
          await call('interviews.remove', { type: 'message', id })
          await refresh(historyCalls)
        },
      })
    } catch (error) {
      sayFailure(t('thanksFailed'), error)
    }
  }
  const draft = async (): Promise<void> => {
    if (create.isPending) return
    try {
      const { letter } = await create.mutateAsync({
        id: newId(),
        clientId,
        opportunityId,
        roundId: round.id,
        questionId: null,
        topics: ['thank-you-note'],
      })
      goTo({ at: 'letter', id: letter.id })
    } catch (error) {
      sayFailure(t('draftFailed'), error)
    }
  }
  return (
    <section className={report.section} aria-label={t('thanks')}>
      <h2 className={report.head}>{t('thanks')}</h2>
      {sent ? (
        <p>{t('thanksSent', { day: day(sent.on) })}</p>
      ) : (
        <>
          <p className="quiet">{t('thanksOpen')}</p>
          <div className={report.buttons}>
            <Button onClick={() => void note()}>{t('thanksNote')}</Button>
            <Button onClick={() => void draft()}>{t('thanksDraft')}</Button>
          </div>
        </>
      )}
    </section>
  )
}
