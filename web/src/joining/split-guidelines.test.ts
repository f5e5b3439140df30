import { expect, it } from 'vitest'
import { splitGuidelines } from './split-guidelines.ts'

it('shows what stands before the first heading of the second level, and folds what follows', () => {
  expect(splitGuidelines('# A\n\none\n\n## B \n\ntwo\n### C\nthree\n## D')).toEqual({
    opening: '# A\n\none',
    sections: [
      { title: 'B', text: 'two\n### C\nthree' },
      { title: 'D', text: '' },
    ],
  })
})

it('takes no line of a code block for a heading', () => {
  expect(splitGuidelines('a\n```sh\n## no\n```\n## yes\nb')).toEqual({
    opening: 'a\n```sh\n## no\n```',
    sections: [{ title: 'yes', text: 'b' }],
  })
})

it('has nothing to fold in a text without headings, or without anything', () => {
  expect(splitGuidelines('just this')).toEqual({ opening: 'just this', sections: [] })
  expect(splitGuidelines('')).toEqual({ opening: '', sections: [] })
})
