const RAO_DIGITS = 9

/** An amount as a person writes it, in whole rao: "1.5" is "1500000000". What is no amount is "0". */
export function taoToRao(tao: string): string {
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d{0,9}))?$/.exec(tao.trim()) ?? [undefined, '0']
  return BigInt(whole + fraction.padEnd(RAO_DIGITS, '0')).toString()
}
