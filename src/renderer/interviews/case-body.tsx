import { assertNever } from '@shared/errors'
import { useTranslations } from 'use-intl'
import type { CaseTab } from '../navigation'
import { NotesPanel } from '../notes/notes-panel'
import { Pane, Split } from '../ui/screen'
import type { CaseFile } from './case-file'
import { FactsTab } from './facts-tab'
import { LettersTab } from './letters-tab'
import { NowPanel } from './now-panel'
import { OpportunitiesTab } from './opportunities-tab'
import { Timeline } from './timeline'
import { TimelineEmpty } from './timeline-empty'
import { isAbout } from './timeline-rows'
import type { CaseActions } from './use-case-actions'

type CaseBodyProps = {
  readonly file: CaseFile
  readonly tab: CaseTab
  readonly opportunityId: string | null
  readonly actions: CaseActions
}

/** The chosen part of a case. */
export function CaseBody(props: CaseBodyProps) {
  const { file, tab, actions } = props
  const editOpportunity = (id: string) => actions.setDialog({ type: 'opportunity', id })
  switch (tab) {
    case 'timeline':
      return <TimelineBody {...props} />
    case 'opportunities':
      return (
        <OpportunitiesTab
          file={file}
          onAdd={() => actions.add('opportunity')}
          onEdit={editOpportunity}
          onEnd={(opportunityId) => actions.setDialog({ type: 'ending', entry: null, opportunityId })}
        />
      )
    case 'notes':
      return (
        <NotesPanel clientId={file.client.id} name={file.name} open={actions.note} onOpen={actions.setNote} />
      )
    case 'letters':
      return <LettersTab file={file} onDraft={actions.draftLetter} />
    case 'facts':
      return (
        <FactsTab
          file={file}
          onEditClient={() => actions.setClientOpen(true)}
          onEditOpportunity={editOpportunity}
        />
      )
    default:
      return assertNever(tab)
  }
}

function TimelineBody({ file, opportunityId, actions }: CaseBodyProps) {
  const t = useTranslations('interviews')
  const isEmpty = !file.history.timeline.some(isAbout(opportunityId))
  return (
    <Split stacks>
      <Pane label={t('timeline.label')} width="grow">
        {isEmpty ? (
          <TimelineEmpty file={file} opportunityId={opportunityId} onAdd={actions.add} />
        ) : (
          <Timeline
            file={file}
            opportunityId={opportunityId}
            onOpen={actions.openItem}
            onRemove={actions.removeItem}
          />
        )}
      </Pane>
      <Pane label={t('now.label')} width="aside">
        <NowPanel
          file={file}
          onDraft={actions.draftLetter}
          onLogContact={() => actions.add('message')}
          onSettle={actions.settlePromise}
          onAddOpportunity={() => actions.add('opportunity')}
          onShow={(id) => actions.show('timeline', id)}
          onEditClient={() => actions.setClientOpen(true)}
        />
      </Pane>
    </Split>
  )
}
