import { type AdviceTemplate, adviceKinds } from '@shared/advice'
import { findTopics } from '@shared/find-topics'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppEvent, useCall } from '../api'
import { goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { TopicDetail } from './topic-detail'
import { TopicList } from './topic-list'

/** Width of the list in px: a title of four or five words fits without being cut. */
const listWidth = 336

const choose = (topicId: string) => goTo({ at: 'advice', topicId }, { replace: true })

/** All advice there is, to read, to search and to make one's own. */
export function AdviceLibrary({ topicId }: { readonly topicId: string | null }) {
  const t = useTranslations('advice')
  const library = useCall('advice.list', {})
  const isLate = useLateLoading(library.isPending)
  const [wanted, setWanted] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)

  const topics = library.data ?? []
  const groups = grouped(findTopics(topics, wanted), wanted.trim() === '')
  const order = groups.flatMap((group) => group.topics)
  const chosen = topics.find((topic) => topic.topicId === topicId) ?? order[0] ?? null
  const move = (by: 1 | -1) => {
    const at = order.findIndex((topic) => topic === chosen)
    const next = order[Math.max(0, Math.min(at + by, order.length - 1))]
    if (next === undefined) return
    choose(next.topicId)
    list.current?.querySelector<HTMLElement>(`[data-topic="${next.topicId}"]`)?.focus()
  }
  const openFirst = () => {
    const [first] = order
    if (first === undefined) return
    choose(first.topicId)
    list.current?.querySelector<HTMLElement>(`[data-topic="${first.topicId}"]`)?.focus()
  }
  const find = () => search.current?.focus()
  useKeys({ find, nextRow: () => move(1), previousRow: () => move(-1) })
  useAppEvent('app.command', ({ command }) => {
    if (command === 'find') find()
  })

  return (
    <Screen
      title={t('title')}
      detail={library.data ? t('count', { count: topics.length }) : undefined}
      status={<StatusBar keys={['nextRow', 'previousRow', 'find']} />}
    >
      {library.error ? <Failure error={library.error} onRetry={() => void library.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {library.data ? (
        <Split>
          <Pane label={t('list')} width={listWidth} scrolls={false}>
            <TopicList
              list={list}
              search={search}
              wanted={wanted}
              onWanted={setWanted}
              onEnter={openFirst}
              groups={groups}
              chosenId={chosen?.topicId ?? null}
              onChoose={choose}
            />
          </Pane>
          <Pane label={t('detail')} width="grow">
            {chosen ? (
              <TopicDetail key={chosen.topicId} topic={chosen} library={topics} />
            ) : (
              <EmptyState title={t('nothingFound', { wanted: wanted.trim() })} hint={t('nothingFoundHint')} />
            )}
          </Pane>
        </Split>
      ) : null}
    </Screen>
  )
}

export type TopicGroup = {
  readonly kind: AdviceTemplate['kind'] | null
  readonly topics: readonly AdviceTemplate[]
}

/** Topics by kind; what was searched for stays in one group, best first. */
function grouped(topics: readonly AdviceTemplate[], byKind: boolean): readonly TopicGroup[] {
  if (!byKind) return topics.length === 0 ? [] : [{ kind: null, topics }]
  return adviceKinds.map((kind) => ({ kind, topics: topics.filter((topic) => topic.kind === kind) }))
}
