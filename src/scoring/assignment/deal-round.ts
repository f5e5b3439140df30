/**
 * Who is asked first about each task of a round: in turn the panels, and in each the `raters` that have had the fewest tasks of it, then
 * those who have shared the fewest. So all members have equal loads, and all pairs of a panel share alike.
 *
 * Of each panel's first task one place goes to a member of the panel before it. Nothing else links them during a round, and grades that no
 * chain of common tasks links cannot be compared.
 *
 * @param input.before the last panel of the round before, from which the first panel has its guest; empty = nobody
 * @param input.tasks how many of the round's tasks: the first ones are the same, however many
 * @returns raters by task: shape [tasks], each min(raters, members + guest) different miners
 * @cost O(tasks * (panels + members * raters))
 * @example dealRound({ panels: [['a', 'b', 'c']], before: [], raters: 2, tasks: 3 }) // [['a', 'b'], ['c', 'a'], ['b', 'c']]
 */
export function dealRound({
  panels,
  before,
  raters,
  tasks,
}: {
  readonly panels: readonly (readonly string[])[]
  readonly before: readonly string[]
  readonly raters: number
  readonly tasks: number
}): string[][] {
  const states = panels.map(createState)
  return Array.from({ length: tasks }, () => {
    let at = 0
    for (const [index, { members, dealt }] of states.entries())
      if (dealt / members.length < states[at]!.dealt / states[at]!.members.length) at = index
    const state = states[at]!
    const neighbours = at > 0 ? states[at - 1]! : createState(before)
    const guest = state.dealt === 0 ? drawLeast(neighbours, state.members) : undefined
    const raterNames = drawTogether(state, guest === undefined ? raters : raters - 1)
    state.dealt++
    return guest === undefined ? raterNames : [...raterNames, guest]
  })
}

interface PanelState {
  readonly members: readonly string[]
  readonly load: number[]
  readonly shared: number[][]
  dealt: number
}

function createState(members: readonly string[]): PanelState {
  return { members, load: members.map(() => 0), shared: members.map(() => members.map(() => 0)), dealt: 0 }
}

function drawTogether({ members, load, shared }: PanelState, count: number): string[] {
  const chosen: number[] = []
  while (chosen.length < Math.min(count, members.length)) {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let one = 0; one < members.length; one++) {
      if (chosen.includes(one)) continue
      const common = chosen.reduce((sum, other) => sum + shared[one]![other]!, 0)
      const value = load[one]! * SHARED_AT_MOST + common
      if (value < least) [best, least] = [one, value]
    }
    for (const other of chosen) {
      shared[best]![other]!++
      shared[other]![best]!++
    }
    chosen.push(best)
  }
  for (const one of chosen) load[one]!++
  return chosen.map((one) => members[one]!)
}

/** Load decides, what is shared only between equal loads. */
const SHARED_AT_MOST = 1e6

function drawLeast({ members, load }: PanelState, except: readonly string[]): string | undefined {
  let best: number | undefined
  for (let one = 0; one < members.length; one++)
    if (!except.includes(members[one]!) && (best === undefined || load[one]! < load[best]!)) best = one
  if (best === undefined) return undefined
  load[best]!++
  return members[best]
}
