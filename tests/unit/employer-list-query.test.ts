import { describe, expect, it } from 'vitest'
import { sortedBy } from '../../src/renderer/employers/employer-list-query'
import { webAddress } from '../../src/renderer/employers/web-address'

const name = { key: 'name', descending: false } as const
const rounds = { key: 'rounds', descending: true } as const

describe('a click on a column’s head', () => {
  it('sorts by it alone, the greatest number first, and turns round with the second one', () => {
    expect(sortedBy([name], 'rounds', false)).toEqual([rounds])
    expect(sortedBy([rounds], 'rounds', false)).toEqual([{ key: 'rounds', descending: false }])
    expect(sortedBy([name, rounds], 'rounds', false)).toEqual([rounds])
  })

  it('with Shift joins the others, turns round and leaves again', () => {
    const joined = sortedBy([name], 'rounds', true)
    expect(joined).toEqual([name, rounds])
    const turned = sortedBy(joined, 'rounds', true)
    expect(turned).toEqual([name, { key: 'rounds', descending: false }])
    expect(sortedBy(turned, 'rounds', true)).toEqual([name])
  })

  it('never sorts by more than three columns, and never by none', () => {
    const three = [name, rounds, { key: 'wait', descending: true }] as const
    expect(sortedBy(three, 'people', true)).toHaveLength(3)
    expect(sortedBy([{ key: 'name', descending: true }], 'name', true)).toHaveLength(1)
  })
})

describe('a website', () => {
  it.each([
    ['contoso.example', 'https://contoso.example/'],
    ['http://contoso.example/jobs', 'https://contoso.example/jobs'],
    ['https://contoso.example', 'https://contoso.example/'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['ask Ruth', null],
    ['Contoso', null],
  ])('%s opens %s', (website, address) => {
    expect(webAddress(website)).toBe(address)
  })
})
