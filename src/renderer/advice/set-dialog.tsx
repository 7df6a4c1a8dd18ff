import { Button, Modal } from '@mantine/core'
import type { TemplateSetFile, TemplateSetPlan } from '@shared/advice'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './library-dialogs.module.css'
import { useSetNotice } from './use-template-set'

export type PlannedSet = { readonly file: TemplateSetFile; readonly plan: TemplateSetPlan }

/** What a file of advice would bring, before it is taken in: each piece, and what is wrong with which line. */
export function SetDialog({
  planned,
  onClose,
}: {
  readonly planned: PlannedSet
  readonly onClose: () => void
}) {
  const t = useTranslations('advice.set')
  useReturnFocus()
  const { plan, file } = planned
  const take = useSetNotice()
  const wanted = plan.rows.filter(({ what }) => what !== 'same').length
  const counts = (['new', 'changed', 'same'] as const).map((what) => ({
    what,
    count: plan.rows.filter((row) => row.what === what).length,
  }))
  const apply = async () => {
    if (wanted === 0) return
    if (await take(() => call('advice.applySet', file))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: file.fileName })}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.stack}>
        <p className={styles.counts}>
          {counts.map(({ what, count }) => (
            <span key={what}>{t(`counts.${what}`, { count })}</span>
          ))}
          <span className={plan.refused > 0 ? 'late' : undefined}>
            {t('counts.refused', { count: plan.refused })}
          </span>
        </p>
        {plan.problems.length > 0 ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          <ul className={styles.rows} aria-label={t('problems')} tabIndex={0}>
            {plan.problems.map(({ line, text }, index) => (
              <li key={`${line}:${index}`}>
                <span className="late">{t('line', { line })}</span>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <ul className={styles.rows} aria-label={t('rows')} tabIndex={0}>
          {plan.rows.map((row) => (
            <li key={row.topicId}>
              <span className={styles.grow}>{row.title}</span>
              <span className="quiet">
                {t(`what.${row.what}`, { builtIn: row.isBuiltIn ? 'yes' : 'no' })}
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.buttons}>
          <Button
            data-autofocus
            variant={wanted > 0 ? 'filled' : 'default'}
            aria-disabled={wanted === 0}
            onClick={() => void apply()}
          >
            {t('apply', { count: wanted })}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Modal>
  )
}
