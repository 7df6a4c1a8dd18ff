import { Button, Modal, SegmentedControl, UnstyledButton } from '@mantine/core'
import { inlineNodesOf, plainTextOf, type RichTextDoc } from '@shared/rich-text'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDayText } from './day-text'
import { EmptyState } from './empty-state'
import { Failure } from './failure'
import { type FactWords, fieldOnly, RichTextView } from './rich-text-view'
import styles from './text-versions.module.css'
import { useReturnFocus } from './use-return-focus'

const TextChanges = lazy(() => import('./text-changes').then((part) => ({ default: part.TextChanges })))

/** An earlier state of a text. */
export type TextVersion = {
  readonly id: string
  readonly body: RichTextDoc
  readonly createdAt: string
  /** Said instead of the day, where there is none. */
  readonly label?: string
}

export type TextVersionsProps = {
  /** The text as it is now. */
  readonly present: RichTextDoc
  /** Newest first; undefined while they are read. */
  readonly versions: readonly TextVersion[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  /** Whose versions they are, in the title. */
  readonly kind: 'note' | 'letter' | 'advice'
  /** What a fact in the text says; without it, its field's name. */
  readonly factOf?: FactWords
  readonly onBringBack: (body: RichTextDoc) => void
  readonly onClose: () => void
}

/** The words of a text with what its facts say, paragraphs apart. */
function wordsOf(doc: RichTextDoc, factOf: FactWords): string {
  const facts = [...inlineNodesOf(doc.content)].filter((node) => node.type === 'fact')
  const said = facts.map(
    ({ attrs: { field, fallback } }) => [field, { value: factOf(field, fallback) }] as const,
  )
  return plainTextOf(doc, new Map(said)).replaceAll('\n', '\n\n')
}

const views = ['changes', 'text'] as const

/** The earlier states of a text: what has changed since, the words as they were, and the way back to them. */
export function TextVersions(props: TextVersionsProps) {
  const { versions, error, kind, present, factOf = fieldOnly } = props
  const t = useTranslations('ui.versions')
  const { instant } = useDayText()
  useReturnFocus()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [view, setView] = useState<(typeof views)[number]>('changes')
  const chosen = versions?.find(({ id }) => id === chosenId) ?? versions?.[0]

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('title', { kind })}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error ? <Failure error={error} onRetry={props.onRetry} /> : null}
      {versions?.length === 0 && <EmptyState title={t('none')} hint={t('noneHint', { kind })} />}
      {versions && chosen && (
        <div className={styles.versions}>
          <ul className={styles.list} aria-label={t('list')}>
            {versions.map((version, index) => (
              <li key={version.id}>
                <UnstyledButton
                  className={styles.version ?? ''}
                  data-autofocus={index === 0 || undefined}
                  aria-pressed={version.id === chosen.id}
                  onClick={() => setChosenId(version.id)}
                >
                  {version.label ?? instant(version.createdAt)}
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <div className={styles.chosen}>
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={(value) => setView(views.find((one) => one === value) ?? 'changes')}
              data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
            />
            <section
              className={styles.text}
              data-face={kind === 'letter' ? 'letter' : 'ui'}
              data-private
              aria-label={chosen.label ?? instant(chosen.createdAt)}
              // It scrolls, so the keyboard must reach it.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
              tabIndex={0}
            >
              {view === 'text' ? (
                <RichTextView doc={chosen.body} factOf={factOf} />
              ) : (
                <Suspense>
                  <TextChanges
                    key={chosen.id}
                    before={wordsOf(chosen.body, factOf)}
                    after={wordsOf(present, factOf)}
                  />
                </Suspense>
              )}
            </section>
            <p className={styles.hint}>{t('bringBackHint')}</p>
            <Button variant="filled" onClick={() => props.onBringBack(chosen.body)}>
              {t('bringBack')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
