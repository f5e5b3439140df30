import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { weightsVersion } from './weights-version.ts'

describe('weightsVersion', () => {
  it.each([
    ['0.1.0', 1000],
    ['1.2.3', 1_002_003],
    ['10.2.0', 10_002_000], // an example of the wire's own specification
    ['1.0.0-rc.1', 1_000_000],
  ])('of %s is %d', (version, number) => {
    expect(weightsVersion(version)).toBe(number)
  })

  it("is this software's, and higher for each later one", () => {
    expect(weightsVersion()).toBe(weightsVersion(manifest.version))
    expect(weightsVersion('0.1.1')).toBeGreaterThan(weightsVersion('0.1.0'))
    expect(weightsVersion('0.2.0')).toBeGreaterThan(weightsVersion('0.1.999'))
  })
})
