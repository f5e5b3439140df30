import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imagePage } from './image-page.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).toString('base64')
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]).toString('base64')

describe('imagePage', () => {
  it('shows a PNG and a JPEG by the type that their first bytes say', () => {
    expect(imagePage(PNG)).toContain(`<img alt="" src="data:image/png;base64,${PNG}">`)
    expect(imagePage(JPEG)).toContain(`<img alt="" src="data:image/jpeg;base64,${JPEG}">`)
  })

  it('shows no other format', () => {
    for (const other of ['<svg onload="x()"/>', 'GIF89a', '', 'RIFFxxxxWEBP'])
      expect(imagePage(Buffer.from(other).toString('base64'))).toContain('no picture')
  })

  it('lets nothing out of the attribute, whatever the content', () => {
    fc.assert(
      fc.property(fc.constantFrom(PNG, JPEG, ''), fc.string(), (start, rest) => {
        const page = imagePage(start + rest)
        const tags = page.match(/<[a-z]+/g)
        expect([
          ['<style', '<img'],
          ['<style', '<p'],
        ]).toContainEqual(tags)
        expect(page.match(/"/g)?.length ?? 0).toBeLessThanOrEqual(4)
      }),
    )
  })
})
