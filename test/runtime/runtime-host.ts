import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { hexToBytes } from '@noble/hashes/utils.js'
import { hostFunctions } from './host-functions.ts'
import type { RuntimeStorage } from './runtime-storage.ts'
import { createWasmHeap } from './wasm-heap.ts'

/** Marks a runtime that is compressed with zstd. @source polkadot-sdk, substrate/primitives/maybe-compressed-blob */
const COMPRESSED = Buffer.from('52bc537646db8e05', 'hex')

/** Runs a runtime of a Substrate chain as it is, on the WebAssembly engine of Node. */
export interface RuntimeHost {
  /** @param method such as `Core_version` @param args SCALE @throws Error if the runtime panics */
  call(storage: RuntimeStorage, method: string, args?: Uint8Array): Uint8Array
}

/** @param path a runtime (`.wasm`, compressed or not), or a chain specification that holds one */
export async function openRuntime(path: string): Promise<RuntimeHost> {
  const module = await WebAssembly.compile(readCode(path))
  const imports = WebAssembly.Module.imports(module)

  return {
    call(storage, method, args = new Uint8Array()) {
      const memory = new WebAssembly.Memory({ initial: 64 })
      const logs: string[] = []
      // Its base is known only after the instance exists, which needs the functions of the heap.
      const late: { functions?: ReturnType<typeof hostFunctions> } = {}
      const env = Object.fromEntries(
        imports
          .filter(({ kind }) => kind === 'function')
          .map(({ name }) => [
            name,
            (...given: never[]) => {
              const run = late.functions?.[name]
              if (!run) throw new Error(`${method}: the host has no ${name}`)
              return run(...given)
            },
          ]),
      )
      const { exports } = new WebAssembly.Instance(module, { env: { ...env, memory } })
      const heap = createWasmHeap(memory, Number((exports.__heap_base as WebAssembly.Global).value))
      late.functions = hostFunctions(heap, storage, (text) => logs.push(text))
      const input = heap.write(args)
      const run = exports[method] as ((pointer: number, length: number) => bigint) | undefined
      if (!run) throw new Error(`${method}: the runtime has no such function`)
      try {
        return heap.read(run(Number(input & 0xffff_ffffn), args.length))
      } catch (cause) {
        throw new Error(`${method} panicked: ${logs.join('; ')}`, { cause })
      }
    },
  }
}

function readCode(path: string): Buffer<ArrayBuffer> {
  const file = readFileSync(path)
  const code = file[0] === '{'.charCodeAt(0) ? codeOfSpec(file.toString('utf8')) : file
  return Buffer.from(COMPRESSED.equals(code.subarray(0, 8)) ? zstdDecompressSync(code.subarray(8)) : code)
}

function codeOfSpec(text: string): Buffer {
  const spec = JSON.parse(text) as { genesis: { runtimeGenesis: { code: string } } }
  return Buffer.from(hexToBytes(spec.genesis.runtimeGenesis.code.slice(2)))
}
