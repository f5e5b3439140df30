import { Command } from 'commander'
import { tasksAuditCommand } from './tasks-audit-command.ts'
import { tasksFindCommand } from './tasks-find-command.ts'
import { tasksGenerateCommand } from './tasks-generate-command.ts'
import { tasksKeepCommand } from './tasks-keep-command.ts'
import { tasksSeedsCommand } from './tasks-seeds-command.ts'

export function tasksCommand(): Command {
  return new Command('tasks')
    .description('Make, find and audit the tasks of a network.')
    .addCommand(tasksGenerateCommand())
    .addCommand(tasksFindCommand())
    .addCommand(tasksAuditCommand())
    .addCommand(tasksSeedsCommand())
    .addCommand(tasksKeepCommand())
}
