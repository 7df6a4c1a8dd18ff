const roles = new Set(
  (
    'hr ceo cfo cto coo vp svp evp manager managers director directors head lead leader president recruiter recruiters partner ' +
    'partners team panel board chair chief officer assistant owner founder boss supervisor department hiring line area senior ' +
    'junior the a an two three four five six seven eight several'
  ).split(' '),
)

const particles = /^(?:de|del|der|den|di|da|du|la|le|van|von|bin|ben|al|el)$/u

/** The names in a line such as 'Ruth Adler (HR), Daniel, 2 managers'; roles and numbers are left out. */
export function peopleIn(text: string, ordinary: ReadonlySet<string>): readonly string[] {
  const parts = text.split(/[,;:()\n/]|\s(?:and|&|with|und|et)\s/u)
  return parts.flatMap((part): string[] => {
    const names: string[] = []
    let run: string[] = []
    const close = (): void => {
      while (particles.test(run.at(-1) ?? '')) run.pop()
      // One word alone is a name only when it is no ordinary word.
      const isName = run.length > 1 || (run[0] !== undefined && !ordinary.has(run[0].toLowerCase()))
      if (run.length > 0 && isName) names.push(run.join(' '))
      run = []
    }
    for (const token of part.split(/\s+/u)) {
      const word = token.replace(/^[^\p{L}]+/u, '').replace(/(?:['’]s)?[^\p{L}.]*$/u, '')
      const isName = /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) && !roles.has(word.toLowerCase())
      if (isName || (particles.test(word) && run.length > 0)) run.push(word)
      else close()
    }
    close()
    return names
  })
}
