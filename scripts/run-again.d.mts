export const failuresList: string
export function runAgain(
  run: (args: string[]) => Promise<number>,
  args: string[],
  options?: { list?: string; tell?: (line: string) => void },
): Promise<number>
