import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state'
import { KeyCap } from '../ui/key-cap'
import type { AddMenuProps } from './add-menu'
import type { CaseFile } from './case-file'

type TimelineEmptyProps = {
  readonly file: CaseFile
  readonly opportunityId: string | null
  readonly onAdd: AddMenuProps['onAdd']
}

/** What an empty timeline offers: the question for a fresh client, a round for a fresh opportunity. */
export function TimelineEmpty({ file, opportunityId, onAdd }: TimelineEmptyProps) {
  const t = useTranslations('interviews')
  const isFresh = file.history.opportunities.length === 0
  return (
    <EmptyState
      title={t(opportunityId === null ? 'empty.timeline' : 'empty.timelineStarted')}
      hint={t(isFresh ? 'empty.timelineHint' : 'empty.timelineStartedHint', { name: file.name })}
      action={
        <Button
          rightSection={<KeyCap action={isFresh ? 'addQuestion' : 'addRound'} />}
          onClick={() => onAdd(isFresh ? 'question' : 'round')}
        >
          {t(isFresh ? 'form.newQuestion' : 'empty.addRound')}
        </Button>
      }
    />
  )
}

/** What is said when entries are there but none of the kind looked at. */
export function NothingOfKind({ onShowAll }: { readonly onShowAll: () => void }) {
  const t = useTranslations('records.kinds')
  return <EmptyState title={t('none')} action={<Button onClick={onShowAll}>{t('showAll')}</Button>} />
}
