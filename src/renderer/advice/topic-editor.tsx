import { Button } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { corrected } from './corrected'
import { FieldPanel } from './field-panel'
import { insertText } from './insert-text'
import { keepDraft, keptDraft, type TopicDraft } from './kept-drafts'
import { ProblemList } from './problem-list'
import { TemplateField } from './template-field'
import styles from './topic-editor.module.css'
import { useWordingUndo, wordingCalls } from './use-wording-undo'

type TopicEditorProps = { readonly topic: AdviceTemplate; readonly onClose: () => void }

const parts = ['body', 'shortBody'] as const

/** The two texts of a topic as plain text, checked while typing, with the fields at hand. */
export function TopicEditor({ topic, onClose }: TopicEditorProps) {
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  const { topicId } = topic
  const [draft, setDraft] = useState<TopicDraft>(
    () => keptDraft(topicId) ?? { body: topic.body, shortBody: topic.shortBody },
  )
  const problemsId = useId()
  const lastText = useRef<HTMLTextAreaElement>(null)
  const saving = useSend('advice.save', { changes: wordingCalls })
  const offerUndo = useWordingUndo(topic)
  const problems = parts.flatMap((part) => problemsOf(draft[part]).map((problem) => ({ ...problem, part })))
  const problemCount = problems.length
  const isEmpty = parts.some((part) => draft[part].trim() === '')
  const isHeld = problemCount > 0 || isEmpty

  const change = (next: TopicDraft) => {
    const isSame = next.body === topic.body && next.shortBody === topic.shortBody
    setDraft(next)
    keepDraft(topicId, isSame ? null : next)
  }
  const close = () => {
    keepDraft(topicId, null)
    onClose()
  }
  const save = () => {
    if (!isHeld && !saving.isPending)
      saving.mutate(
        { topicId, ...draft },
        {
          onSuccess: () => {
            close()
            offerUndo('saved')
          },
        },
      )
  }
  useKeys({ saveTopic: save })

  return (
    <div className={styles.editor}>
      <div className={styles.texts}>
        {parts.map((part) => (
          <TemplateField
            key={part}
            label={t(part)}
            hint={t(`${part}Hint`)}
            value={draft[part]}
            isWrong={problems.some((problem) => problem.part === part)}
            problemsId={problemsId}
            minRows={part === 'body' ? 14 : 6}
            isFirst={part === 'body'}
            onFocus={(text) => {
              lastText.current = text
            }}
            onChange={(text) => change({ ...draft, [part]: text })}
          />
        ))}
        {saving.error ? (
          <p className="late" role="alert">
            {saving.error.message}
          </p>
        ) : null}
        <div className={styles.foot}>
          <ProblemList
            id={problemsId}
            problems={problems}
            onCorrect={(problem) =>
              change({ ...draft, [problem.part]: corrected(draft[problem.part], problem) })
            }
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
              loading={saving.isPending}
              onClick={save}
            >
              {t('save')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
            <span id="topic-hold" className="due">
              {isHeld ? t(isEmpty ? 'holdEmpty' : 'holdProblems', { count: problemCount }) : null}
            </span>
          </div>
        </div>
      </div>
      <FieldPanel onInsert={(text) => insertText(lastText.current, text)} />
    </div>
  )
}

function problemsOf(text: string) {
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  return parsed.ok ? [] : parsed.problems
}
