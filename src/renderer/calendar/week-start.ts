/** What newer and older browsers say about weeks; the types of neither have both. */
type WeekLocale = Intl.Locale & {
  readonly getWeekInfo?: () => { readonly firstDay: number }
  readonly weekInfo?: { readonly firstDay: number }
}

/** The day a week begins with in a locale: 1 is Monday, 7 is Sunday. Monday where the locale does not say. */
export function firstWeekday(locale: string): number {
  const weeks = new Intl.Locale(locale) as WeekLocale
  return weeks.getWeekInfo?.().firstDay ?? weeks.weekInfo?.firstDay ?? 1
}
