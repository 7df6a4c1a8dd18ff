import { Button } from '@mantine/core'
import { TextCursorInput } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useFieldLabel } from '../ui/use-field-label'
import { useAriaKeys } from '../ui/use-keys'
import styles from './text-part.module.css'
import type { OpenFieldsView } from './use-open-fields'

type OpenFieldsBarProps = { readonly open: OpenFieldsView; readonly onFill: () => void }

const bold = (words: ReactNode) => <b>{words}</b>

/** Names what keeps the letter from leaving, and offers to fill it in. Nothing when nothing is open. */
export function OpenFieldsBar({ open, onFill }: OpenFieldsBarProps) {
  const t = useTranslations('letters.open')
  const format = useFormatter()
  const labelOf = useFieldLabel()
  const ariaKeys = useAriaKeys()
  if (!open.isOpen) return null
  const { missing, unknown, typed } = open.fields
  const [first] = missing
  const choices = missing.length === 1 && first !== undefined ? open.choicesOf(first) : []
  return (
    <div className={styles.check}>
      <TextCursorInput className={styles.checkIcon} size={16} strokeWidth={1.75} aria-hidden />
      <output className={styles.words}>
        {missing.length > 0 ? (
          <span>
            {t.rich('missing', {
              count: missing.length,
              names: format.list(missing.map(labelOf), { type: 'conjunction' }),
              b: bold,
            })}
          </span>
        ) : null}
        {choices.length > 0 ? (
          <span className="quiet">
            {t('choices', { choices: format.list(choices, { type: 'disjunction' }) })}
          </span>
        ) : null}
        {unknown.length > 0 ? (
          <span>
            {t.rich('unknown', {
              count: unknown.length,
              names: format.list(unknown),
              b: bold,
            })}
          </span>
        ) : null}
        {typed.length > 0 ? (
          <span>
            {t.rich('typed', {
              count: typed.length,
              names: format.list(typed),
              b: bold,
            })}
          </span>
        ) : null}
      </output>
      {missing.length > 0 ? (
        <Button
          variant="filled"
          rightSection={<KeyCap action="fillField" />}
          aria-keyshortcuts={ariaKeys('fillField')}
          onClick={onFill}
        >
          {t('fill')}
        </Button>
      ) : null}
    </div>
  )
}
