/** Takes so much of what there is: `false` once there is no more. */
export type Allowance = (amount: number) => boolean

/** So much for everything together. */
export function createAllowance(most: number): Allowance {
  let left = most
  return (amount) => {
    left -= amount
    return left >= 0
  }
}
