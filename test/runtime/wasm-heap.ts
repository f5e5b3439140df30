const PAGE_BYTES = 65_536
/** Each block of memory is preceded by its order: the power of two that it is long. */
const HEADER_BYTES = 8
const SMALLEST_ORDER = 3

/** The memory of a runtime, handed out by the host: what was given back serves again for what is as long. */
export interface WasmHeap {
  readonly memory: WebAssembly.Memory
  allocate(length: number): number
  free(pointer: number): void
  /** A copy. @param span address in the low half, length in the high half, as runtimes pass bytes */
  read(span: bigint): Uint8Array
  readAt(pointer: number, length: number): Uint8Array
  writeAt(pointer: number, bytes: Uint8Array): void
  /** Puts bytes into new memory. @returns their span */
  write(bytes: Uint8Array): bigint
}

/** @param base first address that the runtime does not use itself (`__heap_base`) */
export function createWasmHeap(memory: WebAssembly.Memory, base: number): WasmHeap {
  const free: number[][] = []
  let end = Math.ceil(base / HEADER_BYTES) * HEADER_BYTES

  function allocate(length: number): number {
    const order = Math.max(SMALLEST_ORDER, Math.ceil(Math.log2(Math.max(1, length))))
    const reused = free[order]?.pop()
    if (reused !== undefined) return reused
    const pointer = end + HEADER_BYTES
    end = pointer + 2 ** order
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
    new DataView(memory.buffer).setUint32(pointer - HEADER_BYTES, order, true)
    return pointer
  }

  const readAt = (pointer: number, length: number) => new Uint8Array(memory.buffer.slice(pointer, pointer + length))
  const writeAt = (pointer: number, bytes: Uint8Array) => new Uint8Array(memory.buffer).set(bytes, pointer)
  return {
    memory,
    allocate,
    free(pointer) {
      const order = new DataView(memory.buffer).getUint32(pointer - HEADER_BYTES, true)
      const pointers = free[order] ?? []
      pointers.push(pointer)
      free[order] = pointers
    },
    read: (span) => readAt(Number(span & 0xffff_ffffn), Number((span >> 32n) & 0xffff_ffffn)),
    readAt,
    writeAt,
    write(bytes) {
      const pointer = allocate(bytes.length)
      writeAt(pointer, bytes)
      return (BigInt(bytes.length) << 32n) | BigInt(pointer)
    },
  }
}
