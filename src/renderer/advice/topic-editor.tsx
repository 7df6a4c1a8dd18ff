import { Button } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { corrected } from './corrected'
import { FieldPanel } from './field-panel'
import { insertText } from './insert-text'
import { keepDraft, keptDraft, NEW_TOPIC, type TopicDraft } from './kept-drafts'
import { draftOf, emptyDraft, isSameDraft, missingOf, toSave } from './own-draft'
import { ProblemList } from './problem-list'
import { ReviewList } from './review-list'
import { SamplesDialog } from './samples-dialog'
import { TemplateField } from './template-field'
import styles from './topic-editor.module.css'
import { TopicForm } from './topic-form'
import { saveTexts, useLibraryAct } from './use-library-act'

type TopicEditorProps = {
  /** Null writes a new piece. */
  readonly topic: AdviceTemplate | null
  readonly library: readonly AdviceTemplate[]
  /** Told what was saved, or null when the editing was given up. */
  readonly onClose: (saved: AdviceTemplate | null) => void
}

const parts = ['body', 'shortBody'] as const

/** The two texts of a piece as plain text, checked while typing, with the fields at hand; of an own piece all of it. */
export function TopicEditor({ topic, library, onClose }: TopicEditorProps) {
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  const key = topic?.topicId ?? NEW_TOPIC
  const isOwn = topic?.isOwn ?? true
  const stored = topic ? draftOf(topic) : emptyDraft
  const [draft, setDraft] = useState<TopicDraft>(() => keptDraft(key) ?? stored)
  const [isTrying, setTrying] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const problemsId = useId()
  const lastText = useRef<HTMLTextAreaElement>(null)
  const run = useLibraryAct()
  const problems = parts.flatMap((part) => problemsOf(draft[part]).map((problem) => ({ ...problem, part })))
  const missing = missingOf(draft, isOwn)
  const isHeld = problems.length > 0 || missing !== null

  const change = (changes: Partial<TopicDraft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepDraft(key, isSameDraft(next, stored) ? null : next)
  }
  const close = (saved: AdviceTemplate | null) => {
    keepDraft(key, null)
    onClose(saved)
  }
  const save = async () => {
    if (isHeld || isSaving) return
    setSaving(true)
    const { body, shortBody } = draft
    const answer = await run(topic ? 'saved' : 'added', () =>
      isOwn ? call('advice.saveOwn', toSave(draft, topic?.topicId ?? null)) : saveTexts(key, body, shortBody),
    )
    setSaving(false)
    if (answer) close(answer.topic)
  }
  useKeys({ saveTopic: () => void save(), tryTopic: () => setTrying(true) })

  return (
    <div className={styles.editor}>
      <div className={styles.texts}>
        <ReviewList draft={draft} />
        {isOwn ? <TopicForm draft={draft} topicId={key} library={library} onChange={change} /> : null}
        {parts.map((part) => (
          <TemplateField
            key={part}
            label={t(part)}
            hint={t(`${part}Hint`)}
            value={draft[part]}
            isWrong={problems.some((problem) => problem.part === part)}
            problemsId={problemsId}
            minRows={part === 'body' ? 12 : 5}
            isFirst={part === 'body' && topic !== null}
            onFocus={(text) => {
              lastText.current = text
            }}
            onChange={(text) => change({ [part]: text })}
          />
        ))}
        <div className={styles.foot}>
          <ProblemList
            id={problemsId}
            problems={problems}
            onCorrect={(problem) => change({ [problem.part]: corrected(draft[problem.part], problem) })}
          />
          <div className={styles.buttons}>
            <Button
              variant={isHeld ? 'default' : 'filled'}
              aria-disabled={isHeld}
              aria-describedby="topic-hold"
              aria-keyshortcuts={ariaKeys('saveTopic')}
              data-held={isHeld || undefined}
              className={styles.save}
              rightSection={<KeyCap action="saveTopic" />}
              loading={isSaving}
              onClick={() => void save()}
            >
              {t('save')}
            </Button>
            <Button onClick={() => close(null)}>{t('cancel')}</Button>
            <Button variant="subtle" color="gray" onClick={() => setTrying(true)}>
              {t('try.open')}
            </Button>
            <span id="topic-hold" className="due">
              {isHeld ? holdWords(t, missing, problems.length) : null}
            </span>
          </div>
        </div>
      </div>
      <FieldPanel onInsert={(text) => insertText(lastText.current, text)} />
      {isTrying ? (
        <SamplesDialog
          topic={{ id: key, kind: draft.kind, body: draft.body, shortBody: draft.shortBody }}
          onClose={() => setTrying(false)}
        />
      ) : null}
    </div>
  )
}

function holdWords(
  t: ReturnType<typeof useTranslations<'advice'>>,
  missing: 'text' | 'title' | null,
  count: number,
): string {
  if (missing === null) return t('holdProblems', { count })
  return t(missing === 'text' ? 'holdEmpty' : 'holdTitle')
}

function problemsOf(text: string) {
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  return parsed.ok ? [] : parsed.problems
}
