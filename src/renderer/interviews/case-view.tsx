import type { CaseTab } from '../navigation'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { useLateLoading } from '../ui/use-late-loading'
import { CaseScreen } from './case-screen'
import { useCaseFile } from './use-case-file'

export type CaseViewProps = {
  readonly clientId: string
  readonly tab: CaseTab
  /** The opportunity looked at; null shows all of them. */
  readonly opportunityId: string | null
  /** The line that was looked for in the tab; null where nothing was. */
  readonly itemId: string | null
}

/** One client's case: what happened, where it stands, what is next. */
export function CaseView({ clientId, tab, opportunityId, itemId }: CaseViewProps) {
  const { file, error, isPending, retry } = useCaseFile(clientId, opportunityId)
  const isLate = useLateLoading(isPending && file === null)
  if (error) return <Failure error={error} onRetry={retry} />
  if (file === null) return isLate ? <GreyRows /> : null
  return (
    <CaseScreen key={file.client.id} file={file} tab={tab} opportunityId={opportunityId} itemId={itemId} />
  )
}
