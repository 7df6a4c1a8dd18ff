import { assertNever } from '@shared/errors'
import { useTranslations } from 'use-intl'
import { ClientSessions } from '../mock-sessions/client-sessions'
import type { CaseTab } from '../navigation'
import { NotesPanel } from '../notes/notes-panel'
import { Pane, Split } from '../ui/screen'
import { AppointmentsTab } from './appointments-tab'
import { type CaseFile, meetingsOf } from './case-file'
import { DocumentsTab } from './documents-tab'
import { FactsTab } from './facts-tab'
import { LettersTab } from './letters-tab'
import { NowPanel } from './now-panel'
import { OpportunitiesTab } from './opportunities-tab'
import { Timeline } from './timeline'
import { NothingOfKind, TimelineEmpty } from './timeline-empty'
import { isOfKind, type TimelineKind } from './timeline-kinds'
import { isAbout } from './timeline-rows'
import type { CaseActions } from './use-case-actions'

type CaseBodyProps = {
  readonly file: CaseFile
  readonly tab: CaseTab
  readonly opportunityId: string | null
  /** The line that was looked for; null where nothing was. */
  readonly itemId: string | null
  readonly kind: TimelineKind | null
  readonly onKind: (kind: TimelineKind | null) => void
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
        <NotesPanel
          clientId={file.client.id}
          name={file.name}
          open={actions.note}
          meetings={meetingsOf(file.history)}
          onOpen={actions.setNote}
        />
      )
    case 'letters':
      return <LettersTab file={file} onDraft={actions.draftLetter} />
    case 'mockSessions':
      return <ClientSessions clientId={file.client.id} name={file.name} />
    case 'appointments':
      return (
        <AppointmentsTab
          file={file}
          onAdd={() => actions.add('appointment')}
          onEdit={(entry) => actions.setDialog({ type: 'appointment', entry })}
          onNote={actions.openNoteOf}
        />
      )
    case 'documents':
      return (
        <DocumentsTab
          file={file}
          documents={actions.documents}
          onEdit={(entry) => actions.setDialog({ type: 'document', entry })}
        />
      )
    case 'facts':
      return (
        <FactsTab
          file={file}
          onEditClient={() => actions.setClientOpen(true)}
          onEditOpportunity={editOpportunity}
          onConsent={(entry) => actions.setDialog({ type: 'consent', entry })}
        />
      )
    default:
      return assertNever(tab)
  }
}

function TimelineBody({ file, opportunityId, itemId, kind, onKind, actions }: CaseBodyProps) {
  const t = useTranslations('interviews')
  const about = file.history.timeline.filter(isAbout(opportunityId))
  const isEmpty = !about.some(isOfKind(kind))
  return (
    <Split stacks>
      <Pane label={t('timeline.label')} width="grow">
        {isEmpty ? (
          about.length > 0 ? (
            <NothingOfKind onShowAll={() => onKind(null)} />
          ) : (
            <TimelineEmpty file={file} opportunityId={opportunityId} onAdd={actions.add} />
          )
        ) : (
          <Timeline
            key={file.client.id}
            file={file}
            opportunityId={opportunityId}
            kind={kind}
            soughtId={itemId}
            onNote={actions.openNoteOf}
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
          onAddAppointment={() => actions.add('appointment')}
          onAppointment={(entry) => actions.setDialog({ type: 'appointment', entry })}
          onAttach={actions.documents.choose}
          onDocument={(entry) => actions.documents.open(entry.id)}
          onConsent={() => actions.setDialog({ type: 'consent', entry: null })}
        />
      </Pane>
    </Split>
  )
}
