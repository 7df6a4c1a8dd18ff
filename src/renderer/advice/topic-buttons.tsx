import { ActionIcon, Button, Menu } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { goTo } from '../navigation'
import { KeyCap } from '../ui/key-cap'
import type { KeyAction } from '../ui/key-map'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { SamplesDialog } from './samples-dialog'
import { TagsDialog } from './tags-dialog'
import { tagsOf } from './topic-filter'
import { TopicVersions } from './topic-versions'
import { useLibraryAct } from './use-library-act'
import { useTemplateSet } from './use-template-set'

type TopicButtonsProps = {
  readonly topic: AdviceTemplate
  readonly library: readonly AdviceTemplate[]
  readonly onEdit: () => void
  readonly onDuplicate: () => void
}

type Dialog = 'tags' | 'versions' | 'samples'

/** What can be done with one piece, by button, menu or key. */
export function TopicButtons({ topic, library, onEdit, onDuplicate }: TopicButtonsProps) {
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const run = useLibraryAct()
  const { save } = useTemplateSet()
  const { topicId, isRetired, isOwn, isChanged } = topic
  const close = () => setDialog(null)
  const retire = () =>
    void run(isRetired ? 'isBack' : 'isRetired', () =>
      call('advice.mark', { topicIds: [topicId], isRetired: !isRetired }),
    )
  const remove = async () => {
    if (!isOwn) return
    if (await run('isRemoved', () => call('advice.remove', { topicId })))
      goTo({ at: 'advice' }, { replace: true })
  }
  useKeys({
    editTopic: onEdit,
    duplicateTopic: onDuplicate,
    retireTopic: retire,
    tagTopic: () => setDialog('tags'),
    topicVersions: () => setDialog('versions'),
    tryTopic: () => setDialog('samples'),
    removeTopic: () => void remove(),
  })
  return (
    <>
      <Button
        leftSection={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="editTopic" />}
        aria-keyshortcuts={ariaKeys('editTopic')}
        onClick={onEdit}
      >
        {t('edit')}
      </Button>
      {isChanged ? (
        <Button onClick={() => void run('isReset', () => call('advice.reset', { topicId }))}>
          {t('reset')}
        </Button>
      ) : null}
      {isRetired ? <Button onClick={retire}>{t('bringBack')}</Button> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('moreOf', { title: topic.title })}>
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <KeyItem action="tryTopic" label={t('try.open')} onAct={() => setDialog('samples')} />
          <KeyItem action="duplicateTopic" label={t('duplicate')} onAct={onDuplicate} />
          <KeyItem action="tagTopic" label={t('tags.open')} onAct={() => setDialog('tags')} />
          <KeyItem action="topicVersions" label={t('versions.open')} onAct={() => setDialog('versions')} />
          <Menu.Item onClick={() => void save([topicId])}>{t('set.saveOne')}</Menu.Item>
          <KeyItem action="retireTopic" label={isRetired ? t('bringBack') : t('retire')} onAct={retire} />
          {isOwn ? <KeyItem action="removeTopic" label={t('remove')} onAct={() => void remove()} /> : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'tags' ? <TagsDialog topic={topic} known={tagsOf(library)} onClose={close} /> : null}
      {dialog === 'versions' ? <TopicVersions topic={topic} onClose={close} /> : null}
      {dialog === 'samples' ? <SamplesDialog topic={{ ...topic, id: topicId }} onClose={close} /> : null}
    </>
  )
}

type KeyItemProps = { readonly action: KeyAction; readonly label: string; readonly onAct: () => void }

/** An item of the menu with the key that does the same. */
function KeyItem({ action, label, onAct }: KeyItemProps) {
  return (
    <Menu.Item rightSection={<KeyCap action={action} />} onClick={onAct}>
      {label}
    </Menu.Item>
  )
}
