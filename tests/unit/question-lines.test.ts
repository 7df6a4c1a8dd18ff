import { describe, expect, it } from 'vitest'
import {
  newQuestionLine,
  splitQuestions,
  withMoved,
  withPasted,
} from '../../src/renderer/interviews/question-lines'

const lines = (...bodies: string[]) => bodies.map((body) => newQuestionLine(body))
const bodies = (list: readonly { readonly body: string }[] | null) => list?.map(({ body }) => body)

describe('the lines of questions', () => {
  it('become questions without the empty ones', () => {
    expect(splitQuestions([newQuestionLine(' Why us? ', 'x'), ...lines('', '  ', 'Why now?')])).toEqual([
      { id: 'x', body: 'Why us?' },
      { body: 'Why now?' },
    ])
  })

  it('move by one place, and not past the ends', () => {
    const list = lines('a', 'b', 'c')
    expect(bodies(withMoved(list, 2, -1))).toEqual(['a', 'c', 'b'])
    expect(withMoved(list, 0, -1)).toBe(list)
    expect(withMoved(list, 2, 1)).toBe(list)
  })

  it('take several pasted lines as several questions, without their bullets', () => {
    const list = lines('Before', 'Why  now?', 'After')
    const pasted = withPasted(list, 1, '- us?\r\n2) Where do you see yourself?\n\n• And ', [4, 4])
    expect(bodies(pasted)).toEqual(['Before', 'Why us?', 'Where do you see yourself?', 'And now?', 'After'])
    expect(pasted?.[1]?.key).toBe(list[1]?.key)
  })

  it('leave one pasted line to the field', () => {
    expect(withPasted(lines(''), 0, 'Why us?\n', [0, 0])).toBeNull()
  })
})
