import { describe, expect, it } from 'vitest'
import { refuseAudit, refuseElectron } from '../../scripts/lib/release-rules.mjs'

const report = (counts: object) =>
  JSON.stringify({ auditReportVersion: 2, metadata: { vulnerabilities: counts } })

describe('a release', () => {
  it('is never made with the Electron that serves tests only', () => {
    expect(refuseElectron({ official: false, version: '33.2.1' }, '45.4.1')).toContain('tests only')
  })

  it('needs an Electron that is still mended, and to know which one that is', () => {
    expect(refuseElectron({ official: true, version: '45.4.1' }, '45.4.1')).toBeUndefined()
    expect(refuseElectron({ official: true, version: '43.0.0' }, '45.4.1')).toBeUndefined()
    expect(refuseElectron({ official: true, version: '42.9.9' }, '45.4.1')).toContain('no longer mended')
    expect(refuseElectron({ official: true, version: '45.4.1' }, '')).toContain('could not be found out')
  })

  it('needs an audit report that was read', () => {
    expect(refuseAudit(report({ moderate: 3, high: 0, critical: 0 }))).toBeUndefined()
    expect(refuseAudit(report({ high: 1, critical: 1 }))).toContain('2 serious weaknesses')
  })

  it.each([
    ['nothing', ''],
    ['an error page', '<html>405</html>'],
    ['the error of a registry without audits', '{"error":{"code":"ENOAUDIT","summary":"405"}}'],
    ['a report without counts', report({})],
    ['counts of another kind', report({ high: '0', critical: '0' })],
    ['counts without a version', '{"metadata":{"vulnerabilities":{"high":0,"critical":0}}}'],
  ])('takes %s for a failure', (_what, output) => {
    expect(refuseAudit(output)).toContain('no audit report')
  })
})
