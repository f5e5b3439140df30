import { expect, it } from 'vitest'
import { matchLanguage } from './match-language.ts'

it('takes the first wanted language that we have, whatever its region', () => {
  expect(matchLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(matchLanguage(['AR-eg'])).toBe('ar')
})

it('falls back to English', () => {
  expect(matchLanguage([])).toBe('en')
  expect(matchLanguage(['tlh', ''])).toBe('en')
  expect(matchLanguage(['arn', 'dex'])).toBe('en')
})
