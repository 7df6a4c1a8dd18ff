const fullName = /^\p{Lu}[\p{L}'’.-]*(\s\p{Lu}[\p{L}'’.-]*)+$/u

/** The persons that a line of interviewers names in full; roles and numbers ('2 managers', 'HR') are left out. */
export function personNames(interviewers: string): readonly string[] {
  return interviewers
    .split(/,|;|\s(?:and|&)\s/)
    .map((part) => part.replace(/\(.*?\)/g, '').trim())
    .filter((part) => fullName.test(part))
}
