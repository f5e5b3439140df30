import { Command } from 'commander'
import { promptingChallengeCommand } from './prompting-challenge-command.ts'
import { promptingRecipeCommand } from './prompting-recipe-command.ts'
import { promptingRescoreCommand } from './prompting-rescore-command.ts'
import { promptingScoreCommand } from './prompting-score-command.ts'
import { promptingSettingsCommand } from './prompting-settings-command.ts'

export function promptingCommand(): Command {
  return new Command('prompting')
    .description('The pure parts of the prompting mechanism on stdin and stdout, and how hard a network may ask.')
    .addCommand(promptingChallengeCommand())
    .addCommand(promptingScoreCommand())
    .addCommand(promptingRescoreCommand())
    .addCommand(promptingRecipeCommand())
    .addCommand(promptingSettingsCommand())
}
