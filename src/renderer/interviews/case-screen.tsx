import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ClientDialog } from '../clients/client-dialog'
import type { CaseTab } from '../navigation'
import { Screen, StatusBar } from '../ui/screen'
import { CaseBody } from './case-body'
import { CaseDialogs } from './case-dialogs'
import type { CaseFile } from './case-file'
import { ClientSteps } from './case-header'
import styles from './case-screen.module.css'
import { CaseTabs, caseTabsId } from './case-tabs'
import { FileDrop } from './file-drop'
import type { TimelineKind } from './timeline-kinds'
import { useArrival } from './use-arrival'
import { useCaseActions } from './use-case-actions'

type CaseScreenProps = {
  readonly file: CaseFile
  readonly tab: CaseTab
  /** The opportunity looked at; null shows all of them. */
  readonly opportunityId: string | null
  /** The line that was looked for in the tab; null where nothing was. */
  readonly itemId: string | null
}

/** The frame of a case: name, tabs, the chosen part, and whatever dialog is open over it. */
export function CaseScreen({ file, tab, opportunityId, itemId }: CaseScreenProps) {
  const t = useTranslations('interviews')
  const records = useTranslations('records.documents')
  const format = useFormatter()
  const [kind, setKind] = useState<TimelineKind | null>(null)
  const actions = useCaseActions(file, opportunityId)
  const [soughtId, setSoughtId] = useState<string | null>(null)
  if (itemId !== soughtId) {
    setSoughtId(itemId)
    if (itemId !== null) {
      // What was looked for is shown even if the case was left with other kinds only, or at another note.
      setKind(null)
      if (tab === 'notes') actions.setNote({ id: itemId, isNew: false })
    }
  }
  useArrival(itemId)
  // Drawn from its first opening on: most cases are only read.
  const [wasClientOpen, setWasClientOpen] = useState(false)
  if (actions.isClientOpen && !wasClientOpen) setWasClientOpen(true)
  const { client, history } = file
  const { dialog, documents } = actions
  const closeDialog = () => actions.setDialog(null)

  return (
    <Screen
      title={client.fullName}
      detail={t('header.facts', {
        state: client.state,
        tagged: client.tags.length > 0 ? 'yes' : 'no',
        tags: format.list(client.tags, { type: 'unit' }),
        opportunities: history.standings.length,
      })}
      actions={<ClientSteps clientId={client.id} />}
      tools={
        <CaseTabs
          file={file}
          tab={tab}
          opportunityId={opportunityId}
          onTab={(next) => actions.show(next)}
          onOpportunity={(id) => actions.show(tab, id)}
          kind={kind}
          onKind={setKind}
          onAdd={actions.add}
          onCloseOut={() => actions.setDialog({ type: 'closeOut' })}
        />
      }
      status={
        <StatusBar
          keys={[
            'draftLetter',
            'addQuestion',
            'addRound',
            'logContact',
            'addPromise',
            'writeNote',
            'addAppointment',
          ]}
        >
          <output>{documents.attaching > 0 && records('attaching', { count: documents.attaching })}</output>
        </StatusBar>
      }
    >
      <div
        role="tabpanel"
        id={`${caseTabsId}-panel-${tab}`}
        aria-labelledby={`${caseTabsId}-tab-${tab}`}
        className={styles.panel}
      >
        <CaseBody {...{ file, tab, opportunityId, itemId, kind, actions }} onKind={setKind} />
      </div>
      {dialog && (
        <CaseDialogs
          file={file}
          dialog={dialog}
          onClose={closeDialog}
          onRemove={actions.removeEntry}
          onRemoveRecord={actions.removeRecord}
          onNote={actions.openNoteOf}
          onOpportunitySaved={(id) => {
            // A new opportunity is looked at next; a changed one leaves the view as it was.
            if (dialog.type === 'opportunity' && dialog.id === null) actions.show(tab, id)
          }}
          onChosenForLetter={actions.startLetter}
        />
      )}
      <FileDrop words={records('drop', { name: file.name })} onFiles={documents.drop} />
      {actions.isClientOpen || wasClientOpen ? (
        <ClientDialog
          client={client}
          opened={actions.isClientOpen}
          onClose={() => actions.setClientOpen(false)}
          onSaved={() => actions.setClientOpen(false)}
        />
      ) : null}
    </Screen>
  )
}
