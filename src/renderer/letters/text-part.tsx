import { TextInput } from '@mantine/core'
import type { CaseHistory } from '@shared/interviews'
import { factText, MERGE_FIELDS } from '@shared/merge-fields'
import { wordCount } from '@shared/rich-text'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { FindingsBar } from '../checks/findings-bar'
import { RichTextEditor, type RichTextHandle } from '../ui/rich-text-editor'
import { useFieldLabel } from '../ui/use-field-label'
import { AboutBar } from './about-bar'
import { FactCard } from './fact-card'
import { OpenFieldsBar } from './open-fields-bar'
import { StaleBar } from './stale-bar'
import styles from './text-part.module.css'
import { useChips } from './use-chips'
import type { LetterDesk } from './use-letter-desk'
import type { OpenFieldsView } from './use-open-fields'
import { VersionsButton } from './versions-button'
import { WordingButton } from './wording-button'

type TextPartProps = {
  readonly desk: LetterDesk
  readonly open: OpenFieldsView
  /** The client's history; null while it loads. */
  readonly history: CaseHistory | null
  readonly editor: RefObject<RichTextHandle | null>
  /** Opens the form of open fields, at one of them when a chip was pressed. */
  readonly onFill: (field: string | null) => void
}

/** The text of the letter with its facts as chips, and under it what still stands in the way. */
export function TextPart({ desk, open, history, editor, onFill }: TextPartProps) {
  const t = useTranslations('letters')
  const { draft, facts, edit, autosave } = desk
  const labelOf = useFieldLabel()
  const chipOf = useChips(facts, desk.stored.facts, desk.stored.stale)
  const choices = MERGE_FIELDS.map(({ name }) => ({
    field: name,
    label: labelOf(name),
    text: factText(facts, name),
  }))

  const onChip = (field: string) => {
    const isFilled = draft.filled.some((filled) => filled.field === field)
    if (isFilled || open.fields.missing.includes(field)) onFill(field)
  }

  return (
    <>
      <TextInput
        variant="unstyled"
        className={styles.subject}
        classNames={{ label: styles.subjectLabel ?? '' }}
        label={t(draft.kind === 'email' ? 'text.subject' : 'text.title')}
        value={draft.title}
        maxLength={200}
        onChange={(event) => edit({ title: event.currentTarget.value })}
        onBlur={autosave.onBlur}
      />
      <FactCard facts={desk.stored.facts} stale={desk.stored.stale}>
        <RichTextEditor
          label={t('text.label')}
          face="letter"
          valueKey={draft.id}
          value={draft.body}
          onChange={(body) => edit({ body })}
          onBlur={autosave.onBlur}
          chipOf={chipOf}
          facts={choices}
          handle={editor}
          onChipClick={onChip}
          toolbarEnd={
            <span className={styles.end}>
              <span className={styles.count}>{t('text.words', { count: wordCount(draft.body, facts) })}</span>
              <WordingButton desk={desk} />
              <VersionsButton desk={desk} onBroughtBack={(body) => editor.current?.replace(body)} />
            </span>
          }
        />
      </FactCard>
      <AboutBar desk={desk} history={history} />
      <StaleBar desk={desk} />
      <OpenFieldsBar open={open} onFill={() => onFill(null)} />
      <FindingsBar letterId={draft.id} />
    </>
  )
}
