import type { Problem } from '../../src/protocol/problem.ts'

/** The server refused, or could not be reached (`status` 0). `message` is for people, `hint` says what to do next. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly hint: string | undefined

  constructor({ status, code, detail, hint }: Pick<Problem, 'status' | 'code' | 'detail' | 'hint'>) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.hint = hint
  }

  static async fromResponse(response: Response): Promise<ApiError> {
    const problem: Partial<Problem> = await response.json().catch(() => ({}))
    return new ApiError({
      status: response.status,
      code: problem.code ?? 'unreadable-error',
      detail: problem.detail ?? problem.title ?? `The server answered ${response.status} without saying why.`,
      hint: problem.hint,
    })
  }

  static unreachable(): ApiError {
    return new ApiError({
      status: 0,
      code: 'unreachable',
      detail: 'The server does not answer.',
      hint: 'check that Kumite is still running',
    })
  }
}
