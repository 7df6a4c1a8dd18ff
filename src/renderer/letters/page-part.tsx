import { ActionIcon, Tooltip } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePractice } from '../practice'
import { Failure } from '../ui/failure'
import { LeavingBar } from './leaving-bar'
import styles from './page-part.module.css'
import { PageSheet } from './page-sheet'
import type { LetterDesk } from './use-letter-desk'
import { type PreviewAnswer, useDrawnPages } from './use-letter-pages'
import type { OpenFieldsView } from './use-open-fields'

type PagePartProps = {
  readonly desk: LetterDesk
  readonly open: OpenFieldsView
  readonly answer: PreviewAnswer
}

/** Space left and right of the paper, in CSS pixels. */
const margin = 20

/** The real pages, as they will print, and the ways for them to leave. */
export function PagePart({ desk, open, answer }: PagePartProps) {
  const t = useTranslations('letters.page')
  const { pageSize } = usePractice()
  const [isFull, setFull] = useState(false)
  const { ref, width: room } = useElementSize<HTMLDivElement>()
  const fitting = room === 0 ? undefined : Math.max(room - 2 * margin, 160)
  const pdf = answer.preview?.pdf ?? null
  // While a divider or the window is dragged, the pages stretch; they are drawn sharp when it rests.
  const drawn = useDrawnPages(pdf, useDeferredValue(isFull ? null : fitting))
  const failure = answer.failure ?? drawn.failure
  const count = drawn.pages.length
  const zoomLabel = t(isFull ? 'fitWidth' : 'fullSize')
  const Zoom = isFull ? ZoomOut : ZoomIn

  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{count === 0 ? t('title') : t('count', { count })}</h2>
        <span className="quiet">{t('size', { size: pageSize })}</span>
        <Tooltip label={zoomLabel}>
          <ActionIcon
            className={styles.zoom}
            aria-label={zoomLabel}
            aria-pressed={isFull}
            onClick={() => setFull(!isFull)}
          >
            <Zoom size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <section className={styles.desk} ref={ref} aria-label={t('region')} tabIndex={0}>
        {failure ? <Failure error={failure} onRetry={answer.retry} /> : null}
        {drawn.pages.map((page, index) => (
          <PageSheet
            key={index}
            page={page}
            label={t('sheet', { number: index + 1, count })}
            width={isFull ? page.width : fitting}
          />
        ))}
      </section>
      <LeavingBar desk={desk} open={open} />
    </>
  )
}
