import fc from 'fast-check'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { pictureAspect } from './picture-aspect.ts'

const size = fc.integer({ min: 1, max: 300 })

function aPng(width: number, height: number): Buffer {
  return PNG.sync.write(new PNG({ width, height }))
}

/** @param orientation as phones write it, little end first; none where it is left out */
function aPhoto(width: number, height: number, orientation?: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 128)
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation ?? 1, 0, 0, 0, 0, 0, 0, 0]
  const exif = orientation === undefined ? {} : { exifBuffer: Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...tiff]) }
  return encode({ width, height, data, ...exif }, 50).data
}

describe('pictureAspect', () => {
  it('is the width over the height that a PNG and a JPEG say', () => {
    fc.assert(
      fc.property(size, size, (width, height) => {
        expect(pictureAspect(aPng(width, height))).toBeCloseTo(width / height, 12)
        expect(pictureAspect(aPhoto(width, height))).toBeCloseTo(width / height, 12)
      }),
      { numRuns: 30 },
    )
  })

  it('turns a photo as its camera says', () => {
    expect([1, 3].map((orientation) => pictureAspect(aPhoto(40, 30, orientation)))).toEqual([40 / 30, 40 / 30])
    expect([6, 8].map((orientation) => pictureAspect(aPhoto(40, 30, orientation)))).toEqual([30 / 40, 30 / 40])
  })

  it('is undefined for whatever is no picture, and throws for nothing', () => {
    expect(pictureAspect(Buffer.from('GIF89a'))).toBeUndefined()
    const whole = aPhoto(40, 30, 6)
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), (cut, rest) => {
        const aspect = pictureAspect(Buffer.concat([whole.subarray(0, cut), rest]))
        expect(aspect === undefined || (Number.isFinite(aspect) && aspect > 0)).toBe(true)
      }),
    )
  })
})
