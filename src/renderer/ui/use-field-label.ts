import { isMergeField } from '@shared/merge-fields'
import type { Messages } from '@shared/messages'
import { useTranslations } from 'use-intl'

/** The name of a merge field as a coach reads it; one that does not exist is called as it was typed. */
export function useFieldLabel(): (field: string) => string {
  const t = useTranslations('fields')
  return (field) => (isMergeField(field) ? t(field.replaceAll('.', '_') as keyof Messages['fields']) : field)
}
