import { hexToBytes } from '@noble/hashes/utils.js'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Signer } from '../identity/signer.ts'
import { decodeAddress } from '../identity/ss58.ts'
import { verifySignature } from '../identity/verify-signature.ts'
import { jsonOption } from './options.ts'
import { messageOption, readMessage, schemeOption } from './wallet-options.ts'

interface VerifyOptions {
  address: string
  signature: Uint8Array
  scheme: Signer['scheme']
  message?: string
  json?: boolean
}

export function walletVerifyCommand(): Command {
  return new Command('verify')
    .description('Say whether the key behind an address signed a message: exit code 0 if it did, 1 if not.')
    .addOption(new Option('--address <ss58>', 'whose signature it should be').makeOptionMandatory())
    .addOption(new Option('--signature <hex>', '128 hex digits').argParser(readSignature).makeOptionMandatory())
    .addOption(schemeOption())
    .addOption(messageOption())
    .addOption(jsonOption())
    .action(async ({ address, signature, scheme, message, json }: VerifyOptions) => {
      decodeAddress(address)
      const valid = verifySignature({ address, scheme, message: await readMessage(message), signature })
      process.stdout.write(json ? `${JSON.stringify({ valid })}\n` : `${valid ? 'valid' : 'not valid'}\n`)
      if (!valid) process.exitCode = 1
    })
}

function readSignature(text: string): Uint8Array {
  if (!/^(0x)?[0-9a-f]{128}$/i.test(text)) throw new InvalidArgumentError('expected 128 hex digits.')
  return hexToBytes(text.replace(/^0x/i, ''))
}
