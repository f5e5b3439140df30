/** A vector as the database keeps it: 32-bit floats, little-endian. */
export function toBytes(vector: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(4 * vector.length)
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, 4 * at)
  return bytes
}

/** Undoes {@link toBytes}. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getFloat32(4 * at, true))
}

/** One bit a coordinate, set where it is positive: the share of equal bits of two vectors falls with the angle between them. */
export function toBits(vector: Float32Array): Uint32Array {
  const bits = new Uint32Array(Math.ceil(vector.length / 32))
  for (const [at, value] of vector.entries()) if (value > 0) bits[at >>> 5]! |= 1 << (at & 31)
  return bits
}

/** @returns in [-1, 1] for unit vectors */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}
