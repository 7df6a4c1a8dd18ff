import type { TrashRow } from '@shared/trash'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'

export type TrashWords = {
  /** What was removed, in a few words. */
  readonly name: string
  /** Whose it is; empty for what belongs to the practice. */
  readonly owner: string
  readonly until: string
}

/** The words of a line of the trash. */
export function useTrashWords(): (row: TrashRow) => TrashWords {
  const t = useTranslations('trash')
  const { day } = useDayText()
  return (row) => ({
    name: nameOf(row, t, (on) => day(on, 'year')) || t('names.untitled'),
    owner: ownerOf(row, t),
    until: t('until', { day: day(row.erasedOn, 'short') }),
  })
}

type Translate = ReturnType<typeof useTranslations<'trash'>>

function nameOf(row: TrashRow, t: Translate, dayText: (day: string) => string): string {
  const { kind, name, code, employer } = row
  const on = row.on === null ? '' : dayText(row.on)
  const withName = (what: string): string => (name === '' ? what : t('names.with', { what, name }))
  switch (kind) {
    case 'round':
      return withName(t('names.round', { stage: code ?? '', day: on }))
    case 'event':
      return withName(t('names.event', { kind: code ?? '', day: on }))
    case 'ending':
      return withName(t('names.ending', { tag: code ?? '', day: on }))
    case 'promise':
      return withName(t('names.promise', { day: on }))
    case 'message':
      return withName(t('names.message', { kind: code ?? '', day: on }))
    case 'appointment':
      return withName(t('names.appointment', { day: on }))
    case 'consent':
      return withName(t('names.consent', { purpose: code ?? '', day: on }))
    case 'opportunity':
      return t('names.opportunity', { named: name === '' ? 'no' : 'yes', employer: employer ?? '', name })
    default:
      return name
  }
}

/** An opportunity and an employer name the employer themselves. */
function ownerOf({ kind, clientName, employer, comesWith }: TrashRow, t: Translate): string {
  const namesEmployer = kind === 'opportunity' || kind === 'employer'
  const shownEmployer = namesEmployer ? null : employer
  const owner =
    clientName !== null && shownEmployer !== null
      ? t('owners.both', { client: clientName, employer: shownEmployer })
      : (clientName ?? shownEmployer ?? '')
  return comesWith.length > 0 ? t('owners.removedToo', { owner }) : owner
}
