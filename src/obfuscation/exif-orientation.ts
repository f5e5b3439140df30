/** Tag of the Exif entry that says which way is up. */
export const ORIENTATION = 0x0112

/** The Exif orientation, 1 to 8: 1, upright, where there is none. @param exif from behind `Exif\0` on */
export function exifOrientation(exif: Uint8Array | undefined): number {
  const tiff = Buffer.from(exif ?? []).subarray(1)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const read = (at: number, bytes: 2 | 4) => {
    if (at + bytes > tiff.length) return 0
    return isLittle ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes)
  }
  const first = read(4, 4)
  const entries = Array.from({ length: read(first, 2) }, (_, n) => first + 2 + 12 * n)
  const entry = entries.find((at) => read(at, 2) === ORIENTATION)
  const orientation = entry === undefined ? 1 : read(entry + 8, 2)
  return orientation >= 1 && orientation <= 8 ? orientation : 1
}
