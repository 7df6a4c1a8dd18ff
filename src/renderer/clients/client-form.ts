import { type UseFormReturnType, useForm } from '@mantine/form'
import { type Client, type ClientDraft, type ClientState, clientDraft } from '@shared/clients'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError, useSend } from '../api'
import { wrongFieldsBy } from '../ui/schema-check'

/** A client as the form's fields hold it: no field is absent, an empty day is an empty text. */
export type ClientFields = {
  readonly fullName: string
  readonly preferredName: string
  readonly email: string
  readonly phone: string
  readonly addressText: string
  readonly state: ClientState
  readonly goals: string
  readonly outOfWorkSince: string
  readonly ranABusiness: boolean
  readonly tags: string[]
  /** The coach's own fields, by their ids. */
  readonly own: Readonly<Record<string, string>>
}

const fieldsOf = (client: Client | null): ClientFields => ({
  fullName: client?.fullName ?? '',
  preferredName: client?.preferredName ?? '',
  email: client?.email ?? '',
  phone: client?.phone ?? '',
  addressText: client?.addressText ?? '',
  state: client?.state ?? 'active',
  goals: client?.goals ?? '',
  outOfWorkSince: client?.outOfWorkSince ?? '',
  ranABusiness: client?.ranABusiness ?? false,
  tags: [...(client?.tags ?? [])],
  own: Object.fromEntries((client?.fields ?? []).map(({ customFieldId, value }) => [customFieldId, value])),
})

const draftOf = (client: Client | null, { own, ...fields }: ClientFields): ClientDraft => ({
  ...fields,
  email: fields.email.trim(),
  outOfWorkSince: fields.outOfWorkSince === '' ? null : fields.outOfWorkSince,
  fields: Object.entries(own).map(([customFieldId, value]) => ({ customFieldId, value: value.trim() })),
  ...(client ? { id: client.id } : {}),
})

const wrongFields = wrongFieldsBy<ClientDraft>(clientDraft)

export type ClientForm = {
  readonly form: UseFormReturnType<ClientFields>
  readonly submit: (event?: React.SyntheticEvent<HTMLFormElement>) => void
  /** Why the last try was not saved; null when nothing went wrong. */
  readonly error: CallError | null
  readonly isSaving: boolean
}

/** The form of a client, checked by the contract's own schema before it is sent. */
export function useClientForm(
  client: Client | null,
  onSaved: (client: Client) => void,
  fullName = '',
): ClientForm {
  const t = useTranslations('clients.dialog')
  const [error, setError] = useState<CallError | null>(null)
  const send = useSend('clients.save', {
    changes: [
      'app.start',
      'clients.list',
      'clients.get',
      'clients.neighbours',
      'interviews.history',
      'letters.listAll',
    ],
  })
  const sentenceOf = (field: string, fields: ClientFields): string => {
    if (field === 'fullName' && fields.fullName.trim() === '') return t('nameMissing')
    if (field === 'email') return t('emailWrong')
    if (field === 'outOfWorkSince') return t('dayWrong')
    return field === 'tags' ? t('tooMany') : t('tooLong')
  }
  const sentencesOf = (names: readonly string[], fields: ClientFields) =>
    Object.fromEntries(names.map((name) => [name, sentenceOf(name, fields)]))
  const form = useForm<ClientFields>({
    initialValues: client ? fieldsOf(client) : { ...fieldsOf(null), fullName },
    validate: (fields) => sentencesOf(wrongFields(draftOf(client, fields)), fields),
  })

  const save = async (fields: ClientFields): Promise<void> => {
    setError(null)
    try {
      onSaved(await send.mutateAsync(draftOf(client, fields)))
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown
      setError(thrown)
      form.setErrors(sentencesOf(Object.keys(thrown.answer.fields ?? {}), fields))
    }
  }
  const submit = form.onSubmit(save, (problems) => {
    const [first] = Object.keys(problems)
    if (first !== undefined) form.getInputNode(first)?.focus()
  })
  return { form, submit, error, isSaving: send.isPending }
}
