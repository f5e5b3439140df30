/** Shares of width and height from the upper left corner. */
interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Runs beside the page: what can be said of pixels (RGBA). */
export function measurePixels({ data, width, height }: ImageData): {
  readonly hash: string
  readonly colours: number
  readonly share: (colour: string | undefined, part: Part | undefined) => number
} {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2)
  const NEAR = 40
  let high = 0x811c9dc5
  let low = 0x01000193
  const counts = new Map<number, number>()
  for (const word of words) {
    high = Math.imul(high ^ word, 0x01000193)
    low = Math.imul(low ^ (word >>> 13) ^ word, 0x85ebca6b) ^ (low >>> 15)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')
  const far = (a: number, b: number) =>
    Math.max(
      Math.abs((a & 255) - (b & 255)),
      Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
      Math.abs(((a >> 16) & 255) - ((b >> 16) & 255)),
    )
  return {
    hash: hex(high) + hex(low),
    colours: counts.size,
    share(colour, part = { x: 0, y: 0, width: 1, height: 1 }) {
      let most = 0
      for (const [word, count] of counts) if (count > (counts.get(most) ?? 0)) most = word
      const wanted = colour ? Number.parseInt(colour.slice(5, 7) + colour.slice(3, 5) + colour.slice(1, 3), 16) : most
      const isNear = new Map<number, boolean>()
      for (const word of counts.keys()) isNear.set(word, far(word, wanted) <= (colour ? NEAR : NEAR / 4) && (!colour || word >>> 24 > 127))
      const across = (share: number) => Math.min(width, Math.max(0, Math.round(share * width)))
      const down = (share: number) => Math.min(height, Math.max(0, Math.round(share * height)))
      const [left, right, top, bottom] = [across(part.x), across(part.x + part.width), down(part.y), down(part.y + part.height)]
      let near = 0
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (isNear.get(words[y * width + x]!)) near++
      const all = (right - left) * (bottom - top)
      if (all === 0) return 0
      return colour ? near / all : 1 - near / all
    },
  }
}
