// What the painting of a score is measured beside: React with one row of five buttons and the same key.
import { createElement, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const scores = ['1', '2', '3', '4', '5']

function Row() {
  const [score, setScore] = useState('')
  useEffect(() => {
    const listen = (/** @type {KeyboardEvent} */ event) => {
      if (scores.includes(event.key)) setScore(event.key)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return createElement(
    'div',
    { role: 'radiogroup', 'data-chosen': true },
    scores.map((value) =>
      createElement(
        'button',
        { key: value, type: 'button', role: 'radio', 'aria-checked': value === score },
        value,
      ),
    ),
  )
}

createRoot(document.body).render(createElement(Row))
