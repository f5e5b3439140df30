import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { varyText } from './vary-text.ts'

const CODE = 'say("yes")...\n- a'

/** Ways to write code in a text. */
const BLOCKS = {
  'between fences': `\`\`\`\n${CODE}\n\n\n\nb\n\`\`\``,
  'after a fence that does not end': `~~~\n${CODE}\n\n\n\nb`,
  'indented by four': `${CODE}\n\n\n\nb`.replaceAll(/^(?=.)/gm, '    '),
  'indented by a tab': `${CODE}\n  \n\n\nb`.replaceAll(/^(?=\S)/gm, '\t'),
  'between ticks': '`say("yes")...`',
}

describe('varyText', () => {
  it.each(Object.entries(BLOCKS))('leaves code as it is: %s', (_, block) => {
    for (let n = 0; n < 30; n++) {
      const copy = varyText(`He said “yes”…\n\n${block}`, createRng(`${n}`))
      expect(copy.trimEnd()).toMatch(/^He said/)
      expect(copy.trimEnd().endsWith(block)).toBe(true)
    }
  })

  it('writes what stands before and after code anew', () => {
    const copies = new Set(Array.from({ length: 30 }, (_, n) => varyText(`“a”\n\n    "b"\n\n“c”`, createRng(`${n}`)).trimEnd()))
    for (const copy of copies) expect(copy).toMatch(/^["“]a["”]\n{2,3} {4}"b"\n{2,3}["“]c["”]$/)
    expect(copies.size).toBeGreaterThan(3)
  })

  it('keeps how deep the points of a list are', () => {
    for (let n = 0; n < 30; n++)
      expect(varyText('- a\n  - b\n    - c', createRng(`${n}`)).trimEnd()).toMatch(/^[-*+] a\n {2}[-*+] b\n {4}- c$/)
  })

  it('adds and takes no letter or digit, whatever the text', () => {
    const pieces = fc.array(fc.constantFrom('    ', '\t', '\n', '```', '`', '"', 'a', '1', '- ', '*', '...', '  ', '\n\n'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(pieces, fc.string(), (all, seed) => {
        const text = all.join('')
        const letters = (whole: string) => whole.replaceAll(/[^a1]/g, '')
        expect(letters(varyText(text, createRng(seed)))).toBe(letters(text))
      }),
    )
  })

  it('finds code in a hundred thousand odd lines in time', () => {
    const odd = ['    \n', '    a\n', '\t \n\n', '```a', '   \t'].map((line) => line.repeat(20_000)).join('\n')
    const startedMs = performance.now()
    varyText(odd, createRng('a'))
    expect(performance.now() - startedMs).toBeLessThan(2_000)
  })
})
