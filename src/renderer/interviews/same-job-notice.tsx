import { todayIn } from '@shared/dates'
import type { CaseHistory, Opportunity } from '@shared/interviews'
import { sameJobReason } from '@shared/same-job'
import { useTranslations } from 'use-intl'
import { goTo, hashOf } from '../navigation'
import { usePractice } from '../practice'
import { useDayText } from '../ui/day-text'
import type { CaseFile } from './case-file'
import { useLeaveEntry } from './entry-dialog'
import styles from './entry-notice.module.css'

type SameJobNoticeProps = {
  readonly file: CaseFile
  readonly job: { readonly employerName: string; readonly role: string; readonly postingText: string }
  /** The opportunity that is being changed; null for a new one. */
  readonly ownId: string | null
}

/** Says while typing that the job seems to be there already, and leads to the other one. Never in the way of saving. */
export function SameJobNotice({ file, job, ownId }: SameJobNoticeProps) {
  const t = useTranslations('interviews.form')
  const { day } = useDayText()
  const { timeZone } = usePractice()
  const leave = useLeaveEntry()
  const { history, client } = file
  const [same] = sameJobs(history, job, ownId)
  if (!same) return null
  const { opportunity, employer, reason } = same
  const place = { at: 'client', id: client.id, tab: 'timeline', opportunityId: opportunity.id } as const
  const started = firstDayOf(history, opportunity) ?? todayIn(timeZone, opportunity.createdAt)
  return (
    <output className={styles.notice}>
      <span className="due">
        {t('sameJob', {
          reason,
          employer,
          titled: opportunity.role ? 'yes' : 'no',
          role: opportunity.role,
          day: day(started, 'year'),
        })}
      </span>{' '}
      <a
        className={styles.act}
        href={hashOf(place)}
        onClick={(event) => {
          event.preventDefault()
          leave(() => goTo(place, { replace: true }))
        }}
      >
        {t('showSameJob')}
      </a>
    </output>
  )
}

function sameJobs(history: CaseHistory, job: SameJobNoticeProps['job'], ownId: string | null) {
  const { employers, opportunities, standings } = history
  return opportunities
    .filter(({ id }) => id !== ownId)
    .flatMap((opportunity) => {
      const employer = employers.find(({ id }) => id === opportunity.employerId)?.name ?? ''
      const standing = standings.find(({ opportunityId }) => opportunityId === opportunity.id)
      const reason = sameJobReason(
        { employer: job.employerName, role: job.role, postingText: job.postingText },
        {
          employer,
          role: opportunity.role,
          postingText: opportunity.postingText,
          hasEnding: standing !== undefined && standing.ending !== null,
        },
      )
      return reason === null ? [] : [{ opportunity, employer, reason }]
    })
}

/** The day on which an opportunity's history begins. */
function firstDayOf({ timeline }: CaseHistory, { id }: Opportunity): string | null {
  const days = timeline
    .filter((item) => item.opportunityId === id && item.type !== 'promise')
    .map(({ on }) => on)
  return days.toSorted()[0] ?? null
}
