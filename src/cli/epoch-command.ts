import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import type { Arithmetic } from '../consensus/arithmetic.ts'
import { epochOutputToJson, parseEpochInput } from '../consensus/epoch-json.ts'
import type { EpochOutput } from '../consensus/epoch-output.ts'
import { InvalidEpochInputError } from '../consensus/errors.ts'
import { runEpoch } from '../consensus/run-epoch.ts'
import { storedRows } from '../consensus/stored-matrix.ts'
import { UsageError } from './errors.ts'

export function epochCommand(): Command {
  return new Command('epoch')
    .description('Run Yuma Consensus on an epoch in JSON from stdin, and write what it gives to stdout.')
    .addOption(
      new Option('--mode <name>', 'exact: bit for bit what the chain computes; fast: float64, up to 1/65535 off')
        .choices(['exact', 'fast'] satisfies Arithmetic[])
        .default('exact'),
    )
    .addHelpText(
      'after',
      `
stdin is one object, or an array of them, with the fields of an epoch's input in snake_case:
  n, block, tempo, last_step_block, activity_cutoff_blocks, max_allowed_validators, stake_threshold, owner_uid, kappa,
  bonds_penalty, bonds_moving_average, yuma3, liquid_alpha, alpha_low, alpha_high, alpha_sigmoid_steepness, emission,
  last_update, registered_at, stake, validator_permits, weights, bonds, commit_blocks
Weights and bonds are rows of [uid, value]. In an array, "bonds": "previous" takes those that the epoch before it gave.`,
    )
    .action(async ({ mode }: { mode: Arithmetic }) => {
      if (process.stdin.isTTY)
        throw new UsageError('stdin: expected an epoch in JSON, got a terminal', { hint: 'kumite epoch < input.json' })
      const json = await readJson()
      const run = (input: unknown, where: string) => runEpoch(parseEpochInput(input, where), mode)
      const outputs = Array.isArray(json) ? runInOrder(json, run) : [run(json, 'input')]
      const written = outputs.map((output) => amountsAsNumbers(JSON.stringify(epochOutputToJson(output))))
      process.stdout.write(Array.isArray(json) ? `[${written.join(',\n')}]\n` : `${written[0]}\n`)
    })
}

function runInOrder(inputs: readonly unknown[], run: (input: unknown, where: string) => EpochOutput): EpochOutput[] {
  const outputs: EpochOutput[] = []
  for (const [index, input] of inputs.entries()) {
    const before = outputs.at(-1)
    outputs.push(run(before && takesPrevious(input) ? { ...input, bonds: storedRows(before.bonds) } : input, `input[${index}]`))
  }
  return outputs
}

const takesPrevious = (input: unknown): input is { bonds: 'previous' } =>
  typeof input === 'object' && input !== null && 'bonds' in input && input.bonds === 'previous'

async function readJson(): Promise<unknown> {
  try {
    return JSON.parse(amountsAsText(await text(process.stdin)))
  } catch (cause) {
    throw new InvalidEpochInputError({ where: 'stdin', problem: `expected JSON, got ${(cause as Error).message}`, cause })
  }
}

/** Whole numbers beyond 2^53 lose digits in JSON.parse: it reads them as text. */
const amountsAsText = (json: string): string => json.replace(/(?<=[[:,\s])\d{16,}(?=[\s,\]}])/g, '"$&"')
const amountsAsNumbers = (json: string): string => json.replace(/"(\d+)"/g, '$1')
