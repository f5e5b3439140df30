import { exifOrientation } from '../obfuscation/exif-orientation.ts'

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Segments of a JPEG that hold its size; three numbers between them mean something else. */
const isFrameHeader = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const EXIF = 0xe1
const SCAN = 0xda

/**
 * Width over height of a picture as a browser shows it, turned upright. Read from its head: nothing is decoded.
 * @param bytes a PNG or JPEG
 * @returns undefined where it is neither, or does not say
 */
export function pictureAspect(bytes: Uint8Array): number | undefined {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 8).equals(PNG_START))
    return buffer.length < 24 ? undefined : ratio(buffer.readUInt32BE(16), buffer.readUInt32BE(20))
  let isTurned = false
  for (
    let at = 2;
    buffer[0] === 0xff && buffer[1] === 0xd8 && at + 9 <= buffer.length && buffer[at] === 0xff;
    at += 2 + buffer.readUInt16BE(at + 2)
  ) {
    const marker = buffer[at + 1]!
    if (marker === SCAN) return undefined
    if (marker === EXIF && buffer.toString('latin1', at + 4, at + 8) === 'Exif') isTurned = exifOrientation(buffer.subarray(at + 9)) >= 5
    if (!isFrameHeader(marker)) continue
    const [height, width] = [buffer.readUInt16BE(at + 5), buffer.readUInt16BE(at + 7)]
    return isTurned ? ratio(height, width) : ratio(width, height)
  }
  return undefined
}

function ratio(width: number, height: number): number | undefined {
  return width > 0 && height > 0 ? width / height : undefined
}
