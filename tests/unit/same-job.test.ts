import { employerKey, mayBeOneEmployer } from '@shared/employer-names'
import { isSimilarRole, sameJobReason } from '@shared/same-job'
import { describe, expect, test } from 'vitest'

describe('an employer’s name', () => {
  test.each([
    ['Contoso', 'CONTOSO Ltd.'],
    ['The Contoso Group plc', 'contoso'],
    ['Pelham & Rowe', 'Pelham and Rowe LLP'],
    ['Société Dupré', 'Societe Dupre SA'],
    ['O’Brien Foods', "O'Brien Foods"],
    ['Fabrikam', 'Fabrikan'],
    ['Northwind Traders', 'Northwnid Traders'],
  ])('%s may be %s', (a, b) => {
    expect(mayBeOneEmployer(a, b)).toBe(true)
    expect(mayBeOneEmployer(b, a)).toBe(true)
  })

  test.each([
    ['Contoso', 'Fabrikam'],
    ['Arco', 'Argo'],
    ['Severn Health Trust', 'Severn Rail Trust'],
    ['Group', 'Holdings'],
    ['Halden', 'Halden Moor'],
  ])('%s is not %s', (a, b) => {
    expect(mayBeOneEmployer(a, b)).toBe(false)
  })

  test('always has a key', () => {
    expect(employerKey('The Company Ltd')).toBe('the company ltd')
    expect(employerKey('&')).toBe('')
  })
})

describe('a job that is entered twice', () => {
  const known = {
    employer: 'Contoso',
    role: 'Financial analyst',
    postingText: 'We look for a financial analyst who knows our trade.',
    hasEnding: false,
  }
  const job = { employer: 'Contoso Ltd', role: 'financial analyst', postingText: '' }

  test('is known by employer and role', () => {
    expect(sameJobReason(job, known)).toBe('role')
    expect(sameJobReason({ ...job, role: 'Senior Financial Analyst' }, known)).toBe('role')
    expect(sameJobReason({ ...job, role: '' }, known)).toBe('role')
  })

  test('is another one with another role, another employer, or after an ending', () => {
    expect(sameJobReason({ ...job, role: 'Data analyst' }, known)).toBeNull()
    expect(sameJobReason({ ...job, employer: 'Fabrikam' }, known)).toBeNull()
    expect(sameJobReason({ ...job, employer: '' }, known)).toBeNull()
    expect(sameJobReason(job, { ...known, hasEnding: true })).toBeNull()
  })

  test('is known by its posting whoever posts it and however it is broken into lines', () => {
    const postingText = 'We look for a FINANCIAL analyst\n  who knows our trade.'
    expect(sameJobReason({ employer: 'An agency', role: 'Analyst (m/f)', postingText }, known)).toBe(
      'posting',
    )
    expect(sameJobReason({ employer: 'An agency', role: '', postingText: 'See website' }, known)).toBeNull()
  })

  test('roles are compared by words and not by letters', () => {
    expect(isSimilarRole('Nurse', 'Nurses')).toBe(false)
    expect(isSimilarRole('Head of Sales (Europe)', 'head of sales')).toBe(true)
  })
})
