import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { FilledField } from '@shared/letters'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './text-part.module.css'
import type { OpenFieldsView } from './use-open-fields'

type FillDialogProps = {
  readonly open: OpenFieldsView
  /** What was filled in by hand before; it can be changed here. */
  readonly filled: readonly FilledField[]
  /** The field the coach pointed at; it gets the focus. */
  readonly pointedAt: string | null
  readonly onFill: (values: ReadonlyMap<string, string>) => void
  readonly onClose: () => void
}

/** A small form with every open field and the choices the record offers, and with what was filled in before. */
export function FillDialog({ open, filled, pointedAt, onFill, onClose }: FillDialogProps) {
  const t = useTranslations('letters.fill')
  useReturnFocus()
  // The list stays as it was when the dialog opened, though a field is no longer open once it has a value.
  const [fields] = useState(() => [...new Set([...open.fields.missing, ...filled.map(({ field }) => field)])])
  const [values, setValues] = useState<ReadonlyMap<string, string>>(
    () => new Map(filled.map(({ field, value }) => [field, value])),
  )
  const focused = pointedAt !== null && fields.includes(pointedAt) ? pointedAt : fields[0]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    onFill(values)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('title')} size={460} withCloseButton={false}>
      <form onSubmit={submit}>
        <p className={styles.fillHint}>{t('hint')}</p>
        <div className={styles.fillFields}>
          {fields.map((field) => (
            <FillField
              key={field}
              field={field}
              value={values.get(field) ?? ''}
              choices={open.choicesOf(field)}
              isFocused={field === focused}
              onValue={(value) => setValues(new Map(values).set(field, value))}
            />
          ))}
        </div>
        <Group justify="flex-end" gap="sm" mt="xl">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

type FillFieldProps = {
  readonly field: string
  readonly value: string
  readonly choices: readonly string[]
  readonly isFocused: boolean
  readonly onValue: (value: string) => void
}

/** One value to type, with what the record offers as buttons. */
function FillField({ field, value, choices, isFocused, onValue }: FillFieldProps) {
  const t = useTranslations('letters.fill')
  const label = useFieldLabel()(field)
  return (
    <div>
      <TextInput
        label={label}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        data-autofocus={isFocused || undefined}
        maxLength={2_000}
      />
      {choices.length > 0 ? (
        <div className={styles.fillChoices}>
          {choices.map((choice) => (
            <Button
              key={choice}
              size="compact-sm"
              aria-pressed={choice === value}
              aria-label={t('use', { value: choice, field: label })}
              onClick={() => onValue(choice)}
            >
              {choice}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
