import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Failure } from '../ui/failure'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './list-dialogs.module.css'
import { askToMerge } from './merge-request'

/** Pairs of clients who may be one person, to be put side by side. */
export function PairsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('clients.pairs')
  const { data, error } = useCall('clients.pairs', {})
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      {error ? <Failure error={error} /> : null}
      {data?.length === 0 ? <p className={styles.hint}>{t('none')}</p> : null}
      {data && data.length > 0 ? (
        <ul className={styles.lines}>
          {data.map(({ one, other, by }) => (
            <li key={`${one.id} ${other.id}`} className={styles.line}>
              <span className={styles.grow}>
                <b>{one.name}</b> {t('and')} <b>{other.name}</b>
                <br />
                <span className="quiet">{t(`by.${by}`)}</span>
              </span>
              <Button
                aria-label={t('compareOf', { one: one.name, other: other.name })}
                onClick={() => {
                  onClose()
                  askToMerge({ oneId: one.id, otherId: other.id })
                }}
              >
                {t('compare')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Modal>
  )
}
