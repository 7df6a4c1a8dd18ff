import { Button, SegmentedControl } from '@mantine/core'
import type { ImportReport } from '@shared/import-export'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import styles from './import-export.module.css'
import { PreviewRowLine, ProblemRow } from './report-rows'
import { RowList } from './row-list'

type ReportPartProps = {
  readonly fileId: string
  readonly report: ImportReport
  readonly isDone: boolean
}

/** What a dry run says, or what an import did: the sum as a sentence, the first rows, and every problem by its line. */
export function ReportPart({ fileId, report, isDone }: ReportPartProps) {
  const t = useTranslations('importExport.report')
  const { counts, also, preview, problems, problemTotal } = report
  const [chosen, setChosen] = useState<'rows' | 'problems'>('rows')
  const save = useSend('importExport.saveProblems', { changes: [] })
  const part = problemTotal === 0 ? 'rows' : chosen
  return (
    <div className={styles.report} data-whole={isDone || undefined}>
      <p className={styles.sum}>{isDone ? t('done', counts) : t('sum', counts)}</p>
      {also.employers + also.opportunities + also.entries > 0 ? (
        <p className={styles.also}>{t('also', also)}</p>
      ) : null}
      <div className={styles.acts}>
        <SegmentedControl
          aria-label={t('shows')}
          value={part}
          onChange={(value) => setChosen(value === 'problems' ? 'problems' : 'rows')}
          data={[
            { value: 'rows', label: t('rows') },
            {
              value: 'problems',
              label: t('problems', { count: problemTotal }),
              disabled: problemTotal === 0,
            },
          ]}
        />
        {part === 'problems' ? (
          <Button onClick={() => save.mutate({ fileId })}>{t('saveProblems')}</Button>
        ) : null}
        <output className={styles.hint}>
          {save.data?.saved ? t('problemsSaved', { name: save.data.fileName }) : null}
        </output>
      </div>
      {save.error ? <Failure error={save.error} /> : null}
      {part === 'rows' ? (
        <RowList label={t('rows')} count={preview.length} rowHeight={36}>
          {(index) => <PreviewRowLine row={preview[index]} />}
        </RowList>
      ) : (
        <RowList label={t('problemList')} count={problems.length} rowHeight={52}>
          {(index) => <ProblemRow problem={problems[index]} />}
        </RowList>
      )}
    </div>
  )
}
