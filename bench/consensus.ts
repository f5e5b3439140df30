/** Milliseconds per epoch, median of many: dense rows from every validator, as in the table of the consensus documents. */
import { performance } from 'node:perf_hooks'
import type { Arithmetic } from '../src/consensus/arithmetic.ts'
import type { EpochInput } from '../src/consensus/epoch-input.ts'
import { fixedPointArithmetic } from '../src/consensus/fixed-point-arithmetic.ts'
import { float64Arithmetic } from '../src/consensus/float64-arithmetic.ts'
import { runEpoch } from '../src/consensus/run-epoch.ts'
import { createRng } from '../src/core/rng.ts'

const MODELS = {
  yuma1: { yuma3: false, liquidAlpha: false },
  yuma3: { yuma3: true, liquidAlpha: false },
  liquid: { yuma3: true, liquidAlpha: true },
} as const

/** A network in its second epoch: every validator weighs every neuron and holds bonds on every neuron. */
function aNetwork(n: number, validators: number, model: keyof typeof MODELS): EpochInput {
  const rng = createRng(`bench ${n} ${validators}`)
  const uids = Array.from({ length: n }, (_, uid) => uid)
  const rows = uids.map((uid) => (uid < validators ? uids.map((dest) => [dest, rng.int(1, 65_535)] as const) : []))
  const first: EpochInput = {
    n,
    block: 1000,
    tempo: 100,
    lastStepBlock: 900,
    activityCutoffBlocks: 500,
    maxAllowedValidators: validators,
    stakeThreshold: 0n,
    ownerUid: undefined,
    kappa: 32_767,
    bondsPenalty: 65_535,
    bondsMovingAverage: 900_000,
    alphaLow: 45_875,
    alphaHigh: 58_982,
    alphaSigmoidSteepness: 1000,
    emission: 100_000_000_000n,
    lastUpdate: uids.map(() => 990),
    registeredAt: uids.map(() => 0),
    stake: uids.map((uid) => (uid < validators ? BigInt(rng.int(1, 1_000_000_000)) * 1000n : 0n)),
    validatorPermits: uids.map((uid) => uid < validators),
    weights: rows,
    bonds: [],
    commitBlocks: undefined,
    ...MODELS[model],
  }
  return { ...first, bonds: runEpoch(first).bonds }
}

function medianMs(input: EpochInput, arithmetic: Arithmetic): number {
  const times: number[] = []
  const until = performance.now() + 1500
  while (times.length < 5 || (performance.now() < until && times.length < 300)) {
    const start = performance.now()
    runEpoch(input, arithmetic)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!
}

for (const [n, validators] of [
  [256, 64],
  [1024, 128],
  [4096, 256],
] as const)
  for (const model of Object.keys(MODELS) as (keyof typeof MODELS)[])
    for (const arithmetic of n > 1024 ? [float64Arithmetic] : [float64Arithmetic, fixedPointArithmetic]) {
      const ms = medianMs(aNetwork(n, validators, model), arithmetic)
      console.log(`epoch n=${n} validators=${validators} ${model} ${arithmetic.mode}: ${ms.toFixed(2)} ms`)
    }
