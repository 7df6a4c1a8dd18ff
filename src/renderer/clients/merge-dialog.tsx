import { Button, Modal, Radio } from '@mantine/core'
import type { ClientWeight } from '@shared/clients'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { useActNotice } from '../ui/use-act-notice'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './merge-dialog.module.css'
import { endMerge, type MergeRequest } from './merge-request'
import {
  type Choices,
  type ChosenField,
  chosenFields,
  differingFields,
  mergedFields,
  type Side,
  textOfField,
} from './merged-fields'
import { noSelection, setSelection } from './selection'

/** Two clients side by side: where they differ one chooses, everything else of both is kept. */
export function MergeDialog({ request }: { readonly request: MergeRequest }) {
  const t = useTranslations('clients.merge')
  const one = useCall('clients.weight', { id: request.oneId })
  const other = useCall('clients.weight', { id: request.otherId })
  const error = one.error ?? other.error
  return (
    <Modal
      opened
      onClose={endMerge}
      title={t('title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      {error ? <Failure error={error} /> : null}
      {one.data && other.data ? <SideBySide one={one.data} other={other.data} /> : null}
    </Modal>
  )
}

type Both = { readonly one: ClientWeight; readonly other: ClientWeight }

function SideBySide({ one, other }: Both) {
  const t = useTranslations('clients.merge')
  const [choices, setChoices] = useState<Choices>({})
  const tellAct = useActNotice()
  const merge = useSend('clients.merge', {
    changes: [
      'app.start',
      'clients.get',
      'clients.tags',
      'clients.weight',
      'clients.pairs',
      'interviews.history',
      'notes.list',
      'letters.list',
      'letters.listAll',
    ],
  })
  const differing = differingFields(one.client, other.client)
  const fields = mergedFields(one.client, other.client, choices)
  const submit = () =>
    merge.mutate(
      { keepId: one.client.id, goneId: other.client.id, fields },
      {
        onSuccess: ({ changeSetId }) => {
          setSelection(noSelection)
          endMerge()
          tellAct({ message: t('merged', { name: fields.fullName }), changeSetId })
        },
      },
    )
  const sides = [
    { side: 'one', weight: one },
    { side: 'other', weight: other },
  ] as const
  return (
    <>
      <p className={styles.hint}>{differing.length > 0 ? t('choose') : t('same')}</p>
      <div className={styles.grid}>
        <span />
        {sides.map(({ side, weight }) => (
          <div key={side} className={styles.weight}>
            <b>{weight.client.fullName}</b>
            <span className="quiet">
              {t('weight', {
                opportunities: weight.opportunities,
                entries: weight.entries,
                notes: weight.notes,
                letters: weight.letters,
              })}
            </span>
          </div>
        ))}
        {chosenFields.map((field) => (
          <FieldLine
            key={field}
            field={field}
            one={one}
            other={other}
            isOpen={differing.includes(field)}
            chosen={choices[field] ?? 'one'}
            onChoose={(side) => setChoices({ ...choices, [field]: side })}
          />
        ))}
        <span className={styles.label}>{t('fields.tags')}</span>
        <span className={styles.both}>{(fields.tags ?? []).join(', ') || t('nothing')}</span>
      </div>
      {merge.error ? (
        <p className={styles.failure} role="alert">
          {merge.error.answer.message}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button variant="filled" data-autofocus loading={merge.isPending} onClick={submit}>
          {t('submit')}
        </Button>
        <Button onClick={endMerge}>{t('cancel')}</Button>
        <span className="quiet">{t('undoable')}</span>
      </div>
    </>
  )
}

type FieldLineProps = Both & {
  readonly field: ChosenField
  readonly isOpen: boolean
  readonly chosen: Side
  readonly onChoose: (side: Side) => void
}

function FieldLine({ field, one, other, isOpen, chosen, onChoose }: FieldLineProps) {
  const t = useTranslations('clients.merge')
  const states = useTranslations('clients.states')
  const { day } = useDayText()
  const label = t(`fields.${field}`)
  const textOf = ({ client }: ClientWeight) => {
    const text = textOfField(client, field)
    if (text === '') return ''
    if (field === 'state') return states(client.state)
    return field === 'outOfWorkSince' ? day(text, 'year') : text
  }
  if (!isOpen) {
    const text = textOf(one) || textOf(other)
    return (
      <>
        <span className={styles.label}>{label}</span>
        <span className={styles.both}>{text || t('nothing')}</span>
      </>
    )
  }
  return (
    <Radio.Group
      className={styles.choice}
      classNames={{ label: styles.label ?? '' }}
      label={label}
      value={chosen}
      onChange={(side) => onChoose(side === 'other' ? 'other' : 'one')}
    >
      <Radio value="one" label={textOf(one)} />
      <Radio value="other" label={textOf(other)} />
    </Radio.Group>
  )
}
