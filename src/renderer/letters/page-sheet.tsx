import { VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import type { DrawnPage } from './draw-pages'
import styles from './page-part.module.css'

type PageSheetProps = {
  readonly page: DrawnPage
  readonly label: string
  /** In CSS pixels. */
  readonly width: number | undefined
}

/** One sheet of paper: the drawing for the eye, the page's own words for readers of the screen. */
export function PageSheet({ page, label, width }: PageSheetProps) {
  const holder = useRef<HTMLDivElement>(null)
  // The canvas was drawn off screen; putting it in place is one step, so nothing flickers.
  useLayoutEffect(() => holder.current?.replaceChildren(page.canvas), [page.canvas])
  return (
    <article
      className={styles.sheet}
      aria-label={label}
      style={{ width, aspectRatio: page.width / page.height }}
    >
      <div ref={holder} className={styles.canvas} data-private />
      <VisuallyHidden>
        {page.text.split('\n').map((line, index) => (
          <p key={`${index} ${line}`}>{line}</p>
        ))}
      </VisuallyHidden>
    </article>
  )
}
