import { assertNever } from '@shared/errors'
import type { SearchHit } from '@shared/search'
import type { Place } from '../navigation'

/** Where a record that was found is read: the case at its line, the note in its tab, the letter, the employer's page. */
export function placeOfHit(hit: Pick<SearchHit, 'kind' | 'id' | 'clientId' | 'employerId'>): Place | null {
  const { kind, id, clientId, employerId } = hit
  const inCase = (tab: Extract<Place, { at: 'client' }>['tab']): Place | null =>
    clientId === null ? null : { at: 'client', id: clientId, tab, itemId: id }
  switch (kind) {
    case 'client':
      return { at: 'client', id, tab: 'timeline' }
    case 'employer':
    case 'contact':
      return employerId === null ? null : { at: 'employer', id: employerId }
    case 'letter':
      return { at: 'letter', id }
    case 'note':
      return inCase('notes')
    case 'opportunity':
      return inCase('opportunities')
    case 'appointment':
      return inCase('appointments')
    case 'document':
      return inCase('documents')
    case 'session':
      return inCase('mockSessions')
    case 'round':
    case 'promise':
    case 'event':
    case 'ending':
    case 'message':
    case 'question':
      return inCase('timeline')
    default:
      return assertNever(kind)
  }
}
