import { describe, expect, test } from 'vitest'
import { actionsOn, capsOf, isBare, isPressed, type KeyPress, keysOf } from '../../src/renderer/ui/key-map'

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
})
const n = press({ key: 'n', code: 'KeyN' })
const outside = { inText: false, bareKeys: true, isMac: false }

describe('a bare letter', () => {
  test('acts outside text fields only', () => {
    expect(isPressed('n', n, outside)).toBe(true)
    expect(isPressed('n', n, { ...outside, inText: true })).toBe(false)
  })

  test('acts with Alt inside them, and where bare letters are switched off', () => {
    const withAlt = { ...n, altKey: true }
    expect(isPressed('n', withAlt, { ...outside, inText: true })).toBe(true)
    expect(isPressed('n', n, { ...outside, bareKeys: false })).toBe(false)
    expect(isPressed('n', withAlt, { ...outside, bareKeys: false })).toBe(true)
  })

  test('acts with Alt on a Mac, where Alt types another sign', () => {
    const typed = press({ key: '˜', code: 'KeyN', altKey: true })
    expect(isPressed('n', typed, { ...outside, inText: true, isMac: true })).toBe(true)
  })

  test('leaves Ctrl N to the system', () => {
    expect(isPressed('n', { ...n, ctrlKey: true }, outside)).toBe(false)
  })

  test('is printed with Alt when it is switched off', () => {
    expect(capsOf('n', { bareKeys: true, isMac: false })).toEqual(['N'])
    expect(capsOf('n', { bareKeys: false, isMac: false })).toEqual(['Alt', 'N'])
  })
})

test('Ctrl 2 goes to a place, on a Mac Cmd 2', () => {
  const digit = press({ key: '2', code: 'Digit2' })
  expect(isPressed('mod+2', { ...digit, ctrlKey: true }, outside)).toBe(true)
  expect(isPressed('mod+2', { ...digit, metaKey: true }, outside)).toBe(false)
  expect(isPressed('mod+2', { ...digit, metaKey: true }, { ...outside, isMac: true })).toBe(true)
  expect(isPressed('mod+2', digit, outside)).toBe(false)
})

test('Alt 3 is the third advice and not the bare digit', () => {
  const digit = press({ key: '3', code: 'Digit3' })
  expect(isPressed('alt+3', { ...digit, altKey: true }, outside)).toBe(true)
  expect(isPressed('alt+3', digit, outside)).toBe(false)
})

test('a key means one thing on a screen', () => {
  for (const screen of [
    'today',
    'clients',
    'client',
    'board',
    'calendar',
    'employers',
    'employer',
    'figures',
    'trash',
    'import',
    'letters',
    'letter',
    'advice',
    'mockSessions',
    'mockSession',
  ] as const) {
    const keys = [...actionsOn(screen), ...actionsOn('anywhere')].flatMap(keysOf)
    expect(keys, screen).toEqual([...new Set(keys)])
  }
})

test('every bare key is a single sign, so that it can be switched off', () => {
  expect(keysOf('showKeys').every(isBare)).toBe(true)
  expect(keysOf('fillField').some(isBare)).toBe(false)
})
