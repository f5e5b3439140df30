import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './is-public-address.ts'

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '172.32.0.1', '223.255.255.255', '2606:4700::1111', '2a00::1'])(
    'takes %s for an address of the internet',
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  )

  it.each([
    ...['127.0.0.1', '127.0.0.2', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '0.0.0.0', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1'],
    ...['localhost', 'internal.example', '127.1', '0x7f.1', ''],
  ])('takes %s for none', (ip) => expect(isPublicAddress(ip)).toBe(false))
})
