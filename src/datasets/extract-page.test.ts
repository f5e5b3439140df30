import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractPage } from './extract-page.ts'

const PAGE = '<!DOCTYPE html>\n<html><body><p>Hi</p></body></html>'
const TWO_FILES =
  '<!doctype html>\n<html><head><link rel="stylesheet" href="style.css"></head><body><script src="./app.js" type="module"></script></body></html>'

describe('extractPage', () => {
  it.each([
    ['a bare page', PAGE],
    ['a page in a fence', `\`\`\`html\n${PAGE}\n\`\`\``],
    ['a page in a fence under its file name, with words around it', `Sure!\n\n**index.html**\n\n\`\`\`\n${PAGE}\n\`\`\`\n\nEnjoy.`],
    ['a page in a fence that was never closed', `~~~\n${PAGE}`],
    ['a page between paragraphs', `Here it is:\n${PAGE}\nDone.`],
    ['a page with Windows line ends', `\`\`\`\r\n${PAGE.replaceAll('\n', '\r\n')}\r\n\`\`\`\r\n`],
  ])('finds %s', (_, reply) => {
    expect(extractPage(reply)?.replaceAll('\r\n', '\n')).toBe(PAGE)
  })

  it('puts the style sheet and the script beside a page into it', () => {
    const reply = `**index.html**\n\`\`\`\n${TWO_FILES}\n\`\`\`\n**style.css**\n\`\`\`\np { color: red }\n\`\`\`\n\`\`\`js app.js\nwrite("$& </script>")\n\`\`\``
    expect(extractPage(reply)).toBe(
      '<!doctype html>\n<html><head><style>\np { color: red }\n</style></head><body><script type="module">\nwrite("$& <\\/script>")\n</script></body></html>',
    )
  })

  it.each([
    ['words', 'Use the <html> tag.'],
    ['a fence without a page', '```js\nalert(1)\n```'],
    ['two pages', `\`\`\`\n${PAGE}\n\`\`\`\n\`\`\`\n${PAGE}\n\`\`\``],
    ['a file the page does not load', `\`\`\`\n${PAGE}\n\`\`\`\n\`\`\`js other.js\n1\n\`\`\``],
    ['a command beside the page', `\`\`\`\n${PAGE}\n\`\`\`\n\`\`\`\nnpm start\n\`\`\``],
    ['nothing', ''],
  ])('leaves %s as text', (_, reply) => {
    expect(extractPage(reply)).toBeUndefined()
  })

  it('takes any text without a crash, and megabytes of it without a pause', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('```', '~~~', '\n', '<html>', '</html>', '<script src="a.js"></script>', 'a.js', ' ', 'x')),
        (parts) => {
          expect(['string', 'undefined']).toContain(typeof extractPage(parts.join('')))
        },
      ),
    )
    for (const part of ['<', '```\n', '<html>\n', '<script ', '<script src="a.js"></script>', ' ', '**a.js**\n```\n1\n```\n'])
      extractPage(`\`\`\`\n${PAGE}\n\`\`\`\n${part.repeat(2_000_000 / part.length)}`)
  }, 10_000)
})
