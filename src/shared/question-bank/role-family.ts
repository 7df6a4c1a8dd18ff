import type { RoleFamily } from '../question-bank'

/** Words of job titles, the telling ones first: a "sales manager" sells, a "care manager" manages care. */
const families: readonly (readonly [RoleFamily, RegExp])[] = [
  [
    'care',
    /\b(nurs\w*|carer?s?|care\s(assistant|worker|manager)|midwi\w+|paramedic|physio\w*|therapist|doctor|medic\w*|healthcare|social worker|support worker)\b/,
  ],
  [
    'education',
    /\b(teach\w*|lectur\w*|tutor|school|nursery|kindergarten|professor|trainer|teaching assistant)\b/,
  ],
  [
    'public_sector',
    /\b(civil serv\w*|council|policy|municipal|government|planning officer|case ?worker|clerk to)\b/,
  ],
  [
    'sales',
    /\b(sales|account (executive|manager)|business development|key account|telesales|estate agent)\b/,
  ],
  [
    'technical',
    /\b(engineer\w*|develop\w*|software|programm\w*|data|devops|architect|it support|system\w* admin\w*|analyst programmer|tester|scientist|laborator\w+)\b/,
  ],
  [
    'creative',
    /\b(design\w*|copywriter|art director|illustrator|photograph\w*|editor|journalist|content|ux|brand)\b/,
  ],
  [
    'trades',
    /\b(electric\w*|plumb\w*|carpent\w*|joiner|mechanic|welder|fitter|build(er|ing)|driver|warehouse|technician|gardener|painter)\b/,
  ],
  [
    'service',
    /\b(waiter|waitress|barista|chef|cook|reception\w*|retail|shop|store|hotel|hospitality|cashier|customer (service|adviser|support)|call cent\w*)\b/,
  ],
  [
    'management',
    /\b(head of|director|chief|manager|lead|supervisor|partner|controller of|ceo|cto|cfo|president)\b/,
  ],
  [
    'office',
    /\b(account\w*|book-?keep\w*|controller|payroll|finance|financ\w*|secretary|assistant|administrat\w*|clerk|buyer|purchas\w*|hr|recruit\w*|audit\w*|analyst|coordinator|legal|paralegal)\b/,
  ],
]

/** The kind of work a job title names, by its English words; null where none is known. */
export function roleFamilyOf(role: string): RoleFamily | null {
  const words = role.toLowerCase()
  return families.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
