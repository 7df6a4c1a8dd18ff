import { factsFromCase } from '@shared/case-facts'
import { parseCaseFile } from '@shared/case-file'
import { describe, expect, it } from 'vitest'
import { readCases } from '../support/suggest-topics'

describe('case files', () => {
  it('read yaml, json and jsonl alike, without the fields they don’t know', () => {
    const row = { case: 'a', shoe_size: 43, timeline: [{ days_ago: 3, stage: 'first' }], question: 'Well?' }
    const yaml = '- {case: a, shoe_size: 43, timeline: [{days_ago: 3, stage: first}], question: Well?}'
    const expected = {
      ok: true,
      cases: [{ case: 'a', timeline: [{ days_ago: 3, stage: 'first' }], question: 'Well?' }],
    }
    expect(parseCaseFile(yaml, 'yaml')).toEqual(expected)
    expect(parseCaseFile(JSON.stringify([row], null, '\t'), 'json')).toEqual(expected)
    expect(parseCaseFile(`\n${JSON.stringify(row)}\n\n`, 'jsonl')).toEqual(expected)
  })

  it('name the line that can’t be read', () => {
    expect(parseCaseFile('- case: a\n- case: b\n  timeline: {oops: [\n', 'yaml')).toMatchObject({
      ok: false,
      line: 4,
    })
    expect(parseCaseFile('- case: a\n- case: b\n  timeline:\n    - days_ago: soon\n', 'yaml')).toMatchObject({
      ok: false,
      line: 4,
      message: expect.stringContaining('timeline.days_ago') as string,
    })
    expect(parseCaseFile('{"case":"a"}\n{"case":\n', 'jsonl')).toMatchObject({ ok: false, line: 2 })
    expect(parseCaseFile('[\n {"case":"a"},\n {"case":"b", "question": []}\n]', 'json')).toMatchObject({
      ok: false,
      line: 3,
    })
    expect(parseCaseFile('[\n {"case":"a"},\n {"case" "b"}\n]', 'json')).toMatchObject({ ok: false, line: 3 })
  })

  it('refuse a file that holds no list', () => {
    expect(parseCaseFile('case: a', 'yaml')).toMatchObject({ ok: false, line: 1 })
    expect(parseCaseFile('"a"', 'json')).toMatchObject({ ok: false, line: 1 })
  })
})

describe('facts of a case', () => {
  const demo = readCases('resources/demo/cases.yaml', 'yaml')
  const factsOf = (name: string) => {
    const found = demo.find((each) => each.case === name)
    if (!found) throw new Error(name)
    return factsFromCase(found)
  }

  it('count from today, forwards and backwards', () => {
    expect(factsOf('two-speeds')).toMatchObject({
      stage: 'first',
      daysSinceStage: 30,
      daysSinceContact: 7,
      followUpsSent: 1,
      unansweredFollowUps: 0,
      otherProcess: true,
      otherProcessUrgent: true,
    })
    expect(factsOf('cookies')).toMatchObject({ stage: 'first', upcomingStage: 'meet_team', daysAhead: 7 })
  })

  it('know a promise that was not kept, and one that replaced it', () => {
    expect(factsOf('finalist-posting-gone')).toMatchObject({
      promisedTo: -10,
      daysLate: 10,
      posting: 'closed',
    })
    expect(factsOf('tomorrow-became-two-weeks')).toMatchObject({
      promisedFrom: 2,
      promisedTo: 8,
      daysLate: 0,
      earlierPromiseBroken: true,
    })
  })

  it('leave unknown what a case does not say', () => {
    expect(factsFromCase({})).toMatchObject({
      hasTimeline: false,
      stage: null,
      writtenOffer: null,
      daysLate: 0,
    })
  })
})
