import { Button, Checkbox, TextInput } from '@mantine/core'
import { type PackPart, packParts, usualParts } from '@shared/pack-record'
import type { PackChoice } from '@shared/packs'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { noPassphrase, problemOf } from '../ui/new-passphrase'
import { useSizeText } from '../ui/size-text'
import { useUnsavedWork } from '../ui/unsaved-work'
import type { CloseOutDialogProps, MadePack } from './close-out-dialog'
import { usePackWords } from './pack-words'
import styles from './packs.module.css'
import { type SealChoice, SealFields } from './seal-fields'

type CloseOutFormProps = CloseOutDialogProps & {
  readonly choice: PackChoice
  readonly onMade: (made: MadePack) => void
}

const quiet = (chunks: ReactNode) => <span className="quiet">{chunks}</span>

const toggled = (ids: readonly string[], id: string, isOn: boolean): readonly string[] =>
  isOn ? [...ids, id] : ids.filter((one) => one !== id)

/** What goes into a pack, ticked, and how it is handed out. Private notes and documents are ticked one by one. */
export function CloseOutForm({ clientId, name, choice, onMade, onClose }: CloseOutFormProps) {
  const t = useTranslations('packs')
  const { day } = useDayText()
  const size = useSizeText()
  const words = usePackWords()
  const make = useSend('packs.make', { changes: ['interviews.history'] })
  const [parts, setParts] = useState<readonly PackPart[]>(() =>
    usualParts.filter((part) => choice.parts[part] > 0),
  )
  const [noteIds, setNoteIds] = useState<readonly string[]>([])
  const [documentIds, setDocumentIds] = useState<readonly string[]>([])
  const [seal, setSeal] = useState<SealChoice>({ form: 'sealed', typed: noPassphrase, drawn: null })
  const [wish, setWish] = useState(() => t('wishDefault', { name: choice.fullName }))
  const [isTried, setTried] = useState(false)
  useUnsavedWork(make.isPending)

  const passphrase = seal.drawn ?? seal.typed.text
  const isSealWrong = seal.form === 'sealed' && seal.drawn === null && problemOf(seal.typed) !== null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (make.isPending || parts.length === 0 || wish.trim() === '' || isSealWrong) return
    make.mutate(
      {
        clientId,
        parts: packParts.filter((part) => parts.includes(part)),
        noteIds: [...noteIds],
        documentIds: [...documentIds],
        wish: wish.trim(),
        seal: seal.form === 'sealed' ? { form: 'sealed', passphrase } : { form: 'files' },
      },
      {
        onSuccess: (saved) => {
          if (!saved.saved) return
          const what = { parts, noteCount: noteIds.length, documentCount: documentIds.length }
          onMade({ fileName: saved.fileName, contents: words(what) })
        },
      },
    )
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.about}>{t('about', { name })}</p>
      <div className={styles.columns}>
        <fieldset className={styles.group}>
          <legend>{t('what')}</legend>
          <div className={styles.parts}>
            {packParts.map((part, index) => (
              <Checkbox
                key={part}
                label={
                  part === 'person'
                    ? t(`parts.${part}`)
                    : t.rich('partCount', {
                        quiet,
                        part: t(`parts.${part}`),
                        count: choice.parts[part],
                      })
                }
                checked={parts.includes(part)}
                disabled={choice.parts[part] === 0}
                onChange={({ currentTarget: { checked } }) =>
                  setParts(packParts.filter((one) => (one === part ? checked : parts.includes(one))))
                }
                {...(index === 0 ? { 'data-autofocus': true } : {})}
              />
            ))}
          </div>
          {isTried && parts.length === 0 ? (
            <p className={styles.wrong} role="alert">
              {t('nothing')}
            </p>
          ) : null}
        </fieldset>
        <div>
          {choice.documents.length > 0 ? (
            <fieldset className={styles.group}>
              <legend>{t('documents')}</legend>
              <div className={styles.ticks}>
                {choice.documents.map(({ id, fileName, byteCount }) => (
                  <Checkbox
                    key={id}
                    label={t('documentLine', { file: fileName, size: size(byteCount) })}
                    checked={documentIds.includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setDocumentIds(toggled(documentIds, id, checked))
                    }
                  />
                ))}
              </div>
            </fieldset>
          ) : null}
          {choice.notes.length > 0 ? (
            <fieldset className={styles.group}>
              <legend>{t('notes')}</legend>
              <p className={styles.hint}>{t('notesHint')}</p>
              <div className={styles.ticks}>
                {choice.notes.map(({ id, on, excerpt }) => (
                  <Checkbox
                    key={id}
                    label={
                      <span className={styles.excerpt}>
                        {t('noteLine', { day: day(on, 'year'), excerpt })}
                      </span>
                    }
                    checked={noteIds.includes(id)}
                    onChange={({ currentTarget: { checked } }) => setNoteIds(toggled(noteIds, id, checked))}
                  />
                ))}
              </div>
            </fieldset>
          ) : null}
        </div>
      </div>
      <SealFields name={name} value={seal} isTried={isTried} onChange={setSeal} />
      <TextInput
        label={t('wish')}
        description={t('wishHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={300}
        value={wish}
        error={isTried && wish.trim() === '' ? t('wishMissing') : null}
        onChange={(event) => setWish(event.currentTarget.value)}
      />
      {make.error ? <Failure error={make.error} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" aria-disabled={make.isPending}>
          {make.isPending ? t('making') : t('make')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
