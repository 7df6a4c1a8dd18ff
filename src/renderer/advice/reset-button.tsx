import { Button } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Confirm } from '../ui/confirm'

/** Gives a topic its original texts back, after asking. */
export function ResetButton({ topic }: { readonly topic: AdviceTemplate }) {
  const t = useTranslations('advice')
  const [isAsking, setAsking] = useState(false)
  const resetting = useSend('advice.reset', { changes: ['advice.list', 'advice.suggest'] })
  return (
    <>
      {resetting.error ? (
        <span className="late" role="alert">
          {resetting.error.message}
        </span>
      ) : null}
      <Button
        leftSection={<RotateCcw size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('reset')}
      </Button>
      <Confirm
        opened={isAsking}
        title={t('resetTitle', { title: topic.title })}
        body={t('resetBody')}
        action={t('resetAction')}
        isBusy={resetting.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => resetting.mutate({ topicId: topic.topicId }, { onSettled: () => setAsking(false) })}
      />
    </>
  )
}
