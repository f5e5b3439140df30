import manifest from '../../package.json' with { type: 'json' }

/**
 * The version key that goes with weights: of software 1.2.3 it is 1 002 003, as in the headers of Bittensor's requests.
 * A subnet whose hyperparameter `weightsVersion` is higher refuses weights of a validator that is older.
 * @param version three numbers with dots, the last two below 1000; what follows them (`-rc.1`) is ignored
 */
export function weightsVersion(version: string = manifest.version): number {
  const [major, minor, patch] = version.split('.', 3).map((part) => Number.parseInt(part, 10))
  return major! * 1_000_000 + minor! * 1000 + patch!
}
