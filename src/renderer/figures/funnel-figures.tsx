import { type Funnel, funnelSteps, type Outcomes } from '@shared/figures'
import type { EndingTag } from '@shared/stages'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ShareFigure } from './share-figure'

/** Endings from the best to the one that says least. */
const outcomeOrder: readonly EndingTag[] = ['accepted', 'rejected', 'filled', 'withdrew', 'ghosted']

/** How many opportunities ended, however. */
export const totalOf = (outcomes: Outcomes): number =>
  outcomeOrder.reduce((sum, tag) => sum + outcomes[tag], 0)

type Titled = { readonly title: string; readonly note: ReactNode }

/** How far opportunities came, step by step. */
export function FunnelFigure({ funnel, title, note }: Titled & { readonly funnel: Funnel }) {
  const t = useTranslations('figures.funnel')
  return (
    <ShareFigure
      title={title}
      note={note}
      labelHead={t('step')}
      total={funnel.begun}
      rows={funnelSteps.map((step) => ({ label: t(`steps.${step}`), count: funnel[step] }))}
    />
  )
}

/** How opportunities ended. */
export function OutcomesFigure({ outcomes, title, note }: Titled & { readonly outcomes: Outcomes }) {
  const t = useTranslations('figures.outcomes')
  return (
    <ShareFigure
      title={title}
      note={note}
      labelHead={t('ending')}
      total={totalOf(outcomes)}
      rows={outcomeOrder.map((tag) => ({ label: t(`tags.${tag}`), count: outcomes[tag] }))}
    />
  )
}
