import { ActionIcon, Tooltip } from '@mantine/core'
import { factText } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { TextVersions } from '../ui/text-versions'
import { useFieldLabel } from '../ui/use-field-label'
import type { LetterDesk } from './use-letter-desk'

type VersionsButtonProps = {
  readonly desk: LetterDesk
  /** Called with a text that was brought back and is stored, to show it. */
  readonly onBroughtBack: (body: RichTextDoc) => void
}

/** Opens the earlier states of the letter. What is on screen is saved first, so that it counts as the present text. */
export function VersionsButton({ desk, onBroughtBack }: VersionsButtonProps) {
  const t = useTranslations('letters.versions')
  const [isOpen, setOpen] = useState(false)
  const bringBack = async (body: RichTextDoc) => {
    setOpen(false)
    // When it fails, the save status says so and offers to try again.
    await desk.bringBack(body)
    onBroughtBack(body)
  }
  return (
    <>
      <Tooltip label={t('open')}>
        <ActionIcon
          aria-label={t('open')}
          onClick={() => void desk.autosave.flush().then((isSafe) => setOpen(isSafe))}
        >
          <History size={16} strokeWidth={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <Versions desk={desk} onBringBack={(body) => void bringBack(body)} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

type VersionsProps = {
  readonly desk: LetterDesk
  readonly onBringBack: (body: RichTextDoc) => void
  readonly onClose: () => void
}

function Versions({ desk, ...props }: VersionsProps) {
  const labelOf = useFieldLabel()
  const { data, error, refetch } = useCall('letters.versions', { id: desk.stored.letter.id })
  return (
    <TextVersions
      kind="letter"
      present={desk.draft.body}
      versions={data}
      error={error}
      onRetry={() => void refetch()}
      factOf={(field, fallback) => factText(desk.facts, field) ?? fallback ?? `[${labelOf(field)}]`}
      {...props}
    />
  )
}
