import { Button, UnstyledButton } from '@mantine/core'
import type { Letter } from '@shared/letters'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo, hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { useLateLoading } from '../ui/use-late-loading'
import type { CaseFile } from './case-file'
import styles from './case-lists.module.css'

type LettersTabProps = { readonly file: CaseFile; readonly onDraft: () => void }

/** The letters to this client, newest change first. */
export function LettersTab({ file, onDraft }: LettersTabProps) {
  const t = useTranslations('interviews')
  const { data: letters, error, isPending, refetch } = useCall('letters.list', { clientId: file.client.id })
  const isLate = useLateLoading(isPending)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!letters) return isLate ? <GreyRows /> : null
  if (letters.length === 0)
    return (
      <EmptyState
        title={t('empty.letters', { name: file.name })}
        hint={t('empty.lettersHint')}
        action={
          <Button variant="filled" rightSection={<KeyCap action="draftLetter" />} onClick={onDraft}>
            {t('letters.new')}
          </Button>
        }
      />
    )
  return (
    <ul className={styles.list} aria-label={t('letters.label', { name: file.name })}>
      {letters
        .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .map((letter) => (
          <li key={letter.id} className={styles.item}>
            <LetterRow letter={letter} file={file} />
            {letter.exportedAt === null ? null : (
              <a className={styles.link} href={hashOf({ at: 'publish', id: letter.id })}>
                {t('letters.publish')}
              </a>
            )}
          </li>
        ))}
    </ul>
  )
}

function LetterRow({ letter, file }: { readonly letter: Letter; readonly file: CaseFile }) {
  const t = useTranslations('interviews.letters')
  const { instant } = useDayText()
  const standing = file.history.standings.find(({ opportunityId }) => opportunityId === letter.opportunityId)
  return (
    <UnstyledButton className={styles.row ?? ''} onClick={() => goTo({ at: 'letter', id: letter.id })}>
      <span className={styles.main}>
        <span className={styles.name}>{letter.title || t('untitled')}</span> <span>{standing?.employer}</span>
      </span>
      <span className={styles.second}>
        <span>{t('kind', { kind: letter.kind })}</span>
        {letter.exportedAt === null ? (
          <span className="due">{t('draft', { day: instant(letter.updatedAt) })}</span>
        ) : (
          <span className="quiet">{t('exported', { day: instant(letter.exportedAt) })}</span>
        )}
      </span>
    </UnstyledButton>
  )
}
