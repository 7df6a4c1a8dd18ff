import { ActionIcon, Button, Menu } from '@mantine/core'
import type { BankAct, BankKind, InBank } from '@shared/question-bank'
import { Ellipsis, Pencil } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import styles from './bank-buttons.module.css'
import type { BankDone } from './use-bank-act'

type BankButtonsProps = {
  readonly kind: BankKind
  readonly item: InBank
  readonly title: string
  readonly onEdit: () => void
  readonly onDuplicate: () => void
  readonly onAct: (done: BankDone, send: () => Promise<BankAct>) => void
}

/** What can be done with one thing of the bank, by button, menu or key. */
export function BankButtons({ kind, item, title, onEdit, onDuplicate, onAct }: BankButtonsProps) {
  const t = useTranslations('questionBank')
  const ariaKeys = useAriaKeys()
  const { ref, isOwn, isChanged, isRetired } = item
  const retire = () =>
    onAct(isRetired ? 'isBack' : 'isRetired', async () => ({
      ref,
      ...(await call('questionBank.retire', { kind, refs: [ref], isRetired: !isRetired })),
    }))
  const remove = () => {
    if (isOwn) onAct('isRemoved', () => call('questionBank.remove', { kind, ref }))
  }
  useKeys({
    editBankThing: onEdit,
    duplicateBankThing: onDuplicate,
    retireBankThing: retire,
    removeBankThing: remove,
  })
  return (
    <div className={styles.buttons}>
      <Button
        leftSection={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="editBankThing" />}
        aria-keyshortcuts={ariaKeys('editBankThing')}
        onClick={onEdit}
      >
        {t('edit')}
      </Button>
      {isChanged ? (
        <Button onClick={() => onAct('isReset', () => call('questionBank.reset', { kind, ref }))}>
          {t('reset')}
        </Button>
      ) : null}
      {isRetired ? <Button onClick={retire}>{t('bringBack')}</Button> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('moreOf', { title })}>
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<KeyCap action="duplicateBankThing" />} onClick={onDuplicate}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item rightSection={<KeyCap action="retireBankThing" />} onClick={retire}>
            {isRetired ? t('bringBack') : t('retire')}
          </Menu.Item>
          {isOwn ? (
            <Menu.Item rightSection={<KeyCap action="removeBankThing" />} onClick={remove}>
              {t('remove')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
