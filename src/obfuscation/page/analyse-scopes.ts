import { analyze, type ScopeManager } from 'eslint-scope'
import type { Program } from './page.ts'

/** Which name of a program means which variable. Code that is made at run time is not looked into. */
export function analyseScopes({ ast, kind }: Pick<Program, 'ast' | 'kind'>): ScopeManager {
  return analyze(ast, { ecmaVersion: 2025, sourceType: kind === 'module' ? 'module' : 'script', ignoreEval: true })
}
