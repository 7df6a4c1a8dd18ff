import { Button, Modal, Select, Textarea } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, refresh, useCall } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './answers.module.css'
import { workshopCalls } from './workshop-calls'

type NewAnswerDialogProps = {
  readonly clientId: string
  readonly onClose: () => void
  readonly onAdded: (answerId: string) => void
}

/** Takes a question of the bank, or one in own words, into the workshop. */
export function NewAnswerDialog({ clientId, onClose, onAdded }: NewAnswerDialogProps) {
  const t = useTranslations('answers')
  const { data: questions = [] } = useCall('questionBank.questions', {})
  const [questionRef, setQuestionRef] = useState<string | null>(null)
  const [body, setBody] = useState('')
  const sayFailure = useFailureNotice()
  useReturnFocus()
  const isReady = body.trim() !== ''
  const add = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    const id = newId()
    const question = questions.find(({ ref }) => ref === questionRef)
    try {
      await call('answers.save', {
        id,
        clientId,
        questionRef: question?.body === body ? questionRef : null,
        questionBody: body.trim(),
      })
    } catch (error) {
      sayFailure(t('failed'), error)
      return
    }
    await refresh(workshopCalls)
    onAdded(id)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('newTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={styles.stack} onSubmit={(event) => void add(event)}>
        <Select
          label={t('fromBank')}
          placeholder={t('fromBankHint')}
          data-autofocus
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('clearQuestion') }}
          limit={60}
          nothingFoundMessage={t('noQuestion')}
          value={questionRef}
          data={questions
            .filter(({ isRetired }) => !isRetired)
            .map((question) => ({ value: question.ref, label: question.body }))}
          onChange={(ref) => {
            setQuestionRef(ref)
            const question = questions.find((one) => one.ref === ref)
            if (question) setBody(question.body)
          }}
        />
        <Textarea
          label={t('question')}
          value={body}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setBody(event.currentTarget.value.replaceAll('\n', ' '))}
        />
        <div className={styles.row}>
          <Button type="submit" variant={isReady ? 'filled' : 'default'} aria-disabled={!isReady}>
            {t('add')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
