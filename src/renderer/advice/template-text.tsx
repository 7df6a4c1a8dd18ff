import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { Fragment, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import { type LinePiece, type TemplateBlock, templateBlocks } from './template-lines'
import styles from './template-text.module.css'

/** A template for reading: fields as chips with their names, what depends on a fact marked as such. */
export function TemplateText({ text }: { readonly text: string }) {
  const t = useTranslations('advice')
  const parsed = useMemo(() => parseTemplate(text, KNOWN_FIELDS), [text])
  if (!parsed.ok) return <p className="due">{t('unreadable')}</p>
  return (
    <div className={styles.text}>
      {templateBlocks(parsed.nodes).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block: { kind, lines } }: { readonly block: TemplateBlock }) {
  if (kind === 'list')
    return (
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    )
  const paragraph = (
    <p>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 ? ' ' : null}
          <Line line={line} />
        </Fragment>
      ))}
    </p>
  )
  return kind === 'quote' ? <blockquote>{paragraph}</blockquote> : paragraph
}

function Line({ line }: { readonly line: readonly LinePiece[] }) {
  return line.map((piece, index) => <Piece key={index} piece={piece} before={line[index - 1]} />)
}

function Piece({ piece, before }: { readonly piece: LinePiece; readonly before: LinePiece | undefined }) {
  const t = useTranslations('advice')
  const nameOf = useFieldLabel()
  const only = piece.only.at(-1)
  // Coming back to an outer condition needs no new mark: its words are still underlined.
  const isEntered =
    piece.only.length > (before?.only.length ?? 0) || only !== before?.only[piece.only.length - 1]
  const words = () => {
    if (piece.kind === 'text') return piece.text
    if (piece.kind === 'item')
      return <span className={styles.chip}>{t('eachOf', { name: nameOf(piece.field) })}</span>
    return (
      <span className={styles.chip}>
        {piece.fallback === null
          ? nameOf(piece.field)
          : t('withFallback', { name: nameOf(piece.field), fallback: piece.fallback })}
      </span>
    )
  }
  if (only === undefined) return words()
  return (
    <span className={styles.only}>
      {isEntered ? <span className={styles.onlyLabel}>{t('onlyWith', { name: nameOf(only) })}</span> : null}
      {words()}
    </span>
  )
}
