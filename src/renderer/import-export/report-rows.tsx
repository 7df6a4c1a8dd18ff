import { isImportField } from '@shared/import/import-fields'
import type { ImportProblem, PreviewRow } from '@shared/import-export'
import { useTranslations } from 'use-intl'
import styles from './import-export.module.css'

/** One row of the dry run: line, what happens, who, what tells it apart or what changes. */
export function PreviewRowLine({ row }: { readonly row: PreviewRow | undefined }) {
  const t = useTranslations('importExport')
  if (!row) return null
  const { line, outcome, name, detail, changed } = row
  const fields = changed.map((field) =>
    isImportField(field) ? t(`fields.${field}`) : field === 'heldOn' ? t('fields.stageOn') : field,
  )
  return (
    <div className={styles.previewRow} data-outcome={outcome}>
      <span className={styles.line}>{t('report.line', { line })}</span>
      <span className={styles.outcome}>{t(`outcomes.${outcome}`)}</span>
      <span className={styles.name}>{name === '' ? t('report.noName') : name}</span>
      <span className={styles.detail}>
        {fields.length > 0 ? t('report.changes', { fields: fields.join(', ') }) : detail}
      </span>
    </div>
  )
}

/** One problem: line and sentence, and below it the column with what stood there. */
export function ProblemRow({ problem }: { readonly problem: ImportProblem | undefined }) {
  const t = useTranslations('importExport')
  if (!problem) return null
  const { line, code, column, value } = problem
  const isValueInSentence = code === 'same-person' || code === 'several-clients' || code === 'too-many-rows'
  const where = [column, isValueInSentence ? '' : value].filter((part) => part !== '').join(': ')
  return (
    <div className={styles.problemRow}>
      <span className={styles.line}>{t('report.line', { line })}</span>
      <span className={styles.problem}>
        <span className={styles.sentence}>{t(`problems.${code}`, { value })}</span>
        <span className={styles.detail}>{where}</span>
      </span>
    </div>
  )
}
