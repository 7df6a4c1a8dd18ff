import { Button, UnstyledButton } from '@mantine/core'
import { documentLimits } from '@shared/documents'
import { Paperclip } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { KeyCap } from '../ui/key-cap'
import { useSizeText } from '../ui/size-text'
import { useAriaKeys } from '../ui/use-keys'
import { type CaseFile, type EntryOf, entriesOf } from './case-file'
import styles from './case-lists.module.css'
import type { DocumentActions } from './use-documents'

type DocumentsTabProps = {
  readonly file: CaseFile
  readonly documents: DocumentActions
  readonly onEdit: (document: EntryOf<'document'>) => void
}

/** The files kept with this client, newest first. Choosing one opens it. */
export function DocumentsTab({ file, documents, onEdit }: DocumentsTabProps) {
  const t = useTranslations('records.documents')
  const size = useSizeText()
  const entries = entriesOf(file.history, 'document')
  if (entries.length === 0)
    return (
      <EmptyState
        title={t('empty', { name: file.name })}
        hint={t('emptyHint')}
        action={<AttachButton variant="filled" onClick={documents.choose} />}
      />
    )
  const used = entries.reduce((sum, { byteCount }) => sum + byteCount, 0)
  return (
    <>
      <div className={styles.tools}>
        <AttachButton variant="default" onClick={documents.choose} />
        <p className={styles.toolsText}>
          {t('limits', {
            name: file.name,
            file: documentLimits.megabytes,
            client: documentLimits.clientMegabytes,
            used: size(used),
          })}
        </p>
      </div>
      <ul className={styles.list} aria-label={t('label', { name: file.name })}>
        {entries.map((document) => (
          <li key={document.id} className={styles.item}>
            <UnstyledButton
              className={styles.row ?? ''}
              data-item={document.id}
              aria-label={t('open', { file: document.fileName })}
              aria-describedby={`about-${document.id}`}
              onClick={() => documents.open(document.id)}
            >
              <span className={styles.main}>
                <span className={styles.name}>{document.fileName}</span> <span>{document.employer}</span>
              </span>
              <AboutDocument document={document} today={file.history.today} />
            </UnstyledButton>
            <Button
              variant="subtle"
              aria-label={t('saveAsLabel', { file: document.fileName })}
              onClick={() => documents.saveCopy(document.id)}
            >
              {t('saveAs')}
            </Button>
            <Button
              variant="subtle"
              aria-label={t('editLabel', { file: document.fileName })}
              onClick={() => onEdit(document)}
            >
              {t('edit')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

type AboutDocumentProps = { readonly document: EntryOf<'document'>; readonly today: string }

function AboutDocument({ document, today }: AboutDocumentProps) {
  const t = useTranslations('records.documents')
  const format = useFormatter()
  const size = useSizeText()
  const { day } = useDayText()
  const on = day(document.on, document.on.slice(0, 4) === today.slice(0, 4) ? 'weekday' : 'year')
  const facts = [size(document.byteCount), t('attachedOn', { day: on })]
  return (
    <span className={styles.second} id={`about-${document.id}`}>
      <span className="quiet">{format.list(facts, { type: 'unit' })}</span>
      {document.detail.trim() !== '' && <span data-private>{document.detail}</span>}
    </span>
  )
}

type AttachButtonProps = { readonly variant: 'filled' | 'default'; readonly onClick: () => void }

function AttachButton({ variant, onClick }: AttachButtonProps) {
  const t = useTranslations('records.documents')
  const ariaKeys = useAriaKeys()
  return (
    <Button
      variant={variant}
      leftSection={<Paperclip size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="attachDocument" />}
      aria-keyshortcuts={ariaKeys('attachDocument')}
      onClick={onClick}
    >
      {t('attach')}
    </Button>
  )
}
