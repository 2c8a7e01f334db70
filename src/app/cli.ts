import { Command } from 'commander'
import { PorticoError } from '#kernel/errors.ts'
import { settingsTable, SettingsError } from '#platform/config/settings.ts'
import { caseCommand } from './commands/case.ts'
import { migrateCommand, seedCommand } from './commands/database.ts'
import { peopleCommand, timeCommand, tokenCommand } from './commands/development.ts'
import { officerCommand } from './commands/officer.ts'
import { startCommand, webCommand, workerCommand } from './commands/run.ts'
import { serviceCommand } from './commands/service.ts'
import { sessionsCommand } from './commands/sessions.ts'
import { tenantCommand } from './commands/tenant.ts'

const settingsHelp = Object.entries(settingsTable)
  .map(([name, schema]) => `  ${name.padEnd(22)} ${schema.description ?? ''}`)
  .join('\n')

const program = new Command('portico')
  .description('The open digital platform of a city.')
  .addHelpText('after', `\nSettings (environment):\n${settingsHelp}`)
  .showHelpAfterError()

for (const command of [
  startCommand,
  webCommand,
  workerCommand,
  migrateCommand,
  tenantCommand,
  officerCommand,
  caseCommand,
  sessionsCommand,
  serviceCommand,
  seedCommand,
  peopleCommand,
  tokenCommand,
  timeCommand,
])
  program.addCommand(command())

/** What went wrong, in one sentence. */
function sentenceOf(error: unknown): string {
  if (error instanceof PorticoError) return error.sentence.en
  return error instanceof Error ? error.message : String(error)
}

// who reads only the first lines (`| head`) closes the pipe: the rest is not wanted, and the command ends in good order
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  await program.parseAsync()
} catch (error) {
  const message = sentenceOf(error)
  process.stderr.write(`${message}\n`)
  if (!(error instanceof SettingsError) && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
}
