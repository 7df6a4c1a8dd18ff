import type { EmployerFile } from '@shared/employers'
import type { Contact } from '@shared/interviews'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useSend } from '../api'
import { back, goTo } from '../navigation'
import { useActNotice } from '../ui/use-act-notice'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useKeys } from '../ui/use-keys'
import { useUndoNotice } from '../ui/use-undo-notice'
import { employerCalls } from './employer-calls'

type SimilarEmployer = EmployerFile['similar'][number]

export type EmployerPageDialog =
  | { readonly type: 'employer' }
  | { readonly type: 'person'; readonly person: Contact | null }
  | { readonly type: 'merge'; readonly other: SimilarEmployer }

/** What the coach can do on an employer's page, by key, button or click; and which dialog that has opened. */
export function useEmployerActions(file: EmployerFile) {
  const t = useTranslations('employers')
  const [dialog, setDialog] = useState<EmployerPageDialog | null>(null)
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  const sayAct = useActNotice()
  const remove = useSend('employers.remove', { changes: employerCalls })
  const removeContact = useSend('employers.removeContact', { changes: employerCalls })
  const merge = useSend('employers.merge', { changes: employerCalls })
  const { employer } = file

  const removePerson = async (person: Contact): Promise<void> => {
    setDialog(null)
    try {
      await removeContact.mutateAsync({ id: person.id })
    } catch (error) {
      sayFailure(t('removed.failed'), error)
      return
    }
    offerUndo({
      message: t('removed.person', { name: person.fullName }),
      undo: async () => {
        await call('employers.restoreContact', { id: person.id })
        await refresh(employerCalls)
      },
    })
  }

  const removeEmployer = async (): Promise<void> => {
    setDialog(null)
    try {
      await remove.mutateAsync({ id: employer.id })
    } catch (error) {
      sayFailure(t('removed.failed'), error)
      return
    }
    goTo({ at: 'employers' }, { replace: true })
    offerUndo({
      message: t('removed.employer', { name: employer.name }),
      undo: async () => {
        await call('employers.restore', { id: employer.id })
        await refresh(employerCalls)
      },
    })
  }

  const mergeWith = async (other: SimilarEmployer): Promise<void> => {
    setDialog(null)
    try {
      const { changeSetId } = await merge.mutateAsync({ keptId: employer.id, otherId: other.id })
      sayAct({ message: t('merged', { kept: employer.name, other: other.name }), changeSetId })
    } catch (error) {
      sayFailure(t('merge.failed'), error)
    }
  }

  const askToMerge = (other: SimilarEmployer | undefined) => {
    if (other) setDialog({ type: 'merge', other })
  }
  const newPerson = () => setDialog({ type: 'person', person: null })
  const editEmployer = () => setDialog({ type: 'employer' })
  useKeys({ back, newPerson, editEmployer, mergeEmployer: () => askToMerge(file.similar[0]) })

  return {
    dialog,
    close: () => setDialog(null),
    newPerson,
    editEmployer,
    editPerson: (person: Contact) => setDialog({ type: 'person', person }),
    askToMerge,
    removePerson: (person: Contact) => void removePerson(person),
    removeEmployer: () => void removeEmployer(),
    merge: (other: SimilarEmployer) => void mergeWith(other),
  }
}

export type EmployerActions = ReturnType<typeof useEmployerActions>
