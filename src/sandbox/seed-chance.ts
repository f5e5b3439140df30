/** Runs in the page before its own scripts: chance that is the same on every run, mulberry32 from a fixed seed. */
export function seedChance(): void {
  const { floor, imul } = Math
  const define = (on: object, name: string, value: unknown) =>
    Object.defineProperty(on, name, { value, writable: true, configurable: true })
  let state = 20_260_115
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  define(Math, 'random', random)
  define(Crypto.prototype, 'getRandomValues', <T extends ArrayBufferView>(array: T): T => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let n = 0; n < bytes.length; n++) bytes[n] = floor(random() * 256)
    return array
  })
  define(Crypto.prototype, 'randomUUID', () => {
    const digits = (count: number) => {
      let text = ''
      for (let n = 0; n < count; n++) text += floor(random() * 16).toString(16)
      return text
    }
    return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`
  })
}
