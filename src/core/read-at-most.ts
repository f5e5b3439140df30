/** Reads a body, never more of it than allowed. @throws {RangeError} if there is more */
export async function readAtMost(reply: Response, mostBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of reply.body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) throw new RangeError(`expected at most ${mostBytes} bytes, got more`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
