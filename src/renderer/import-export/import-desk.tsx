import { Button } from '@mantine/core'
import type { FileLook, ImportOrderInput } from '@shared/import-export'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall, useSend } from '../api'
import { goTo } from '../navigation'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useActNotice } from '../ui/use-act-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { ReportPart } from './report-part'
import { useProgress } from './use-progress'
import { WorkLine } from './work-line'

type ImportDeskProps = {
  readonly look: FileLook
  /** What is to be done, or null while something is missing. */
  readonly order: ImportOrderInput | null
  /** False while the order is about to change, so that nothing is done by an old one. */
  readonly isSettled?: boolean
  /** What is missing, as a sentence; null when nothing is. */
  readonly missing: string | null
  /** How the file is to be read: the pane at the left. */
  readonly children: ReactNode
  readonly onLeave: () => void
}

/** Width in px of the pane with the choices: a column's name, its first value and its field stand beside each other. */
const choicesWidth = 520

/** A file on the desk: choices at the left, the dry run at the right, always that of the choices. */
export function ImportDesk({ look, order, isSettled = true, missing, children, onLeave }: ImportDeskProps) {
  const t = useTranslations('importExport')
  const ariaKeys = useAriaKeys()
  const [isDone, setDone] = useState(false)
  const sayDone = useActNotice()
  const plan = useCall(
    'importExport.plan',
    { fileId: look.fileId, order: order ?? { kind: 'cards' } },
    { enabled: order !== null && !isDone, keepPrevious: true },
  )
  const apply = useSend('importExport.apply', { changes: ['undo.list', 'app.start'] })
  const isWorking = plan.isFetching || apply.isPending || !isSettled
  const progress = useProgress(isWorking)
  const isLate = useLateLoading(plan.isPending && order !== null)
  const report = apply.data?.report ?? plan.data ?? null
  const count = report ? report.counts.new + report.counts.update : 0
  const canApply = order !== null && missing === null && !isWorking && !plan.isPlaceholderData && count > 0
  const run = () => {
    if (order === null || !canApply || isDone) return
    apply.mutate(
      { fileId: look.fileId, order },
      {
        onSuccess: ({ report: made, changeSetId }) => {
          setDone(true)
          sayDone({ message: t('desk.done', made.counts), changeSetId })
        },
      },
    )
  }
  useKeys({ applyImport: run, leaveImport: onLeave })
  return (
    <Screen
      title={look.fileName}
      detail={t('title')}
      actions={
        isDone ? (
          <>
            <Button onClick={onLeave}>{t('desk.another')}</Button>
            <Button variant="filled" onClick={() => goTo({ at: 'clients' })}>
              {t('desk.seeClients')}
            </Button>
          </>
        ) : (
          <>
            <Button
              onClick={onLeave}
              aria-keyshortcuts={ariaKeys('leaveImport')}
              rightSection={<KeyCap action="leaveImport" />}
            >
              {t('desk.leave')}
            </Button>
            <Button
              variant="filled"
              loading={apply.isPending}
              aria-disabled={!canApply}
              onClick={run}
              aria-keyshortcuts={ariaKeys('applyImport')}
              rightSection={<KeyCap action="applyImport" />}
            >
              {t('desk.apply', { count })}
            </Button>
          </>
        )
      }
      status={
        <StatusBar keys={isDone ? [] : ['applyImport', 'leaveImport']}>
          {isWorking ? (
            <WorkLine
              text={t('work.reading', progress)}
              onCancel={() => void call('importExport.cancel', {})}
            />
          ) : (
            <output>
              {isDone && report ? t('desk.done', report.counts) : (missing ?? t('desk.dryRun'))}
            </output>
          )}
        </StatusBar>
      }
    >
      <Split>
        {isDone ? null : (
          <Pane label={t('desk.choices')} width={choicesWidth}>
            {children}
          </Pane>
        )}
        <Pane label={isDone ? t('desk.result') : t('desk.dryRunLabel')} width="grow" scrolls={false}>
          {apply.error ? <Failure error={apply.error} onRetry={run} /> : null}
          {plan.error && !isDone ? <Failure error={plan.error} onRetry={() => void plan.refetch()} /> : null}
          {isLate && report === null ? <GreyRows /> : null}
          {report ? <ReportPart fileId={look.fileId} report={report} isDone={isDone} /> : null}
        </Pane>
      </Split>
    </Screen>
  )
}
