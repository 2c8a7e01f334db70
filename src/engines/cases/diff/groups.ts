/** What is compared together. */
export const groups = [
  'service',
  'form',
  'documents',
  'rules',
  'fees',
  'states and actions',
  'clocks',
  'opinions',
  'outcomes',
  'texts',
  'templates',
  'scenarios',
] as const

export type Group = (typeof groups)[number]
