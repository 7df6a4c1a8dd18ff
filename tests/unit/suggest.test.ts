import { noFacts } from '@shared/case-facts'
import { parseCues } from '@shared/suggest/cues'
import { learnFromPick, nothingLearned } from '@shared/suggest/learn'
import { findConcepts } from '@shared/suggest/lexicon'
import { reasonText } from '@shared/suggest/reason-text'
import { suggest } from '@shared/suggest/suggest'
import { tokenise } from '@shared/suggest/tokens'
import { topicFrom } from '@shared/suggest/topics'
import { describe, expect, it } from 'vitest'
import { catalogueOf, readBuiltInTopics } from '../support/suggest-topics'

const topics = readBuiltInTopics()
const rankedFor = (question: string, facts = noFacts) =>
  suggest({ question, facts, topics }).suggestions.map(({ topic }) => topic)

describe('built-in topics', () => {
  it('all have cues and examples', () => {
    expect(topics).toHaveLength(46)
    expect(topics.filter((topic) => topic.cues.length === 0 || topic.asks.length < 5)).toEqual([])
  })
})

describe('reading a question', () => {
  it('takes a span of time as one word and knows its days', () => {
    const tokens = tokenise('It’s been five working days; a fortnight ago they said "a week or two".')
    expect(tokens.list.flatMap((token) => token.days ?? [])).toEqual([5, 14, 7])
  })

  it('points into the original text whatever letters it holds', () => {
    const text = 'Naïve résumé – they haven’t rung 🙂 since Friday'
    const token = tokenise(text).list.find((each) => each.stem === '<weekday>')
    expect(text.slice(token?.start, token?.end)).toBe('Friday')
  })

  it('hears a negation before an offer', () => {
    expect(findConcepts(tokenise('I have an offer from them.')).has('HAVE_OFFER')).toBe(true)
    expect(findConcepts(tokenise('I do not have an offer.')).has('HAVE_OFFER')).toBe(false)
  })

  it('is not upset by words that name parts of every object', () => {
    expect(() => rankedFor('constructor __proto__ toString hasOwnProperty')).not.toThrow()
  })
})

describe('cues', () => {
  it('name an unknown concept, fact or phrase', () => {
    expect(() => parseCues({ NO_SUCH: 1 })).toThrow('unknown concept “NO_SUCH”')
    expect(() => parseCues({ 'SILENCE & no_such>=3': 1 })).toThrow('unknown fact “no_such”')
    expect(() => topicFrom({ id: 'x', cues: { '??': 1 } })).toThrow('x: Cue “??”')
  })
})

describe('suggestions', () => {
  it('put all topics in one order that is the same every time', () => {
    const question = 'They promised to call on Friday and I have heard nothing.'
    expect(rankedFor(question)).toEqual(rankedFor(question))
    expect(rankedFor(question)).toHaveLength(46)
  })

  it('break ties by the topic’s id', () => {
    const twins = ['b-twin', 'a-twin'].map((id) => topicFrom({ id, cues: { SILENCE: 1 } }))
    const { suggestions } = suggest({ question: 'I heard nothing.', facts: noFacts, topics: twins })
    expect(suggestions.map(({ topic }) => topic)).toEqual(['a-twin', 'b-twin'])
  })

  it('say why, with the days of the record and the client’s own words', () => {
    const facts = { ...noFacts, hasTimeline: true, stage: 'first' as const, promisedTo: -9, daysLate: 9 }
    const { suggestions } = suggest({ question: 'They said Friday. I have not heard back.', facts, topics })
    const reasons = suggestions
      .find(({ topic }) => topic === 'promised-date-passed')
      ?.reasons.map((reason) => reasonText(reason, 'en'))
    expect(reasons).toContain('Their date passed 9 days ago')
    expect(reasons?.join(' ')).toContain('not heard')
  })

  it('name the school of a topic that belongs to one', () => {
    const { suggestions } = suggest({ question: 'Is it a brush-off?', facts: noFacts, topics })
    expect(suggestions[0]).toMatchObject({ topic: 'is-this-a-brush-off', school: 'patience' })
    expect(suggestions[0]?.reasons.at(-1)).toMatchObject({ kind: 'school', code: 'schoolPatience' })
  })

  it.each([
    'Should I send a thank-you note by hand or by e-mail?',
    'What salary requirement do I put into the application form?',
    'How long should my resume be?',
    '',
  ])('do not fit a question outside the library: %s', (question) => {
    expect(suggest({ question, facts: noFacts, ...catalogueOf(topics) }).fits).toBe(false)
  })

  it('let the record change the order', () => {
    const question = 'Is it time to follow up, and how do I say it? I have heard nothing.'
    const hired = {
      ...noFacts,
      hasTimeline: true,
      stage: 'offer' as const,
      papersSubmitted: true,
      daysSinceStage: 7,
    }
    expect(rankedFor(question, { ...noFacts, hasTimeline: true, stage: 'first' })[0]).toBe(
      'is-this-a-brush-off',
    )
    expect(rankedFor(question, hired)[0]).toBe('start-date-follow-up')
  })

  it('find a coach’s own template, without cues, by its title', () => {
    const own = topicFrom({
      id: 'own-relocation',
      title: 'Moving house for a job',
      when: 'Relocation with family',
    })
    const question = 'My family would have to move house for this relocation.'
    const { suggestions } = suggest({ question, facts: noFacts, topics: [...topics, own] })
    expect(suggestions.slice(0, 3).map(({ topic }) => topic)).toContain('own-relocation')
  })

  it('answer what the catalogue lacks from practice, unless it is left out', () => {
    const question = 'Should I send a thank-you note by hand or by e-mail?'
    const answer = suggest({ question, facts: noFacts, topics })
    expect(answer.fits).toBe(true)
    expect(answer.suggestions[0]?.topic).toBe('thank-you-note')
  })

  it('read a coach’s synonym in its place, and quote the client’s own words', () => {
    const question = 'They went dark on me.'
    const synonyms = [{ words: 'go dark', meaning: 'not heard back' }]
    const plain = suggest({ question, facts: noFacts, topics })
    const read = suggest({ question, facts: noFacts, topics, synonyms })
    expect(read.suggestions[0]?.topic).toBe('is-this-a-brush-off')
    expect(read.suggestions[0]?.score).toBeGreaterThan(plain.suggestions[0]?.score ?? 1)
    expect(JSON.stringify(read.suggestions[0]?.reasons)).toContain('went dark')
    expect(JSON.stringify(read.suggestions)).not.toContain('not heard back')
  })

  it('find a coach’s own piece by the questions that it answers, put in other words', () => {
    const own = topicFrom({
      id: 'own-night-shift',
      isOwn: true,
      title: 'Night shifts',
      when: 'Shift work',
      asks: [
        'They want me to work nights; can I say no?',
        'Is it fine to ask about the night shift rota?',
        'I cannot do night shifts because of my children.',
      ],
    })
    const question = 'With two small children I could never do nights. May I tell them?'
    const { suggestions } = suggest({ question, facts: noFacts, topics: [...topics, own] })
    expect(suggestions.slice(0, 3).map(({ topic }) => topic)).toContain('own-night-shift')
  })

  it('do not push a topic to the top of every question because it is picked for many', () => {
    let learned = nothingLearned
    for (let time = 0; time < 60; time += 1)
      learned = learnFromPick(learned, {
        question: 'Nothing yet. Do I call?',
        facts: noFacts,
        picked: ['keep-searching'],
        shown: [],
      })
    const other = suggest({
      question: 'What do I say to the weakness question?',
      facts: noFacts,
      topics,
      learned,
    })
    expect(other.suggestions[0]?.topic).toBe('greatest-weakness')
    const same = suggest({ question: 'Still nothing. Should I phone?', facts: noFacts, topics, learned })
    const reasons = same.suggestions.find(({ topic }) => topic === 'keep-searching')?.reasons
    expect(reasons?.map(({ code }) => code)).toContain('learned')
    const asked = other.suggestions.find(({ topic }) => topic === 'keep-searching')?.reasons
    expect(asked?.map(({ code }) => code)).not.toContain('learned')
  })

  it('move towards what the coach takes, a little at a time', () => {
    const pick = {
      question: 'Nothing yet. Do I call?',
      facts: noFacts,
      picked: ['keep-searching'],
      shown: [],
    }
    let learned = nothingLearned
    for (let time = 0; time < 20; time += 1) learned = learnFromPick(learned, pick)
    const scoreWith = (memory: typeof learned) =>
      suggest({ ...pick, topics, learned: memory }).suggestions.find(
        ({ topic }) => topic === 'keep-searching',
      )?.score ?? 0
    expect(scoreWith(learned)).toBeGreaterThan(scoreWith(nothingLearned))
    expect(scoreWith(nothingLearned)).toBe(scoreWith({ version: 1, weights: {} }))
  })
})
