import { ActionIcon, Button, TextInput } from '@mantine/core'
import type { CustomField } from '@shared/records'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError, call, refresh, useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './custom-fields-part.module.css'
import parts from './settings-screen.module.css'

/** The answers that a change of the coach's own fields makes out of date. */
const fieldCalls = ['records.listFields', 'clients.get'] as const
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The coach's own fields: added, renamed, put in order, removed. */
export function CustomFieldsPart() {
  const t = useTranslations('records.fields')
  const { data: fields, error, refetch } = useCall('records.listFields', {})
  return (
    <section className={parts.part} aria-labelledby="own-fields">
      <h2 className={parts.title} id="own-fields">
        {t('title')}
      </h2>
      <p className={parts.about}>{t('about')}</p>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {fields && fields.length > 0 ? (
        <ol className={styles.list}>
          {fields.map((field, index) => (
            <li key={field.id} className={styles.row}>
              <FieldRow field={field} index={index} fields={fields} />
            </li>
          ))}
        </ol>
      ) : null}
      <NewField />
    </section>
  )
}

type FieldRowProps = {
  readonly field: CustomField
  readonly index: number
  readonly fields: readonly CustomField[]
}

function FieldRow({ field, index, fields }: FieldRowProps) {
  const t = useTranslations('records.fields')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [name, setName] = useState(field.name)
  const [problem, setProblem] = useState<string | null>(null)
  const save = useSend('records.saveField', { changes: fieldCalls })
  const order = useSend('records.orderFields', { changes: fieldCalls })
  const removal = useSend('records.removeField', { changes: fieldCalls })

  const rename = async () => {
    setProblem(null)
    if (name.trim() === field.name) return
    if (name.trim() === '') return setProblem(t('nameMissing'))
    try {
      await save.mutateAsync({ id: field.id, name })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.answer.message)
    }
  }

  const move = async (to: number) => {
    const ids = fields.map(({ id }) => id).filter((id) => id !== field.id)
    ids.splice(to, 0, field.id)
    try {
      await order.mutateAsync({ ids })
    } catch (error) {
      sayFailure(t('orderFailed'), error)
    }
  }

  const remove = async () => {
    try {
      await removal.mutateAsync({ id: field.id })
    } catch (error) {
      sayFailure(t('removeFailed'), error)
      return
    }
    offerUndo({
      message: t('removed'),
      undo: async () => {
        await call('records.restoreField', { id: field.id })
        await refresh(fieldCalls)
      },
    })
  }

  return (
    <>
      <TextInput
        className={styles.name ?? ''}
        aria-label={t('name', { number: index + 1 })}
        value={name}
        maxLength={60}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void rename()
          if (event.key === 'Escape') setName(field.name)
        }}
        onBlur={() => void rename()}
      />
      <ActionIcon
        aria-label={t('up', { name: field.name })}
        aria-disabled={index === 0}
        onClick={() => void (index > 0 && move(index - 1))}
      >
        <ArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('down', { name: field.name })}
        aria-disabled={index === fields.length - 1}
        onClick={() => void (index < fields.length - 1 && move(index + 1))}
      >
        <ArrowDown {...icon} />
      </ActionIcon>
      <Button aria-label={t('removeLabel', { name: field.name })} onClick={() => void remove()}>
        {t('remove')}
      </Button>
    </>
  )
}

function NewField() {
  const t = useTranslations('records.fields')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = useSend('records.saveField', { changes: fieldCalls })

  const add = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem(null)
    if (name.trim() === '') return setProblem(t('nameMissing'))
    try {
      await save.mutateAsync({ name })
      setName('')
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.answer.message)
    }
  }

  return (
    <form className={styles.add} noValidate onSubmit={(event) => void add(event)}>
      <TextInput
        className={styles.name ?? ''}
        label={t('new')}
        description={t('newHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        maxLength={60}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" mt={23}>
        {t('add')}
      </Button>
    </form>
  )
}
