import { Button, Checkbox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { DueClient } from '@shared/retention'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { goTo } from '../navigation'
import { Confirm } from '../ui/confirm'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './retention-part.module.css'
import parts from './settings-screen.module.css'

type DueClientsProps = { readonly due: readonly DueClient[]; readonly total: number }

/** Clients whose time is over: looked at, chosen, and erased after a question. */
export function DueClients({ due, total }: DueClientsProps) {
  const t = useTranslations('retention')
  const close = useTranslations('ui.undo')('close')
  const { day } = useDayText()
  const sayFailure = useFailureNotice()
  const erase = useSend('retention.erase', { changes: ['retention.get', 'app.start'] })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const ids = due.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const eraseChosen = async (): Promise<void> => {
    setAsking(false)
    try {
      const { clients, forgottenOn } = await erase.mutateAsync({ clientIds: ids })
      setChosen(new Set())
      notifications.show({
        autoClose: false,
        message: t('erased', { count: clients, day: day(forgottenOn, 'full') }),
        closeButtonProps: { 'aria-label': close },
      })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  if (total === 0) return <p className={parts.plain}>{t('due', { count: 0 })}</p>
  return (
    <>
      <p className={parts.plain}>
        {t('due', { count: total })} {total > due.length ? t('first', { count: due.length }) : null}
      </p>
      <Checkbox
        mt="sm"
        label={t('chooseAll')}
        checked={ids.length === due.length}
        indeterminate={ids.length > 0 && ids.length < due.length}
        onChange={() => setChosen(new Set(ids.length === due.length ? [] : due.map(({ id }) => id)))}
      />
      <ul className={styles.list}>
        {due.map(({ id, fullName, restingSince }) => (
          <li key={id} className={styles.row}>
            <Checkbox
              aria-label={t('choose', { name: fullName })}
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
            />
            <span className={styles.name}>{fullName}</span>
            <span className={styles.since}>{t('since', { day: day(restingSince, 'year') })}</span>
            <Button
              size="xs"
              aria-label={t('openLabel', { name: fullName })}
              onClick={() => goTo({ at: 'client', id, tab: 'timeline' })}
            >
              {t('open')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        loading={erase.isPending}
        aria-disabled={ids.length === 0}
        onClick={() => (ids.length === 0 ? undefined : setAsking(true))}
      >
        {t('erase', { count: ids.length })}
      </Button>
      <Confirm
        opened={isAsking}
        title={t('askTitle', { count: ids.length })}
        body={t('askBody')}
        action={t('askAction')}
        onConfirm={() => void eraseChosen()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
