import type { LetterPreview } from '@shared/letters'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type CallError, call } from '../api'
import type { DrawnPage } from './draw-pages'

/** What main would print now. The last answer stays while a newer one is on its way. */
export type PreviewAnswer = {
  readonly preview: LetterPreview | null
  readonly failure: Error | null
  readonly retry: () => void
}

/** Asks main for the pages of a letter as they would print, again whenever `version` changes. */
export function useLetterPreview(letterId: string, version: number): PreviewAnswer {
  const { data, error, refetch } = useQuery<LetterPreview, CallError>({
    queryKey: ['letters.preview', letterId, version],
    queryFn: () => call('letters.preview', { id: letterId }),
    placeholderData: keepPreviousData,
    // Each version is asked for once; its bytes are of no use afterwards.
    gcTime: 0,
  })
  return { preview: data ?? null, failure: error, retry: () => void refetch() }
}

export type DrawnPages = { readonly pages: readonly DrawnPage[]; readonly failure: Error | null }

/**
 * The pages of a PDF as canvases, sharp at the screen's pixel ratio. Pages are drawn off screen and change all at once.
 * `width` is that of the first page in CSS pixels; null means 100 %, undefined that it is not known yet.
 */
export function useDrawnPages(pdf: Uint8Array | null, width: number | null | undefined): DrawnPages {
  const [drawn, setDrawn] = useState<DrawnPages>({ pages: [], failure: null })
  const pixelRatio = usePixelRatio()
  useEffect(() => {
    if (!pdf || width === undefined) return undefined
    const aborter = new AbortController()
    const show = async () => {
      try {
        const pages = await draw(pdf, width, pixelRatio, aborter.signal)
        if (pages) setDrawn({ pages, failure: null })
      } catch (error) {
        if (!aborter.signal.aborted) setDrawn(({ pages }) => ({ pages, failure: asError(error) }))
      }
    }
    void show()
    return () => aborter.abort()
  }, [pdf, width, pixelRatio])
  return drawn
}

/** The PDF library is a chunk of its own: it loads while main prints the first preview. */
async function draw(pdf: Uint8Array, width: number | null, pixelRatio: number, signal: AbortSignal) {
  const { drawPages } = await import('./draw-pages')
  return drawPages(pdf, { width, pixelRatio, signal })
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

function usePixelRatio(): number {
  return useSyncExternalStore(onResize, () => window.devicePixelRatio)
}

/** Moving to another screen or zooming the window changes the ratio, and both resize it. */
function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
