/** The least that an account may hold, in rao. @source opentensor/subtensor@14bc6f9, runtime/src/lib.rs: EXISTENTIAL_DEPOSIT */
export const EXISTENTIAL_DEPOSIT_RAO = 500n

/** The least that can be staked, in rao. @source opentensor/subtensor@14bc6f9, runtime/src/lib.rs: SubtensorInitialMinStake */
export const MIN_STAKE_RAO = 2_000_000n
