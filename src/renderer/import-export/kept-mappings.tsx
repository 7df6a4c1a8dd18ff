import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import type { SavedMapping } from '@shared/import-export'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './import-export.module.css'
import type { TableLook, TableOrder } from './use-table-order'

type KeptMappingsProps = { readonly look: TableLook; readonly table: TableOrder }

/** Kept mappings: take one over, keep this one, forget one. */
export function KeptMappings({ look, table }: KeptMappingsProps) {
  const t = useTranslations('importExport.kept')
  const kept = useCall('importExport.listMappings', {})
  const remove = useSend('importExport.removeMapping', { changes: ['importExport.listMappings'] })
  const offerUndo = useUndoNotice()
  const [chosenId, setChosenId] = useState('')
  const [isNaming, setNaming] = useState(false)
  const names = new Set(look.columns.map(({ name }) => name))
  const fits = ({ mapping }: SavedMapping): boolean =>
    Object.keys(mapping.columns).some((name) => names.has(name))
  const usable = (kept.data ?? []).filter(fits)
  const chosen = usable.find(({ id }) => id === chosenId)
  const take = (id: string) => {
    setChosenId(id)
    const mapping = usable.find((one) => one.id === id)?.mapping
    if (mapping) table.take(mapping)
  }
  const forget = ({ id, name }: SavedMapping) =>
    remove.mutate(
      { id },
      {
        onSuccess: () =>
          offerUndo({
            message: t('forgotten', { name }),
            undo: async () => {
              await call('importExport.restoreMapping', { id })
              await refresh(['importExport.listMappings'])
            },
          }),
      },
    )
  return (
    <section className={styles.kept} aria-label={t('label')}>
      {usable.length > 0 ? (
        <NativeSelect
          label={t('label')}
          value={chosen?.id ?? ''}
          data={[
            { value: '', label: t('none') },
            ...usable.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
      ) : null}
      <Button onClick={() => setNaming(true)}>{t('keep')}</Button>
      {chosen ? <Button onClick={() => forget(chosen)}>{t('forget')}</Button> : null}
      {isNaming ? (
        <NameMapping
          table={table}
          name={chosen?.name ?? ''}
          onKept={setChosenId}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </section>
  )
}

type NameMappingProps = {
  readonly table: TableOrder
  readonly name: string
  readonly onKept: (id: string) => void
  readonly onClose: () => void
}

function NameMapping({ table, name: known, onKept, onClose }: NameMappingProps) {
  const t = useTranslations('importExport.kept')
  const [name, setName] = useState(known)
  const save = useSend('importExport.saveMapping', { changes: ['importExport.listMappings'] })
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keepTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          save.mutate(
            { name: name.trim(), mapping: table.mapping },
            {
              onSuccess: ({ id }) => {
                onKept(id)
                onClose()
              },
            },
          )
        }}
      >
        <TextInput
          data-autofocus
          label={t('name')}
          description={t('nameHint')}
          maxLength={80}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {save.error ? <Failure error={save.error} /> : null}
        <Group justify="flex-end" gap="sm" mt="xl">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
