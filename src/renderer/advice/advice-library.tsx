import { Button } from '@mantine/core'
import { type AdviceTemplate, adviceKinds } from '@shared/advice'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { hasKeptDraft, NEW_TOPIC, readKeptDrafts, useKeptDrafts } from './kept-drafts'
import { LibraryTools } from './library-tools'
import { TopicDetail, TopicEditorFrame } from './topic-detail'
import { TopicEditor } from './topic-editor'
import { filterTopics, isFiltered, noFilter, type TopicFilter, tagsOf } from './topic-filter'
import { TopicList } from './topic-list'
import { useLibraryAct } from './use-library-act'

/** Width of the list in px: a title of four or five words fits without being cut. */
const listWidth = 336

const choose = (topicId: string) => goTo({ at: 'advice', topicId }, { replace: true })

/** All advice there is, to read, to search, to make one's own and to add to. */
export function AdviceLibrary({ topicId }: { readonly topicId: string | null }) {
  const t = useTranslations('advice')
  const ledger = useTranslations('adviceLedger')
  const library = useCall('advice.list', {})
  const isLate = useLateLoading(library.isPending)
  const [filter, setFilter] = useState<TopicFilter>(noFilter)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)
  const run = useLibraryAct()
  useKeptDrafts()
  useEffect(() => void readKeptDrafts(), [])

  const topics = library.data ?? []
  const isWriting = topicId === NEW_TOPIC
  const groups = grouped(filterTopics(topics, filter), filter.wanted.trim() === '')
  const order = groups.flatMap((group) => group.topics)
  const chosen = isWriting ? null : (topics.find((topic) => topic.topicId === topicId) ?? order[0] ?? null)
  const focus = (id: string) => list.current?.querySelector<HTMLElement>(`[data-topic="${id}"]`)?.focus()
  const open = (topic: AdviceTemplate | undefined) => {
    if (topic === undefined) return
    choose(topic.topicId)
    focus(topic.topicId)
  }
  const move = (by: 1 | -1) => {
    const at = order.findIndex((topic) => topic === chosen)
    open(order[Math.max(0, Math.min(at + by, order.length - 1))])
  }
  const find = () => search.current?.focus()
  const duplicate = async (topic: AdviceTemplate) => {
    const copy = await run('duplicated', () => call('advice.duplicate', { topicId: topic.topicId }))
    if (copy) choose(copy.topic.topicId)
  }
  useKeys({ find, nextRow: () => move(1), previousRow: () => move(-1), newTopic: () => choose(NEW_TOPIC) })

  return (
    <Screen
      title={t('title')}
      detail={library.data ? t('count', { count: topics.length }) : undefined}
      actions={
        <>
          <Button onClick={() => goTo({ at: 'ledger' })}>{ledger('open')}</Button>
          <LibraryTools topics={topics} onNew={() => choose(NEW_TOPIC)} />
        </>
      }
      status={
        <StatusBar keys={['nextRow', 'previousRow', 'find', 'newTopic', 'editTopic', 'duplicateTopic']} />
      }
    >
      {library.error ? <Failure error={library.error} onRetry={() => void library.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {library.data ? (
        <Split>
          <Pane label={t('list')} width={listWidth} scrolls={false}>
            <TopicList
              list={list}
              search={search}
              filter={filter}
              tags={tagsOf(topics)}
              onFilter={(change) => setFilter({ ...filter, ...change })}
              onEnter={() => open(order[0])}
              groups={groups}
              chosenId={isWriting ? NEW_TOPIC : (chosen?.topicId ?? null)}
              hasNewDraft={isWriting || hasKeptDraft(NEW_TOPIC)}
              onChoose={choose}
            />
          </Pane>
          <Pane label={t('detail')} width="grow">
            {isWriting ? (
              <NewTopic library={topics} />
            ) : chosen ? (
              <TopicDetail
                key={chosen.topicId}
                topic={chosen}
                library={topics}
                onDuplicate={() => void duplicate(chosen)}
              />
            ) : (
              <EmptyState
                title={
                  filter.wanted.trim() === ''
                    ? t('nothingHere')
                    : t('nothingFound', { wanted: filter.wanted.trim() })
                }
                hint={filter.wanted.trim() === '' ? t('nothingHereHint') : t('nothingFoundHint')}
                action={
                  isFiltered(filter) ? (
                    <Button onClick={() => setFilter(noFilter)}>{t('clear')}</Button>
                  ) : null
                }
              />
            )}
          </Pane>
        </Split>
      ) : null}
    </Screen>
  )
}

function NewTopic({ library }: { readonly library: readonly AdviceTemplate[] }) {
  const t = useTranslations('advice')
  return (
    <TopicEditorFrame title={t('newTitle')}>
      <TopicEditor
        topic={null}
        library={library}
        onClose={(saved) => (saved ? choose(saved.topicId) : goTo({ at: 'advice' }, { replace: true }))}
      />
    </TopicEditorFrame>
  )
}

export type TopicGroup = {
  readonly kind: AdviceTemplate['kind'] | null
  readonly topics: readonly AdviceTemplate[]
}

/** Topics by kind; what was searched for stays in one group, best first. */
function grouped(topics: readonly AdviceTemplate[], byKind: boolean): readonly TopicGroup[] {
  if (topics.length === 0) return []
  if (!byKind) return [{ kind: null, topics }]
  return adviceKinds
    .map((kind) => ({ kind, topics: topics.filter((topic) => topic.kind === kind) }))
    .filter((group) => group.topics.length > 0)
}
