import type { CallInput } from '@shared/contract'
import { assertNever } from '@shared/errors'
import { lazy, Suspense } from 'react'
import { ReplyDialog } from '../sending/reply-dialog'
import { AppointmentDialog } from './appointment-dialog'
import type { CaseDialog, CaseFile, EntryOf } from './case-file'
import { ChooseOpportunity } from './choose-opportunity'
import { ConsentDialog } from './consent-dialog'
import { DocumentDialog } from './document-dialog'
import { EndingDialog } from './ending-dialog'
import { EventDialog } from './event-dialog'
import { MessageDialog } from './message-dialog'
import { OpportunityDialog } from './opportunity-dialog'
import { PromiseDialog } from './promise-dialog'
import { QuestionDialog } from './question-dialog'
import { RoundDialog } from './round-dialog'
import type { RecordKind } from './use-remove-record'

const CloseOutDialog = lazy(() =>
  import('../packs/close-out-dialog').then((part) => ({ default: part.CloseOutDialog })),
)

type CaseDialogsProps = {
  readonly file: CaseFile
  readonly dialog: CaseDialog
  readonly onClose: () => void
  readonly onRemove: (record: CallInput<'interviews.remove'>) => void
  readonly onRemoveRecord: (kind: RecordKind, id: string) => void
  readonly onNote: (appointment: EntryOf<'appointment'>) => void
  readonly onOpportunitySaved: (id: string) => void
  readonly onChosenForLetter: (opportunityId: string | null) => void
}

/** The one dialog that is open over the case. Removing closes it. */
export function CaseDialogs(props: CaseDialogsProps) {
  const { file, dialog, onClose } = props
  const remove = (type: CallInput<'interviews.remove'>['type']) => (id: string) => {
    onClose()
    props.onRemove({ type, id })
  }
  const removeRecord = (kind: RecordKind) => (id: string) => {
    onClose()
    props.onRemoveRecord(kind, id)
  }
  /** The opportunity of an entry, or for a new one that which is shown. */
  const opportunityOf = (entry: { readonly opportunityId: string | null } | null | undefined) =>
    entry?.opportunityId ?? file.shownId ?? ''

  switch (dialog.type) {
    case 'round': {
      const round = file.history.rounds.find(({ id }) => id === dialog.id) ?? null
      const opportunityId = opportunityOf(round)
      return <RoundDialog {...{ file, round, opportunityId, onClose }} onRemove={remove('round')} />
    }
    case 'promise': {
      const promise = file.history.promises.find(({ id }) => id === dialog.id) ?? null
      const opportunityId = opportunityOf(promise)
      return <PromiseDialog {...{ file, promise, opportunityId, onClose }} onRemove={remove('promise')} />
    }
    case 'opportunity': {
      const opportunity = file.history.opportunities.find(({ id }) => id === dialog.id) ?? null
      return (
        <OpportunityDialog
          {...{ file, opportunity, onClose }}
          onSaved={props.onOpportunitySaved}
          onRemove={remove('opportunity')}
        />
      )
    }
    case 'message':
      return <MessageDialog {...{ file, onClose }} message={dialog.entry} onRemove={remove('message')} />
    case 'question':
      return <QuestionDialog {...{ file, onClose }} question={dialog.entry} onRemove={remove('question')} />
    case 'event': {
      const opportunityId = opportunityOf(dialog.entry)
      return (
        <EventDialog {...{ file, opportunityId, onClose }} event={dialog.entry} onRemove={remove('event')} />
      )
    }
    case 'ending': {
      const opportunityId = opportunityOf(dialog.entry ?? dialog)
      return (
        <EndingDialog
          {...{ file, opportunityId, onClose }}
          ending={dialog.entry}
          onRemove={remove('ending')}
        />
      )
    }
    case 'appointment':
      return (
        <AppointmentDialog
          {...{ file, onClose }}
          appointment={dialog.entry}
          onRemove={removeRecord('appointment')}
          onNote={(appointment) => {
            onClose()
            props.onNote(appointment)
          }}
        />
      )
    case 'document':
      return (
        <DocumentDialog {...{ file, onClose }} document={dialog.entry} onRemove={removeRecord('document')} />
      )
    case 'consent':
      return (
        <ConsentDialog {...{ file, onClose }} consent={dialog.entry} onRemove={removeRecord('consent')} />
      )
    case 'reply':
      return (
        <ReplyDialog
          clientId={file.client.id}
          clientName={file.client.fullName}
          letterId={null}
          onClose={onClose}
        />
      )
    case 'closeOut':
      return (
        <Suspense fallback={null}>
          <CloseOutDialog clientId={file.client.id} name={file.name} onClose={onClose} />
        </Suspense>
      )
    case 'chooseForLetter':
      return <ChooseOpportunity {...{ file, onClose }} onChoose={props.onChosenForLetter} />
    default:
      return assertNever(dialog)
  }
}
