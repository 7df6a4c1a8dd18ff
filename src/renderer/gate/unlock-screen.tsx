import { Button } from '@mantine/core'
import type { GateFacts, LockedGate } from '@shared/gate'
import { useTranslations } from 'use-intl'
import { askGate } from './ask-gate'
import styles from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SecretForm } from './secret-form'

export type UnlockScreenProps = {
  readonly facts: GateFacts & LockedGate
  readonly onNext: (facts: GateFacts | null) => void
}

/** Asks for what opens the practice. Nothing of it is on this page. */
export function UnlockScreen({ facts, onNext }: UnlockScreenProps) {
  const t = useTranslations('gate')
  const { because, keychainProblem, hasPassphrase, hasRecovery } = facts
  return (
    <GateFrame title={t('unlock')}>
      <p className={styles.about}>{t('because', { because })}</p>
      {keychainProblem === null ? null : (
        <p className={styles.notice} role="note">
          {t(`keychain.${keychainProblem}`)}
        </p>
      )}
      {hasPassphrase || hasRecovery ? (
        <SecretForm
          hasPassphrase={hasPassphrase}
          hasRecovery={hasRecovery}
          action={t('open')}
          onSecret={async (secret) => onNext(await askGate('gate.unlock', secret))}
        />
      ) : null}
      <div className={styles.foot}>
        <Button variant="subtle" onClick={() => void askGate('gate.otherFolder', {}).then(onNext)}>
          {t('ways.otherFolder')}
        </Button>
        <Button variant="subtle" onClick={() => void askGate('gate.quit', {})}>
          {t('ways.quit')}
        </Button>
      </div>
    </GateFrame>
  )
}
