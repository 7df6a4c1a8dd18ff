import type { Client } from '@shared/clients'
import { expect, test } from 'vitest'
import { differingFields, mergedFields } from '../../src/renderer/clients/merged-fields'

const client = (part: Partial<Client>): Client => ({
  id: 'a',
  fullName: 'Marie Keller',
  preferredName: '',
  email: '',
  phone: '',
  addressText: '',
  state: 'active',
  goals: '',
  outOfWorkSince: null,
  ranABusiness: false,
  tags: [],
  fields: [],
  createdAt: '',
  updatedAt: '',
  deletedAt: null,
  ...part,
})

const one = client({ email: 'marie@keller.example', tags: ['finance'], state: 'paused' })
const other = client({
  fullName: 'Marie Kellar',
  phone: '07700 900123',
  tags: ['Finance', 'law'],
  outOfWorkSince: '2026-01-05',
  ranABusiness: true,
})

test('only what both say and say differently has to be chosen', () => {
  expect(differingFields(one, other)).toEqual(['fullName', 'state'])
})

test('what is not chosen is what either knows, and tags are put together', () => {
  expect(mergedFields(one, other, { state: 'other' })).toEqual({
    fullName: 'Marie Keller',
    preferredName: '',
    email: 'marie@keller.example',
    phone: '07700 900123',
    addressText: '',
    state: 'active',
    outOfWorkSince: '2026-01-05',
    goals: '',
    ranABusiness: true,
    tags: ['finance', 'law'],
  })
})
