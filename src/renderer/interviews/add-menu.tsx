import { Button, Menu } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import type { KeyAction } from '../ui/key-map'
import styles from './case-tabs.module.css'

/** What the case view can add, with the key that adds it. Those of an opportunity need one first. */
const additions = [
  { kind: 'question', action: 'addQuestion', needsOpportunity: false },
  { kind: 'note', action: 'writeNote', needsOpportunity: false },
  { kind: 'appointment', action: 'addAppointment', needsOpportunity: false },
  { kind: 'document', action: 'attachDocument', needsOpportunity: false },
  { kind: 'opportunity', action: 'addOpportunity', needsOpportunity: false },
  { kind: 'round', action: 'addRound', needsOpportunity: true },
  { kind: 'promise', action: 'addPromise', needsOpportunity: true },
  { kind: 'message', action: 'logContact', needsOpportunity: false },
  { kind: 'reply', action: 'addReply', needsOpportunity: false },
  { kind: 'event', action: 'addEvent', needsOpportunity: true },
  { kind: 'ending', action: 'addEnding', needsOpportunity: true },
] as const satisfies readonly { kind: string; action: KeyAction; needsOpportunity: boolean }[]

export type AddKind = (typeof additions)[number]['kind']

export type AddMenuProps = {
  readonly hasOpportunity: boolean
  readonly onAdd: (kind: AddKind) => void
  readonly onCloseOut: () => void
}

/** The keys of quick add as a menu, for the mouse and for whoever learns the keys. */
export function AddMenu({ hasOpportunity, onAdd, onCloseOut }: AddMenuProps) {
  const t = useTranslations('interviews.add')
  const packs = useTranslations('packs')
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} width={200}>
      <Menu.Target>
        <Button
          className={styles.small ?? ''}
          leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
        >
          {t('menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {additions
          .filter(({ needsOpportunity }) => hasOpportunity || !needsOpportunity)
          .map(({ kind, action }) => (
            <Menu.Item key={kind} rightSection={<KeyCap action={action} />} onClick={() => onAdd(kind)}>
              {t(kind)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap action="closeOut" />} onClick={onCloseOut}>
          {packs('command')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
