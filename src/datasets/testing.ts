/** Text as a stream of bytes in chunks of a given size, so that lines and characters get cut anywhere. */
export async function* bytesOf(text: string | Uint8Array, chunkSize = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.slice(start, start + chunkSize)
}

/** Everything that a stream gives. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}
