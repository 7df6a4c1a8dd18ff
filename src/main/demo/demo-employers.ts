import type { Database } from 'better-sqlite3'
import {
  type EmployerWriting,
  findEmployersLike,
  getEmployer,
  saveContact,
  saveEmployer,
} from '../employers/employers-repository'
import type { DemoEmployer, DemoPerson } from './demo-people'

type Known = DemoEmployer['people'][number]

/** Writes what the coach knows of employers and their people beyond the cases. The cases have made the employers. */
export function writeDemoEmployers(
  db: Database,
  employers: readonly DemoEmployer[],
  people: readonly DemoPerson[],
  writing: EmployerWriting,
): void {
  for (const { name, website, remarks, people: others } of employers) {
    const { id, staffCount } = getEmployer(db, employerId(db, name))
    saveEmployer(db, { id, name, website, staffCount, detail: remarks }, writing)
    for (const person of others) writePerson(db, name, person, writing)
  }
  for (const { employer, contact } of people) {
    const isDescribed = employers.some(
      (one) => one.name === employer && one.people.some(({ name }) => name === contact.name),
    )
    if (!isDescribed) writePerson(db, employer, { ...contact, email: '', phone: '' }, writing)
  }
}

function employerId(db: Database, name: string): string {
  const { known } = findEmployersLike(db, name)
  if (!known) throw new Error(`people.yaml describes an employer of no case: ${name}`)
  return known.id
}

function writePerson(db: Database, employer: string, person: Known, writing: EmployerWriting): void {
  const { known } = findEmployersLike(db, employer)
  const { name: fullName, role, email, phone } = person
  const same = known?.people.find((one) => one.fullName === fullName)
  const id = same ? { id: same.id } : {}
  saveContact(db, { ...id, employerId: known?.id ?? '', fullName, role, email, phone }, writing)
}
