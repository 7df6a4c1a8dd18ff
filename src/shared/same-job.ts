import { mayBeOneEmployer, plainWords } from './employer-names'

/** What of a job decides whether it is entered twice. */
export type Job = { readonly employer: string; readonly role: string; readonly postingText: string }

export type KnownJob = Job & { readonly hasEnding: boolean }

/** Two short texts are the same by chance ('see website'). */
const shortestPosting = 40

const plainText = (text: string) => plainWords(text).join(' ')

/** True when two roles mean one job: one has all the words of the other, or one of them is not said. */
export function isSimilarRole(a: string, b: string): boolean {
  const [first, second] = [plainWords(a), plainWords(b)]
  return first.every((word) => second.includes(word)) || second.every((word) => first.includes(word))
}

/**
 * Why a job that is being entered seems to be there already: the same posting, or a similar role at the same employer that
 * has not ended. Null when it is another one.
 */
export function sameJobReason(job: Job, known: KnownJob): 'posting' | 'role' | null {
  const posting = plainText(job.postingText)
  if (posting.length >= shortestPosting && posting === plainText(known.postingText)) return 'posting'
  if (known.hasEnding || job.employer.trim() === '') return null
  return mayBeOneEmployer(job.employer, known.employer) && isSimilarRole(job.role, known.role) ? 'role' : null
}
