import { assertNever } from '@shared/errors'
import type { TimelineItem } from '@shared/interviews'
import { useTranslations } from 'use-intl'

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** A line of the history in a few words, for the pane of Today. */
export function useShortEntry(): (item: TimelineItem) => string {
  const t = useTranslations('today.entry')
  const sessions = useTranslations('sessionReport.timeline')
  const stages = useTranslations('stages')
  const withText = (words: string, text: string) =>
    text.trim() === '' ? words : t('withText', { words, text: oneLine(text) })
  return (item) => {
    switch (item.type) {
      case 'question':
        return t('question', { text: oneLine(item.body) })
      case 'round':
        return t('round', { number: item.number, stage: stages(item.stage) })
      case 'event':
        return item.kind === 'papers'
          ? withText(t('papers'), item.detail)
          : withText(stages(item.kind), item.detail)
      case 'ending':
        return t('ending', { tag: item.tag })
      case 'promise':
        return t('promise')
      case 'message':
        return withText(
          item.letterId === null
            ? t('message', { direction: item.direction, kind: item.kind })
            : t('replied'),
          item.detail,
        )
      case 'letter':
        return t('letter', { title: item.title, state: item.state })
      case 'note':
        return oneLine(item.detail)
      case 'appointment':
        return withText(t('appointment', { minutes: item.minutes }), item.topic)
      case 'session':
        return withText(sessions('short', { kind: item.kind, title: item.title }), item.detail)
      case 'document':
        return t('document', { name: item.fileName })
      case 'pack':
        return t('pack')
      default:
        return assertNever(item)
    }
  }
}
