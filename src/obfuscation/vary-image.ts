import { decode, encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import type { Rng } from '../core/rng.ts'
import { exifOrientation, ORIENTATION } from './exif-orientation.ts'

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Where a PNG says whether it is interlaced: the last byte of its header chunk. */
const INTERLACE_BYTE = 28
const MOST_PIXELS = 16_000_000
/** One pixel in so many gets one colour value higher or lower by one. */
const RARITY = 64

/**
 * Another file of the same picture: written anew, some colour values changed by one step of 255, which nobody sees. Of its metadata only
 * which way a photo is to be turned stays.
 * @param bytes a PNG or JPEG
 * @returns `undefined` if it is neither, or a PNG that moves: it would keep its first frame only
 * @throws {Error} if it cannot be read, has more than sixteen million pixels, or is an interlaced PNG: what that unpacks to is bounded by nothing that it says before
 */
export function varyImage(bytes: Uint8Array, rng: Rng): Uint8Array | undefined {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 8).equals(PNG_START)) {
    if (buffer.includes('acTL')) return undefined
    if (buffer.readUInt32BE(16) * buffer.readUInt32BE(20) > MOST_PIXELS)
      throw new RangeError(`a picture has more than ${MOST_PIXELS} pixels`)
    if (buffer[INTERLACE_BYTE] !== 0) throw new RangeError('an interlaced PNG: save it without interlacing')
    const picture = PNG.sync.read(buffer)
    nudge(picture.data, rng)
    return PNG.sync.write(picture, { deflateLevel: rng.int(4, 9), filterType: rng.int(0, 4) })
  }
  if (buffer[0] !== 0xff || buffer[1] !== 0xd8) return undefined
  const picture = decode(buffer, { useTArray: true, maxResolutionInMP: MOST_PIXELS / 1e6, maxMemoryUsageInMB: 256 })
  nudge(picture.data, rng)
  const { width, height, data, exifBuffer } = picture as typeof picture & { exifBuffer?: Uint8Array } // its types leave it out
  return encode({ width, height, data, ...turnedBy(exifOrientation(exifBuffer)) }, rng.int(92, 97)).data
}

/** Exif data that say nothing but this. */
function turnedBy(orientation: number): { exifBuffer?: Buffer } {
  if (orientation === 1) return {}
  const header = [...Buffer.from('Exif\0\0MM\0*', 'latin1'), 0, 0, 0, 8]
  const entry = [ORIENTATION >> 8, ORIENTATION & 255, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] // a short, one of them
  return { exifBuffer: Buffer.from([...header, 0, 1, ...entry, 0, 0, 0, 0]) }
}

/** Changes some red, green or blue values of opaque pixels by one. */
function nudge(data: Uint8Array, rng: Rng): void {
  for (let pixel = rng.int(0, RARITY); pixel * 4 < data.length; pixel += rng.int(1, 2 * RARITY)) {
    if (data[pixel * 4 + 3] !== 255) continue
    const at = pixel * 4 + rng.int(0, 2)
    const value = data[at]!
    data[at] = value === 0 ? 1 : value === 255 ? 254 : value + rng.pick([-1, 1])
  }
}
