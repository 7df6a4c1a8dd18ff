import { Button } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useWordingUndo, wordingCalls } from './use-wording-undo'

/** Gives a topic its original texts back at once and offers to take that back. */
export function ResetButton({ topic }: { readonly topic: AdviceTemplate }) {
  const t = useTranslations('advice')
  const offerUndo = useWordingUndo(topic)
  const resetting = useSend('advice.reset', { changes: wordingCalls })
  return (
    <>
      {resetting.error ? (
        <span className="late" role="alert">
          {resetting.error.message}
        </span>
      ) : null}
      <Button
        leftSection={<RotateCcw size={16} strokeWidth={1.75} aria-hidden />}
        aria-disabled={resetting.isPending}
        onClick={() => {
          if (!resetting.isPending)
            resetting.mutate({ topicId: topic.topicId }, { onSuccess: () => offerUndo('isReset') })
        }}
      >
        {t('reset')}
      </Button>
    </>
  )
}
