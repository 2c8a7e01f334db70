import { operations } from '#app/modules.ts'
import { expectedOutcome, roles } from '#test/contract/matrix/expected.ts'

/** Who may call what, as a table; the contract test tries every cell. */
export function authorisationMatrix(): string {
  const head = `| operation | ${roles.join(' | ')} |\n| --- | ${roles.map(() => '---').join(' | ')} |`
  const rows = [...operations]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(
      (operation) => `| \`${operation.id}\` | ${roles.map((role) => expectedOutcome(operation, role)).join(' | ')} |`,
    )
  return `# Who may call what\n\nGenerated from the operations; \`test/contract\` tries every cell against the running program.\n\n${head}\n${rows.join('\n')}\n`
}
