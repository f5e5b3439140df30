import type { Rng } from '../../../core/rng.ts'

/** A value as JSON knows it: what goes into a function that is tested, and what comes out. */
export type Json = null | boolean | number | string | Json[]

/** A small function in JavaScript, known in three ways: by two implementations and by what our own code says it gives. */
export interface Program {
  readonly subtopic: string
  readonly name: string
  /** With its parameter, such as "sumOfKept(numbers)". */
  readonly signature: string
  /** What it takes, to be said after "takes". */
  readonly takes: string
  /** What is done with it, to be said after "it": empty where the result says it all. */
  readonly does: readonly string[]
  /** What comes back, to be said after "returns". */
  readonly gives: string
  /** Written with loops and variables: what is mutated. */
  readonly code: string
  /** Another implementation, in another way. */
  readonly other: string
  /** An argument as it usually comes. */
  draw(rng: Rng): Json
  /** Arguments as they come now and then: the empty ones. */
  readonly edges: readonly Json[]
  /** What must come back, by our own code. */
  run(argument: Json): Json
}

/** What a program does, in one sentence after "It". */
export function describeProgram({ takes, does, gives }: Program): string {
  return `takes ${takes}${does.map((step) => `, ${step}`).join('')}, and returns ${gives}`
}

/** A call and what must come back. */
export type TestCall = { readonly with: Json[]; readonly gives: Json }

/** @returns `count` usual calls, then the edges; `undefined` where one and the same result is right too often to tell much */
export function callsOf(program: Program, rng: Rng, count: number): TestCall[] | undefined {
  const drawn = Array.from({ length: count }, () => program.draw(rng))
  const calls = [...drawn, ...program.edges].map((argument): TestCall => ({ with: [argument], gives: program.run(argument) }))
  const results = calls.map(({ gives }) => JSON.stringify(gives))
  const most = Math.max(...results.map((result) => results.filter((other) => other === result).length))
  return most > calls.length / 3 ? undefined : calls
}
