import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from './ui/failure.module.css'

type Props = {
  /** A new key gives the children another chance, without drawing healthy ones anew. */
  readonly resetKey: string
  readonly children: ReactNode
}
type State = { readonly brokenAt: string | null }

/** Keeps a broken part from taking the window with it. Texts being saved live outside it and are not touched. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { brokenAt: null }

  static getDerivedStateFromError(): Partial<State> {
    return { brokenAt: '' }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.brokenAt === null) return null
    if (state.brokenAt === '') return { brokenAt: props.resetKey }
    return state.brokenAt === props.resetKey ? null : { brokenAt: null }
  }

  override render(): ReactNode {
    return this.state.brokenAt === null ? this.props.children : <Broken />
  }
}

function Broken() {
  const t = useTranslations('app')
  return (
    <main className={styles.failure} role="alert">
      <h1 className={styles.words}>{t('broken.title')}</h1>
      <p>{t('broken.body')}</p>
      <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
    </main>
  )
}
