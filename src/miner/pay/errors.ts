import { BaseError } from '../../core/base-error.ts'

/** There is nothing of this worker's that the appeal could be about. */
export class NothingToAppealError extends BaseError {
  readonly code = 'nothing-to-appeal'
  constructor({ about }: { about: string }) {
    super(`appeal about ${about}: expected a score or a credit of this worker, got none`, {
      hint: 'name a judgment that has a score (`assignmentId`), or an epoch of the statement that has a credit',
    })
  }
}

/** The time in which a score or a credit may be disputed is over. */
export class AppealTooLateError extends BaseError {
  readonly code = 'appeal-too-late'
  constructor({ about, until, epoch }: { about: string; until: number; epoch: number }) {
    super(`appeal about ${about}: expected it before epoch ${until}, got it in epoch ${epoch}`, {
      hint: 'write to the operator of the miner: what has been paid out can only be put right by a new payment',
    })
  }
}

/** No such appeal at this miner. */
export class UnknownAppealError extends BaseError {
  readonly code = 'unknown-appeal'
  constructor({ id }: { id: string }) {
    super(`appeal ${id}: expected one of this miner's, got none`, { hint: 'list the appeals and name one of them' })
  }
}

/** The appeal has been decided; a decision stays. */
export class AppealDecidedError extends BaseError {
  readonly code = 'appeal-decided'
  constructor({ id, state }: { id: string; state: string }) {
    super(`appeal ${id}: expected an open one, got one that is ${state}`, { hint: 'read the decision that is there' })
  }
}

/** A decision that contradicts itself, or adds more than can be meant. */
export class AppealDecisionError extends BaseError {
  readonly code = 'appeal-decision'
  constructor({ expected, addRao, hint }: { expected: string; addRao: bigint; hint: string }) {
    super(`decision: expected ${expected}, got ${addRao}`, { hint })
  }
}

/** Nobody can be paid now. */
export class NothingPayableError extends BaseError {
  readonly code = 'nothing-payable'
  constructor({ left }: { left: number }) {
    super(`payout: expected a worker with a payable balance and an address, got none; ${left} are owed something`, {
      hint: 'the preview says of each of them why not: no address, too little, or it may still be disputed',
    })
  }
}

/** The process that runs this miner cannot pay over the chain. */
export class PayoutWayError extends BaseError {
  readonly code = 'payout-way'
  constructor({ miner, got }: { miner: string; got: string }) {
    super(`payout over the chain: expected the coldkey of miner ${miner} on a local chain, got ${got}`, {
      hint: 'pay by other means and confirm it: `kumite pay run --export`, or "Export instead" at the desk',
    })
  }
}

/** No such payout at this miner. */
export class UnknownPayoutError extends BaseError {
  readonly code = 'unknown-payout'
  constructor({ number }: { number: number }) {
    super(`payout ${number}: expected one of this miner's, got none`, { hint: 'list the payouts and name one of them' })
  }
}

/** The payout is not one that its operator can confirm or take back now. */
export class PayoutClosedError extends BaseError {
  readonly code = 'payout-closed'
  constructor({ number, expected, got }: { number: number; expected: string; got: string }) {
    super(`payout ${number}: expected ${expected}, got one that is ${got}`, {
      hint: 'what is done stays; transfers on the chain confirm themselves',
    })
  }
}

/** The miner's coldkey has too little for what is left of the payouts that are under way. */
export class PayoutUnfundedError extends BaseError {
  readonly code = 'payout-unfunded'
  override readonly retryable = true
  constructor({ coldkey, neededRao, gotRao }: { coldkey: string; neededRao: bigint; gotRao: bigint }) {
    super(`payout: expected ${neededRao} rao on coldkey ${coldkey}, free or staked on its miner, got ${gotRao}`, {
      hint: 'send the coldkey what is missing, and the payout goes on by itself; or take it back',
    })
  }
}
