import { type Practice, type PracticeDraft, practiceDraft } from '@shared/settings'
import { useState } from 'react'
import { useRemember, useSend } from '../api'
import { usePractice } from '../practice'
import { wrongFieldsBy } from '../ui/schema-check'
import { type Autosave, useAutosave } from '../ui/use-autosave'

type Field = keyof PracticeDraft

const wrongFields = wrongFieldsBy<PracticeDraft>(practiceDraft)

const draftOf = ({
  id: _id,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...draft
}: Practice): PracticeDraft => draft

export type PracticeFields = {
  readonly values: PracticeDraft
  /** Fields whose value is not as it should be, and so is not saved. */
  readonly wrong: ReadonlySet<Field>
  readonly autosave: Autosave<PracticeDraft>
  /** For what is typed: saved a while after the last change. */
  readonly type: <Name extends Field>(field: Name, value: PracticeDraft[Name]) => void
  /** For what is chosen: saved at once. */
  readonly choose: <Name extends Field>(field: Name, value: PracticeDraft[Name]) => void
}

/** The practice as the settings edit it. A wrong field keeps its saved value; all others are saved meanwhile. */
export function usePracticeFields(): PracticeFields {
  const practice = usePractice()
  const remember = useRemember()
  const send = useSend('settings.save', { changes: ['letters.get', 'letters.preview', 'clients.list'] })
  const [values, setValues] = useState(() => draftOf(practice))
  const saved = draftOf(practice)
  const autosave = useAutosave<PracticeDraft>({
    recordKey: practice.id,
    save: async (draft) => remember('settings.get', {}, await send.mutateAsync(draft)),
  })
  const change = <Name extends Field>(field: Name, value: PracticeDraft[Name]): void => {
    const next = { ...values, [field]: value }
    setValues(next)
    const kept = Object.fromEntries(wrongFields(next).map((name) => [name, saved[name]]))
    autosave.change({ ...next, ...kept })
  }
  return {
    values,
    wrong: new Set(wrongFields(values)),
    autosave,
    type: change,
    choose: (field, value) => {
      change(field, value)
      void autosave.flush()
    },
  }
}
