const pairs = (text: string): readonly (readonly [string, string])[] =>
  text.split(/[;\n]/u).flatMap((entry) => {
    const [key = '', value = ''] = entry.split(':').map((part) => part.trim())
    return key === '' ? [] : [[key, value] as const]
  })

const numbers = (text: string): ReadonlyMap<string, number> =>
  new Map(pairs(text).map(([word, value]) => [word, Number(value)]))

/** Short forms that no general rule opens, and words that people write in more than one way. */
export const contractions: ReadonlyMap<string, string> = new Map(
  pairs(`can't: can not; cannot: can not; won't: will not; shan't: shall not; ain't: be not; let's: let us
    dont: do not; didnt: did not; havent: have not; hasnt: has not; doesnt: does not; isnt: is not; wasnt: was not
    cant: can not; wont: will not; wouldnt: would not; couldnt: could not; ive: i have; im: i am; daren: dare
    followup: follow up; followups: follow up; thankyou: thank you; ghosting: ghosted; onsite: on site
    whats: what is; thats: that is; gonna: going to; wanna: want to`),
)

/** Endings with an apostrophe and what they stand for, first match wins. */
export const shortEndings: readonly (readonly [RegExp, string])[] = [
  [/n't$/u, ' not'],
  [/'re$/u, ' are'],
  [/'ve$/u, ' have'],
  [/'ll$/u, ' will'],
  [/'d$/u, ' would'],
  [/'m$/u, ' am'],
  [/'s$/u, ''],
  [/s'$/u, 's'],
  [/'$/u, ''],
]

/** Number words, with a fair guess for the vague ones. */
export const numberWords = numbers(`a: 1; an: 1; one: 1; two: 2; three: 3; four: 4; five: 5; six: 6; seven: 7
  eight: 8; nine: 9; ten: 10; eleven: 11; twelve: 12; fifteen: 15; twenty: 20; thirty: 30; forty: 40; fifty: 50
  sixty: 60; ninety: 90; couple: 2; few: 3; several: 4; many: 6; half: 0.5; dozen: 12; fortnight: 14`)

/** Days in a unit of time. */
export const unitDays =
  numbers(`minute: 0.0007; min: 0.0007; hour: 0.04; day: 1; week: 7; fortnight: 14; month: 30
  quarter: 90; year: 365`)

export const weekdays: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
)

/** Words that may stand inside a span of time: “five working days”, “a week or two”. */
export const spanModifiers: ReadonlySet<string> = new Set(
  'working business whole full long solid odd of or more to and a calendar good hundred'.split(' '),
)
