import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIp, parseIp } from './ip-address.ts'

describe('parseIp', () => {
  it('is undone by formatIp, for every address', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(formatIp(parseIp(ip)!)).toBe(ip)
      }),
    )
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (ip) => {
        expect(parseIp(formatIp({ ip, ipType: 6 }))).toEqual({ ip, ipType: 6 })
      }),
    )
  })

  it('reads all forms of one IPv6 address alike', () => {
    for (const form of ['2001:db8::cb00:7107', '2001:DB8:0:0:0:0:cb00:7107', '2001:db8::203.0.113.7'])
      expect(formatIp(parseIp(form)!)).toBe('2001:db8::cb00:7107')
    expect(parseIp('::')).toEqual({ ip: 0n, ipType: 6 })
    expect(parseIp('::1')).toEqual({ ip: 1n, ipType: 6 })
  })

  it('takes nothing that is no address', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        expect(parseIp(name)).toBeUndefined()
      }),
    )
    for (const text of ['', '1.2.3', '1.2.3.256', '::1::', '203.0.113.7:80']) expect(parseIp(text)).toBeUndefined()
  })
})
