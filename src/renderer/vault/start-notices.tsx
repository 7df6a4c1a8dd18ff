import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useStart } from '../practice'

/** Says once what the coach should know about the place where this practice lies. */
export function StartNotices(): null {
  const t = useTranslations('vault')
  const { isReadOnly, cloudService } = useStart()
  const tell = useEffectEvent((): void => {
    const closing = { closeButtonProps: { 'aria-label': t('close') }, autoClose: false } as const
    if (isReadOnly) notifications.show({ ...closing, title: t('readOnlyTitle'), message: t('readOnly') })
    if (cloudService === null) return
    notifications.show({
      ...closing,
      color: 'var(--due)',
      title: t('cloudTitle', { service: cloudService }),
      message: t('cloud', { service: cloudService }),
      onClose: () => void call('vault.cloudSaid', {}),
    })
  })
  useEffect(() => tell(), [])
  return null
}
