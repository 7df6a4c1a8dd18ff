import { TextInput } from '@mantine/core'
import { factText, MERGE_FIELDS } from '@shared/merge-fields'
import { wordCount } from '@shared/rich-text'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { FindingsBar } from '../checks/findings-bar'
import { RichTextEditor, type RichTextHandle } from '../ui/rich-text-editor'
import { useFieldLabel } from '../ui/use-field-label'
import { FactCard } from './fact-card'
import { OpenFieldsBar } from './open-fields-bar'
import styles from './text-part.module.css'
import { useChips } from './use-chips'
import type { LetterDesk } from './use-letter-desk'
import type { OpenFieldsView } from './use-open-fields'
import { VersionsButton } from './versions-button'

type TextPartProps = {
  readonly desk: LetterDesk
  readonly open: OpenFieldsView
  readonly editor: RefObject<RichTextHandle | null>
  /** Opens the form of open fields, at one of them when a chip was pressed. */
  readonly onFill: (field: string | null) => void
}

/** The text of the letter with its facts as chips, and under it what still stands in the way. */
export function TextPart({ desk, open, editor, onFill }: TextPartProps) {
  const t = useTranslations('letters')
  const { draft, facts, edit, autosave } = desk
  const labelOf = useFieldLabel()
  const chipOf = useChips(facts, desk.stored.facts)
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
      <FactCard facts={desk.stored.facts}>
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
              {t('text.words', { count: wordCount(draft.body, facts) })}
              <VersionsButton desk={desk} onBroughtBack={(body) => editor.current?.replace(body)} />
            </span>
          }
        />
      </FactCard>
      <OpenFieldsBar open={open} onFill={() => onFill(null)} />
      <FindingsBar letterId={draft.id} />
    </>
  )
}
