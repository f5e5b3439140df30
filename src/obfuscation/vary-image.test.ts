import { decode, encode } from 'jpeg-js'
import { parse } from 'parse5'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { readPage } from './page/read-page.ts'
import { varyImages } from './passes/vary-images.ts'
import { varyImage } from './vary-image.ts'

const [width, height] = [40, 30]
const pixels = Buffer.from(Array.from({ length: width * height * 4 }, (_, n) => (n % 4 === 3 ? 255 : (n >> 4) % 256)))

function aPng(extra?: Buffer): Buffer {
  const picture = new PNG({ width, height })
  picture.data = Buffer.from(pixels)
  const file = PNG.sync.write(picture)
  return extra ? Buffer.concat([file.subarray(0, 33), extra, file.subarray(33)]) : file // behind the header
}

/** A chunk whose check sum nobody computed: readers skip what they do not know. */
const chunk = (type: string, data: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type + data, 'latin1'), Buffer.alloc(4)])
}

/** @param tiff what follows `Exif\0\0` */
function aPhoto(tiff: Buffer): Buffer {
  const exifBuffer = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const picture = { width, height, data: Buffer.from(pixels), exifBuffer, comments: ['taken by Ann'] }
  return encode(picture, 90).data
}

/** Orientation as phones write it, little end first, and a camera's name. */
const turned = (orientation: number) =>
  Buffer.concat([
    Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]),
    Buffer.from([0x0f, 0x01, 2, 0, 8, 0, 0, 0, 38, 0, 0, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    Buffer.from('\0\0\0\0Camera1\0', 'latin1'),
  ])

const vary = (bytes: Uint8Array, seed = 'a') => {
  const varied = varyImage(bytes, createRng(seed))
  return varied && Buffer.from(varied)
}
const largestStep = (a: Uint8Array, b: Uint8Array) => a.reduce((most, value, n) => Math.max(most, Math.abs(value - b[n]!)), 0)

describe('varyImage', () => {
  it('changes some values of a PNG by one and none by more, the same ones for the same seed', () => {
    const varied = vary(aPng())!
    const { data } = PNG.sync.read(varied)
    expect(largestStep(data, pixels)).toBe(1)
    expect(vary(aPng())).toEqual(varied)
    expect(PNG.sync.read(vary(aPng(), 'b')!).data).not.toEqual(data)
  })

  it('refuses an interlaced PNG before it is unpacked', () => {
    const interlaced = aPng()
    interlaced[28] = 1 // the last byte of the header chunk's data
    expect(() => vary(interlaced)).toThrow('an interlaced PNG: save it without interlacing')
  })

  it('changes no value of a JPEG by more than a new writing of it does', () => {
    const photo = aPhoto(turned(1))
    const before = decode(photo, { useTArray: true })
    const varied = vary(photo)!
    const written = decode(encode(before, 92).data, { useTArray: true })
    const allowed = largestStep(written.data, before.data) + 4 // one step changes the block that it is in
    expect(largestStep(decode(varied, { useTArray: true }).data, before.data)).toBeLessThanOrEqual(allowed)
    expect(vary(photo)).toEqual(varied)
    expect(vary(photo, 'b')).not.toEqual(varied)
  })

  it('drops what a file says of whoever made it', () => {
    const png = aPng(chunk('teXt', 'Ann'))
    expect(png.includes('Ann')).toBe(true)
    expect(vary(png)!.includes('Ann')).toBe(false)
    for (const orientation of [1, 6]) {
      const photo = aPhoto(turned(orientation))
      expect(photo.includes('Ann') && photo.includes('Camera1')).toBe(true)
      const varied = vary(photo)!
      expect(varied.includes('Ann') || varied.includes('Camera1')).toBe(false)
    }
  })

  it('keeps which way a photo is to be turned, and nothing where it is upright', () => {
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1')
    expect(vary(aPhoto(turned(6)))!.includes(exif)).toBe(true)
    const again = vary(vary(aPhoto(turned(6)))!)! // big end first, as it now is
    expect(again.includes(exif)).toBe(true)
    for (const upright of [turned(1), turned(9), Buffer.from('II'), Buffer.from('II*\0\xff\xff\xff\xff', 'latin1')])
      expect(vary(aPhoto(upright))!.includes('Exif')).toBe(false)
  })

  it('leaves a PNG that moves and other formats alone, and refuses what cannot be read', () => {
    expect(vary(aPng(chunk('acTL', '\0\0\0\x02\0\0\0\0')))).toBeUndefined()
    expect(vary(Buffer.from('GIF89a'))).toBeUndefined()
    expect(() => vary(aPng().subarray(0, 60))).toThrow(Error)
  })

  it('writes a picture that a page has twice as the same picture twice', () => {
    const url = `data:image/png;base64,${aPng().toString('base64')}`
    const page = readPage(parse(`<img src="${url}"><img src="${url}">`))
    varyImages(page, createRng('a'))
    const [one, other] = page.elements.flatMap(({ attrs }) => attrs.map(({ value }) => value))
    expect(one).not.toBe(url)
    expect(other).toBe(one)
  })
})
