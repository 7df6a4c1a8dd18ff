import { useEffect, useEffectEvent, useState } from 'react'
import styles from './file-drop.module.css'

type FileDropProps = {
  /** What dropping does, as a sentence, shown while files are held over the window. */
  readonly words: string
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files that are dropped anywhere on the window while it is on screen. The same is offered by key and button. */
export function FileDrop({ words, onFiles }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const dropped = useEffectEvent((files: readonly File[]) => onFiles(files))

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Between two parts of the page there is a related element; outside the window there is none.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      dropped([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  return isOver ? <div className={styles.over}>{words}</div> : null
}
