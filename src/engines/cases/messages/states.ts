/** What may become of a message: the program opens or refuses it, an officer puts it right or sets it aside. */
export const messageActions = {
  received: ['open', 'refuse'],
  'by-hand': ['correct', 'set-aside'],
  corrected: ['open', 'refuse'],
  opened: [],
  'set-aside': [],
} as const satisfies Readonly<Record<string, readonly ('open' | 'refuse' | 'correct' | 'set-aside')[]>>

export type MessageState = keyof typeof messageActions

/** Those that are not over: what the office still has to do with. */
export const waitingStates = ['received', 'by-hand', 'corrected'] as const satisfies readonly MessageState[]

export function messageMay(state: MessageState, action: 'open' | 'correct' | 'set-aside'): boolean {
  const allowed: readonly string[] = messageActions[state]
  return allowed.includes(action)
}
