import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import styles from './library-dialogs.module.css'

/** How much the suggester has learned from the coach's picks, and the way to have it forgotten, after a question. */
export function LearnedPicks() {
  const t = useTranslations('advice.learned')
  const { data } = useCall('advice.learned', {})
  const forgetting = useSend('advice.forgetPicks', { changes: ['advice.learned', 'advice.suggest'] })
  const [isAsking, setAsking] = useState(false)
  const forget = useRef<HTMLButtonElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (isAsking) keep.current?.focus()
    else if (wasAsking.current) forget.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  const count = data?.pickCount ?? 0
  return isAsking ? (
    <div className={styles.buttons}>
      <output>{t('ask')}</output>
      <Button ref={keep} onClick={() => setAsking(false)}>
        {t('keep')}
      </Button>
      <Button
        variant="filled"
        loading={forgetting.isPending}
        onClick={() => forgetting.mutate({}, { onSuccess: () => setAsking(false) })}
      >
        {t('forgetNow')}
      </Button>
      {forgetting.error ? <Failure error={forgetting.error} /> : null}
    </div>
  ) : (
    <div className={styles.buttons}>
      <output>{t('count', { count })}</output>
      <Button
        ref={forget}
        aria-disabled={count === 0}
        onClick={() => (count > 0 ? setAsking(true) : undefined)}
      >
        {t('forget')}
      </Button>
    </div>
  )
}
