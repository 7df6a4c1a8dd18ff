import { expect, test } from 'vitest'
import { personNames } from '../../src/main/letters/person-names'

test('full names are taken from a line of interviewers, roles and numbers are not', () => {
  expect(
    personNames('Ruth Adler, Daniel Frye (CFO) and Zoë O’Neill; HR, 2 managers, senior recruiter'),
  ).toEqual(['Ruth Adler', 'Daniel Frye', 'Zoë O’Neill'])
})
