import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import type { ListedLetter } from './letters-list'
import styles from './letters-list.module.css'

type LetterRowProps = { readonly letter: ListedLetter; readonly href: string }

/** One letter of the list. The title is the link; the whole row can be pressed. */
export function LetterRow({ letter, href }: LetterRowProps) {
  const t = useTranslations('letters')
  const { day } = useDayText()
  const today = useToday()
  const on = (instant: string) =>
    day(instant.slice(0, 10), instant.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year')
  return (
    <tr>
      <td data-column="client">{letter.clientName}</td>
      <td data-column="letter">
        <a data-row={letter.id} href={href} className={styles.open}>
          {letter.title || t('list.untitled')}
        </a>
      </td>
      <td data-column="kind">{t(`kind.${letter.kind}`)}</td>
      <td data-column="state" className={letter.state === 'exported' ? 'good' : undefined}>
        {letter.exportedAt === null
          ? t(`state.${letter.state}`)
          : t('list.exportedOn', { day: on(letter.exportedAt) })}
      </td>
      <td data-column="day">{on(letter.updatedAt)}</td>
    </tr>
  )
}
