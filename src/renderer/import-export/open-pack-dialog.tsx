import { Button, Modal, PasswordInput } from '@mantine/core'
import type { FileLook } from '@shared/import-export'
import type { ChosenPack, PackContents } from '@shared/packs'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { useSizeText } from '../ui/size-text'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './open-pack.module.css'

type OpenPackDialogProps = {
  readonly pack: ChosenPack
  /** Its applications are on the importer's desk. */
  readonly onLook: (look: FileLook) => void
  readonly onClose: () => void
}

/** A sealed pack: asks its passphrase, shows what it holds, saves the files out or brings the client in. */
export function OpenPackDialog({ pack, onLook, onClose }: OpenPackDialogProps) {
  const t = useTranslations('packs.open')
  const [contents, setContents] = useState<PackContents | null>(null)
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {contents === null ? (
        <UnlockPack pack={pack} onOpen={setContents} onClose={onClose} />
      ) : (
        <Contents contents={contents} onLook={onLook} onClose={onClose} />
      )}
    </Modal>
  )
}

type UnlockPackProps = {
  readonly pack: ChosenPack
  readonly onOpen: (contents: PackContents) => void
  readonly onClose: () => void
}

function UnlockPack({ pack, onOpen, onClose }: UnlockPackProps) {
  const t = useTranslations('packs.open')
  const unlock = useSend('packs.unlock', { changes: [] })
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!unlock.isPending) unlock.mutate({ passphrase }, { onSuccess: onOpen })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.about}>{t('ask', { file: pack.fileName })}</p>
      <PasswordInput
        label={t('passphrase')}
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        autoComplete="off"
        maxLength={1_000}
        data-autofocus
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {unlock.error ? <Failure error={unlock.error} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={unlock.isPending}>
          {t('unlock')}
        </Button>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </form>
  )
}

type ContentsProps = {
  readonly contents: PackContents
  readonly onLook: (look: FileLook) => void
  readonly onClose: () => void
}

function Contents({ contents, onLook, onClose }: ContentsProps) {
  const t = useTranslations('packs.open')
  const { day } = useDayText()
  const size = useSizeText()
  const save = useSend('packs.saveFiles', { changes: [] })
  const bringIn = useSend('packs.importClient', { changes: [] })
  const { clientName: name, madeOn, files, isImportable } = contents
  return (
    <div className={styles.form}>
      <output className={styles.about}>{t('holds', { name, day: day(madeOn, 'year') })}</output>
      {/* A list that scrolls is reached by key as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that arrows scroll it */}
      <ul className={styles.list} aria-label={t('files')} tabIndex={0}>
        {files.map((file) => (
          <li key={file.name}>
            <span>{file.name}</span>
            <span className="quiet">{size(file.byteCount)}</span>
          </li>
        ))}
      </ul>
      {isImportable ? <p className={styles.hint}>{t('importHint')}</p> : null}
      {save.error ? <Failure error={save.error} /> : null}
      {bringIn.error ? <Failure error={bringIn.error} /> : null}
      <div className={styles.buttons}>
        <Button variant="filled" data-autofocus loading={save.isPending} onClick={() => save.mutate({})}>
          {t('save')}
        </Button>
        {isImportable ? (
          <Button loading={bringIn.isPending} onClick={() => bringIn.mutate({}, { onSuccess: onLook })}>
            {t('import', { name })}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('close')}</Button>
        <output className="quiet">
          {save.data?.saved ? t('saved', { name: save.data.fileName }) : null}
        </output>
      </div>
    </div>
  )
}
