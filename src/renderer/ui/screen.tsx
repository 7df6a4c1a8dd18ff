import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from './key-cap'
import type { KeyAction } from './key-map'
import styles from './screen.module.css'

export type ScreenProps = {
  /** The one heading of the screen, also the window's title. */
  readonly title: string
  /** A few words beside the title, lighter. */
  readonly detail?: ReactNode
  /** Buttons and a save status, at the right of the bar. */
  readonly actions?: ReactNode
  /** A row below the bar: tabs or tools. */
  readonly tools?: ReactNode
  /** A `StatusBar`. */
  readonly status?: ReactNode
  /** True where narrow panes begin 16 px from the edge instead of 24: the title then stands above their text. */
  readonly isTight?: boolean
  readonly children: ReactNode
}

/** The frame of every place: bar with title and actions, what the place shows, status bar. */
export function Screen({ title, detail, actions, tools, status, isTight = false, children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} – Greenroom`
  }, [title])
  return (
    <main className={styles.screen} id="screen" tabIndex={-1}>
      <div className={styles.bar} data-tight={isTight || undefined}>
        <h1 className={styles.title}>{title}</h1>
        {detail === undefined ? null : <div className={styles.detail}>{detail}</div>}
        <div className={styles.actions}>{actions}</div>
      </div>
      {tools}
      <div className={styles.body}>{children}</div>
      {status}
    </main>
  )
}

/** Panes side by side, parted by hairlines. With `stacks`, an aside goes below the rest on a narrow window. */
export function Split({
  children,
  stacks = false,
}: {
  readonly children: ReactNode
  readonly stacks?: boolean
}) {
  return (
    <div className={styles.split} data-stacks={stacks || undefined}>
      {children}
    </div>
  )
}

export type PaneProps = {
  /** What the pane is, for screen readers. */
  readonly label: string
  /** `grow` takes the room that is left, `aside` is 356 px, a number is a width in px. */
  readonly width: 'grow' | 'aside' | number
  /** The desk lies behind a sheet of paper. */
  readonly surface?: 'page' | 'desk' | 'window'
  /** False when the pane's children scroll by themselves. */
  readonly scrolls?: boolean
  /** True when nothing inside takes the focus: the pane takes it, so that the keyboard can scroll it. */
  readonly isStop?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** One pane of a screen; a landmark with its own scroll position. */
export function Pane({
  label,
  width,
  surface = 'page',
  scrolls = true,
  isStop = false,
  className,
  children,
}: PaneProps) {
  const size = typeof width === 'number' ? { flex: `0 0 ${width}px` } : undefined
  return (
    <section
      aria-label={label}
      className={[styles.pane, className].filter(Boolean).join(' ')}
      data-width={typeof width === 'string' ? width : undefined}
      data-surface={surface}
      data-scrolls={scrolls || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={isStop ? 0 : undefined}
      style={size}
    >
      {children}
    </section>
  )
}

export type StatusBarProps = {
  /** Words at the left. */
  readonly children?: ReactNode
  /** Actions whose keys are printed. "Next" stands for its pair and is printed as J K move. */
  readonly keys?: readonly KeyAction[]
}

const pairs = {
  nextRow: 'previousRow',
  nextClient: 'previousClient',
  nextColumn: 'previousColumn',
  moveCardOn: 'moveCardBack',
  nextDay: 'previousDay',
  nextSpan: 'previousSpan',
} as const satisfies Partial<Record<KeyAction, KeyAction>>
const isPaired = (action: KeyAction): action is keyof typeof pairs => Object.hasOwn(pairs, action)
const isSecondOfPair = (action: KeyAction): boolean => Object.values<KeyAction>(pairs).includes(action)

/** The line at the foot of a screen. Says the keys of what is above it; `?` is always the last. */
export function StatusBar({ children, keys = [] }: StatusBarProps) {
  const t = useTranslations('ui')
  return (
    <div className={styles.status}>
      {children}
      <span className={styles.keys}>
        {[...keys, 'showKeys' as const]
          .filter((action) => !isSecondOfPair(action))
          .map((action) => {
            return (
              <span
                key={action}
                className={styles.key}
                data-tour={action === 'showKeys' ? 'keys' : undefined}
              >
                <KeyCap action={action} />
                {isPaired(action) ? <KeyCap action={pairs[action]} /> : null}
                {isPaired(action) ? t(`keyPairs.${action}`) : t(`keys.${action}`)}
              </span>
            )
          })}
      </span>
    </div>
  )
}
