import { notifications } from '@mantine/notifications'
import { documentLimits } from '@shared/documents'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError, call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { recordCalls } from './use-remove-record'

export type DocumentActions = {
  /** Asks for files and attaches them. */
  readonly choose: () => void
  /** Attaches files that were dropped on the window. */
  readonly drop: (files: readonly File[]) => void
  readonly open: (id: string) => void
  readonly saveCopy: (id: string) => void
  /** How many files are on their way. */
  readonly attaching: number
}

/** What can be done with the documents of one client. The opportunity looked at is the one new documents belong to. */
export function useDocuments(clientId: string, opportunityId: string | null): DocumentActions {
  const t = useTranslations('records.documents')
  const sayFailure = useFailureNotice()
  const [attaching, setAttaching] = useState(0)

  const sayRefused = (sentences: readonly string[]) => {
    if (sentences.length === 0) return
    notifications.show({
      color: 'var(--late)',
      autoClose: false,
      title: t('notAttached', { count: sentences.length }),
      message: sentences.map((sentence) => <p key={sentence}>{sentence}</p>),
    })
  }

  /** The sentence that says why a file was not attached; null when it was. */
  const attach = async (file: File): Promise<string | null> => {
    const name = { file: file.name }
    // Asked before it is read, so that a film does not fill the memory first.
    if (file.size > documentLimits.bytes) return t('tooLarge', { ...name, limit: documentLimits.megabytes })
    try {
      const content = new Uint8Array(await file.arrayBuffer())
      await call('records.attachDocument', { clientId, opportunityId, fileName: file.name, content })
      return null
    } catch (error) {
      return error instanceof CallError ? error.answer.message : t('unreadable', name)
    }
  }

  const drop = async (files: readonly File[]) => {
    setAttaching(files.length)
    const sentences: string[] = []
    for (const file of files) {
      const sentence = await attach(file)
      if (sentence !== null) sentences.push(sentence)
    }
    setAttaching(0)
    await refresh(recordCalls)
    sayRefused(sentences)
  }

  const choose = async () => {
    try {
      const { refused } = await call('records.chooseDocuments', { clientId, opportunityId })
      await refresh(recordCalls)
      sayRefused(refused.map(({ message }) => message))
    } catch (error) {
      sayFailure(t('attachFailed'), error)
    }
  }

  const open = (id: string) =>
    call('records.openDocument', { id }).catch((error: unknown) => sayFailure(t('openFailed'), error))

  const saveCopy = async (id: string) => {
    try {
      const { fileName } = await call('records.exportDocument', { id })
      if (fileName !== null) notifications.show({ message: t('saved', { file: fileName }) })
    } catch (error) {
      sayFailure(t('saveFailed'), error)
    }
  }

  return {
    choose: () => void choose(),
    drop: (files) => void drop(files),
    open: (id) => void open(id),
    saveCopy: (id) => void saveCopy(id),
    attaching,
  }
}
