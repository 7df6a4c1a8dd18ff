import { ActionIcon, Button, Menu } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { Ellipsis, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { type PlannedSet, SetDialog } from './set-dialog'
import { SynonymsDialog } from './synonyms-dialog'
import { useTemplateSet } from './use-template-set'

type LibraryToolsProps = { readonly topics: readonly AdviceTemplate[]; readonly onNew: () => void }

/** What is done with the library as a whole: a new piece, a file in or out, how questions are read. */
export function LibraryTools({ topics, onNew }: LibraryToolsProps) {
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  const [isReading, setReading] = useState(false)
  const [planned, setPlanned] = useState<PlannedSet | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const { save, plan } = useTemplateSet()
  const hasOwn = topics.some(({ isOwn, isChanged }) => isOwn || isChanged)
  return (
    <>
      <Button
        leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="newTopic" />}
        aria-keyshortcuts={ariaKeys('newTopic')}
        onClick={onNew}
      >
        {t('new')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('more')}>
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setReading(true)}>{t('synonyms.open')}</Menu.Item>
          <Menu.Item onClick={() => file.current?.click()}>{t('set.open')}</Menu.Item>
          <Menu.Item disabled={!hasOwn} onClick={() => void save(null)}>
            {t('set.saveOwn')}
          </Menu.Item>
          <Menu.Item onClick={() => void save(topics.map(({ topicId }) => topicId))}>
            {t('set.saveAll')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".md,.txt,text/markdown"
        aria-label={t('set.open')}
        hidden
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) void plan(chosen).then(setPlanned)
        }}
      />
      {isReading ? <SynonymsDialog onClose={() => setReading(false)} /> : null}
      {planned ? <SetDialog planned={planned} onClose={() => setPlanned(null)} /> : null}
    </>
  )
}
