import type { AdviceTemplate, TopicVersion } from '@shared/advice'
import { docFromPlainText } from '@shared/rich-text'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { TextVersions } from '../ui/text-versions'
import { saveTexts, useLibraryAct } from './use-library-act'

type Texts = Pick<TopicVersion, 'body' | 'shortBody'>

/** The earlier wordings of a piece with what changed since; one of them can be brought back. */
export function TopicVersions({
  topic,
  onClose,
}: {
  readonly topic: AdviceTemplate
  readonly onClose: () => void
}) {
  const t = useTranslations('advice')
  const { topicId } = topic
  const { data, error, refetch } = useCall('advice.versions', { topicId })
  const run = useLibraryAct()
  const docOf = ({ body, shortBody }: Texts) => docFromPlainText(`${body}\n${t('shortBody')}:\n${shortBody}`)
  const versions = useMemo(
    () =>
      data?.map((version) => ({
        id: version.id,
        createdAt: version.createdAt,
        body: docOf(version),
        ...(version.isOriginal ? { label: t('versions.original') } : {}),
      })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the label's words change with the language, and then all does
    [data],
  )
  return (
    <TextVersions
      kind="advice"
      present={docOf(topic)}
      versions={versions}
      error={error}
      onRetry={() => void refetch()}
      onClose={onClose}
      onBringBack={(doc) => {
        const version = data?.[versions?.findIndex(({ body }) => body === doc) ?? -1]
        onClose()
        if (version) void run('saved', () => saveTexts(topicId, version.body, version.shortBody))
      }}
    />
  )
}
