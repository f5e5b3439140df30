import { Link } from 'wouter'

/** A neuron's name, leading to its page. A plain link: tables hold hundreds. */
export function NeuronLink({ uid, name }: { uid: number; name: string }) {
  return (
    <Link href={`/neurons/${uid}`} className="neuron-link" title={`${name}, uid ${uid}`}>
      {name}
    </Link>
  )
}
