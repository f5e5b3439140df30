import type { CollusionFlag, NamedMiner } from '../../../src/protocol/integrity.ts'
import classes from './flags.module.css'

const SIZE = 64

/** The miners of a cluster in a ring, and a line for each pair that is flagged. Only for the eye: the names stand beside it. */
export function ClusterPicture({ miners, flags }: { miners: readonly NamedMiner[]; flags: readonly CollusionFlag[] }) {
  const places = new Map(
    miners.map(({ hotkey }, n) => {
      const angle = (2 * Math.PI * n) / miners.length - Math.PI / 2
      return [hotkey, { x: SIZE / 2 + (SIZE / 2 - 6) * Math.cos(angle), y: SIZE / 2 + (SIZE / 2 - 6) * Math.sin(angle) }]
    }),
  )
  return (
    <svg className={classes.picture} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      {flags.map(({ id, miners: [one, other] }) => {
        const [from, to] = [places.get(one.hotkey), places.get(other.hotkey)]
        return from && to && <line key={id} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={classes.line} />
      })}
      {[...places].map(([hotkey, { x, y }]) => (
        <circle key={hotkey} cx={x} cy={y} r={4} className={classes.dot} />
      ))}
    </svg>
  )
}
