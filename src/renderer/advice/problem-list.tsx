import { Button } from '@mantine/core'
import type { TemplateProblem } from '@shared/merge-grammar'
import { useTranslations } from 'use-intl'
import styles from './topic-editor.module.css'

/** A mistake in one of the two texts of a topic. */
export type TextProblem = TemplateProblem & { readonly part: 'body' | 'shortBody' }

type ProblemListProps = {
  readonly id: string
  readonly problems: readonly TextProblem[]
  /** Takes the name that was probably meant. */
  readonly onCorrect: (problem: TextProblem) => void
}

/** What is wrong in the texts, line by line, and what was probably meant. */
export function ProblemList({ id, problems, onCorrect }: ProblemListProps) {
  const t = useTranslations('advice')
  return (
    <ul id={id} className={styles.problems} aria-label={t('problemsOf')} aria-live="polite">
      {problems.map((problem) => (
        <li key={`${problem.part}:${problem.line}:${problem.column}:${problem.code}`}>
          <span className="late">{t('problemLine', { part: problem.part, line: problem.line })}</span>
          <span>{t(`problems.${problem.code}`, valuesOf(problem))}</span>
          {problem.field !== undefined && problem.suggestion !== undefined ? (
            <Button size="compact-sm" onClick={() => onCorrect(problem)}>
              {t('useSuggestion', { suggestion: problem.suggestion })}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const valuesOf = ({ field = '', tag = '', block = 'if', limit = 0 }: TemplateProblem) => ({
  field,
  tag,
  block,
  limit,
})
