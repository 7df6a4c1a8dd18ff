import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import styles from './import-export.module.css'

type RowListProps = {
  readonly label: string
  readonly count: number
  readonly rowHeight: number
  readonly children: (index: number) => ReactNode
}

/** A long list of which only the rows on screen are drawn; it scrolls by itself and by keys when it has the focus. */
export function RowList({ label, count, rowHeight, children }: RowListProps) {
  const scroll = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 0, height: window.innerHeight },
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a part that scrolls must be reached by keys, and it is no set of fields
    <div ref={scroll} className={styles.rows} role="group" aria-label={label} tabIndex={0}>
      <ul className={styles.rowItems} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
