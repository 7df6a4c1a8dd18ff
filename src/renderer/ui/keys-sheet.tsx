import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { usePractice } from '../practice'
import { KeyCap } from './key-cap'
import { actionsOn, type KeyAction, type KeyScreen, keysOf } from './key-map'
import styles from './keys-sheet.module.css'
import { ReturnFocus } from './use-return-focus'

export type KeysSheetProps = {
  /** The screen whose keys stand first. */
  readonly screen: KeyScreen | null
  readonly opened: boolean
  readonly onClose: () => void
}

/** Every key that counts here, opened by `?`. */
export function KeysSheet({ screen, opened, onClose }: KeysSheetProps) {
  const t = useTranslations('ui')
  const { bareKeys } = usePractice()
  const screens = screen === null ? (['anywhere'] as const) : ([screen, 'anywhere'] as const)
  return (
    <>
      {opened ? <ReturnFocus /> : null}
      <Modal
        opened={opened}
        onClose={onClose}
        title={t('keysTitle')}
        size={560}
        closeButtonProps={{ 'aria-label': t('keysClose') }}
      >
        {screens.map((name) => (
          <section key={name} className={styles.group}>
            <h3 className="group-head">{t(`keyScreens.${name}`)}</h3>
            <dl className={styles.list}>
              {actionsOn(name).map((action) => (
                <div key={action} className={styles.line}>
                  <dt>{t(`keys.${action}`)}</dt>
                  <dd className={styles.caps}>
                    <Caps action={action} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={styles.hint}>{bareKeys ? t('keysHint') : t('keysBareOff')}</p>
      </Modal>
    </>
  )
}

/** Up to three caps of an action; the rest of a long row (Alt 1 to 9) follows the same pattern. */
function Caps({ action }: { readonly action: KeyAction }) {
  return keysOf(action)
    .slice(0, 3)
    .map((key, index) => <KeyCap key={key} action={action} index={index} />)
}
