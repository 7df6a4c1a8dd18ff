import { type FileLook, fileBytes } from '@shared/import-export'
import { type DragEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall, useRemember, useSend } from '../api'
import { CardsImport } from './cards-import'
import { EventsImport } from './events-import'
import styles from './import-export.module.css'
import { OpenPackDialog } from './open-pack-dialog'
import { StartScreen } from './start-screen'
import { TableImport } from './table-import'

/** Where files come in and go out: a start with both, and a desk for the file that was chosen. */
export function ImportExportScreen() {
  const t = useTranslations('importExport')
  const open = useSend('importExport.open', { changes: [] })
  const [look, setLook] = useState<FileLook | null>(null)
  const pack = useCall('packs.chosen', {})
  const remember = useRemember()
  const [tooLarge, setTooLarge] = useState<string | null>(null)

  const take = async (file: File): Promise<void> => {
    setTooLarge(file.size > fileBytes ? file.name : null)
    if (file.size > fileBytes) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    open.mutate({ fileName: file.name, bytes }, { onSuccess: setLook })
  }
  const leave = () => {
    open.reset()
    setLook(null)
  }
  const leavePack = () => {
    remember('packs.chosen', {}, null)
    void call('packs.leave', {})
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    if (file) void take(file)
  }
  return (
    // Dropping is one way of choosing; the button on the start is the other.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a place to drop on is no control
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {look === null ? (
        <StartScreen
          onFile={(file) => void take(file)}
          isOpening={open.isPending}
          error={open.error}
          refused={tooLarge === null ? null : t('tooLarge', { file: tooLarge })}
        />
      ) : (
        <Desk key={look.fileId} look={look} onLook={setLook} onLeave={leave} />
      )}
      {pack.data ? (
        <OpenPackDialog
          key={pack.data.fileName}
          pack={pack.data}
          onLook={(brought) => {
            remember('packs.chosen', {}, null)
            setLook(brought)
          }}
          onClose={leavePack}
        />
      ) : null}
    </div>
  )
}

type DeskProps = {
  readonly look: FileLook
  readonly onLook: (look: FileLook) => void
  readonly onLeave: () => void
}

function Desk({ look, onLook, onLeave }: DeskProps) {
  if (look.kind === 'table') return <TableImport look={look} onLook={onLook} onLeave={onLeave} />
  if (look.kind === 'cards') return <CardsImport look={look} onLeave={onLeave} />
  return <EventsImport look={look} onLeave={onLeave} />
}
