import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputMessage } from './chat-input.ts'
import { plainMessages } from './plain-messages.ts'

const message = fc.oneof(
  fc.record({ role: fc.constantFrom('system', 'developer', 'user', 'assistant'), content: fc.string() }),
  fc.record({ role: fc.constant('tool'), content: fc.string(), tool_call_id: fc.string() }),
) as fc.Arbitrary<InputMessage>

describe('plainMessages', () => {
  it('looks like a test whatever was sent: user and assistant in turns, the user first and last', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1 }), fc.constantFrom('', 'As JSON, please.'), (messages, wish) => {
        const roles = plainMessages(messages, wish).map(({ role }) => role)
        expect(roles).toEqual(roles.map((_, n) => (n % 2 === 0 ? 'user' : 'assistant')))
        expect(roles.at(-1)).toBe('user')
      }),
    )
  })
})
