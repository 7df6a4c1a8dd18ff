import { foldedWord } from '@shared/import/read-words'

/** Who is known, for finding again: those of the practice and those that the file itself has brought. */
export type KnownPerson = {
  readonly id: string
  readonly fullName: string
  readonly email: string
  readonly phone: string
  /** The line that brought them, or null for those of the practice. */
  readonly line: number | null
}

const keyOf = (name: string): string => foldedWord(name) || name.toLowerCase()

/** Namesakes that are looked through; a file may hold ten thousand persons of one name. */
const mostNamesakes = 200

const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^0+/, '').slice(-9)

/** Whether two values, where both are there, are different. */
const clash = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/** Finds persons by e-mail, else by name with the phone as a second sign. */
export class KnownClients<Person extends KnownPerson> {
  readonly #byEmail = new Map<string, Person>()
  readonly #byName = new Map<string, Person[]>()

  /** Adds one who is known from now on. */
  add(person: Person): void {
    if (person.email !== '') this.#byEmail.set(person.email.toLowerCase(), person)
    const name = keyOf(person.fullName)
    const same = this.#byName.get(name)
    if (same) same.push(person)
    else this.#byName.set(name, [person])
  }

  /**
   * The persons that a name, an e-mail and a phone may mean. The e-mail decides alone; a name counts where neither e-mail
   * nor phone speak against it. More than one means that nobody can tell.
   */
  find({ fullName, email, phone }: Pick<KnownPerson, 'fullName' | 'email' | 'phone'>): readonly Person[] {
    const byEmail = email === '' ? undefined : this.#byEmail.get(email.toLowerCase())
    if (byEmail) return [byEmail]
    if (fullName === '') return []
    const named = (this.#byName.get(keyOf(fullName)) ?? [])
      .slice(0, mostNamesakes)
      .filter(
        (person) =>
          !clash(person.email.toLowerCase(), email.toLowerCase()) &&
          !clash(digitsOf(person.phone), digitsOf(phone)),
      )
    if (named.length < 2) return named
    const samePhone = phone === '' ? [] : named.filter((person) => digitsOf(person.phone) === digitsOf(phone))
    return samePhone.length > 0 ? samePhone : named
  }
}
