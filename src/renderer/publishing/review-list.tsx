import { Button, TextInput } from '@mantine/core'
import type { ReviewWord } from '@shared/publish/review-words'
import type { WordDecision } from '@shared/publishing'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './publishing-screen.module.css'
import type { CopyDesk } from './use-copy-desk'

type ReviewListProps = {
  readonly clientId: string
  readonly review: readonly ReviewWord[]
  readonly desk: CopyDesk
}

/** Capitalised words that no record knows, each to be kept or replaced; the decision holds for all copies of the client. */
export function ReviewList({ clientId, review, desk }: ReviewListProps) {
  const t = useTranslations('publishing.review')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const decide = async (decision: WordDecision): Promise<void> => {
    const { term, way } = decision
    try {
      await call('publishing.decide', { clientId, ...decision })
      const before = way === 'replace' ? await desk.redact() : null
      if (before === null) await desk.keep()
      offerUndo({
        message: t(way === 'keep' ? 'kept' : 'replaced', { words: term }),
        undo: async () => {
          await call('publishing.undecide', { clientId, term })
          if (before === null) await desk.keep()
          else await desk.show(before)
        },
      })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  if (review.length === 0) return <p className="quiet">{t('none')}</p>
  return (
    <>
      <p className="quiet">{t('hint')}</p>
      <ul className={styles.lines}>
        {review.map((word) => (
          <ReviewLine key={word.words} word={word} onDecide={(decision) => void decide(decision)} />
        ))}
      </ul>
    </>
  )
}

type ReviewLineProps = {
  readonly word: ReviewWord
  readonly onDecide: (decision: WordDecision) => void
}

function ReviewLine({ word: { words, context }, onDecide }: ReviewLineProps) {
  const t = useTranslations('publishing.review')
  const [isReplacing, setReplacing] = useState(false)
  return (
    <li>
      <b data-private>{words}</b>
      <p className={styles.context} data-private>
        {context}
      </p>
      {isReplacing ? (
        <AliasForm
          words={words}
          onAlias={(alias) => onDecide({ term: words, way: 'replace', alias })}
          onCancel={() => setReplacing(false)}
        />
      ) : (
        <div className={styles.buttons}>
          <Button
            aria-label={t('keepLabel', { words })}
            onClick={() => onDecide({ term: words, way: 'keep', alias: '' })}
          >
            {t('keep')}
          </Button>
          <Button aria-label={t('replaceLabel', { words })} onClick={() => setReplacing(true)}>
            {t('replace')}
          </Button>
        </div>
      )}
    </li>
  )
}

type AliasFormProps = {
  readonly words: string
  readonly onAlias: (alias: string) => void
  readonly onCancel: () => void
}

function AliasForm({ words, onAlias, onCancel }: AliasFormProps) {
  const t = useTranslations('publishing.review')
  const [alias, setAlias] = useState<string>(t('standIn'))
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (alias.trim() !== '') onAlias(alias.trim())
  }
  return (
    <form className={styles.aliasForm} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        label={t('with', { words })}
        value={alias}
        maxLength={100}
        onChange={(event) => setAlias(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" aria-disabled={alias.trim() === ''}>
          {t('apply')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
