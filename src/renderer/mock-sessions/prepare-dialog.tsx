import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Failure } from '../ui/failure'
import { closePrepare, type PrepareFor } from '../ui/prepare-session'
import { ClientSelect } from '../ui/search-select'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './prepare-dialog.module.css'
import { PrepareForm } from './prepare-form'

/** Prepares a mock session: for whom and what, with which questions and criteria, and how long each answer may take. */
export function PrepareDialog({ about }: { readonly about: PrepareFor }) {
  const t = useTranslations('mockSessions.prepare')
  const [clientId, setClientId] = useState(about.clientId)
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={closePrepare}
      title={t('title')}
      size={880}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {about.clientId === null ? (
        <div className={styles.client}>
          <ClientSelect label={t('client')} value={clientId} onChange={setClientId} />
        </div>
      ) : null}
      {clientId === null ? <ClosedForm /> : <LoadedForm key={clientId} clientId={clientId} about={about} />}
    </Modal>
  )
}

/** Before anybody is chosen there is nothing to prepare. */
function ClosedForm() {
  const t = useTranslations('mockSessions.prepare')
  return (
    <>
      <p className="quiet">{t('chooseClient')}</p>
      <Button onClick={closePrepare}>{t('cancel')}</Button>
    </>
  )
}

function LoadedForm({ clientId, about }: { readonly clientId: string; readonly about: PrepareFor }) {
  const client = useCall('clients.get', { id: clientId })
  const history = useCall('interviews.history', { clientId })
  const sessions = useCall('mockSessions.history', { clientId })
  const questions = useCall('questionBank.questions', {})
  const criteria = useCall('questionBank.criteria', {})
  const sets = useCall('questionBank.sets', {})
  const parts = [client, history, sessions, questions, criteria, sets]
  const failed = parts.find(({ error }) => error !== null)
  if (failed?.error)
    return (
      <Failure error={failed.error} onRetry={() => void Promise.all(parts.map((part) => part.refetch()))} />
    )
  if (!client.data || !history.data || !sessions.data || !questions.data || !criteria.data || !sets.data)
    return null
  return (
    <PrepareForm
      client={client.data}
      history={history.data}
      sessions={sessions.data.sessions}
      bank={{ questions: questions.data, criteria: criteria.data, sets: sets.data }}
      about={about}
    />
  )
}
