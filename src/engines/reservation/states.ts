/** What may be done to a reservation in each state: the lifecycle. */
export const transitions = {
  held: ['describe', 'switch', 'book'],
  booked: ['move', 'cancel', 'arrive', 'finish', 'miss'],
  arrived: ['finish', 'undo'],
  done: ['undo'],
  absent: ['undo'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>

export type ReservationState = keyof typeof transitions
export type ReservationAct = (typeof transitions)[ReservationState][number]

export const reservationStates = Object.keys(transitions) as [ReservationState, ...ReservationState[]]

/** What the counter notes of who comes, and the state that it leads to. */
export const attendances = {
  arrive: 'arrived',
  finish: 'done',
  miss: 'absent',
  undo: 'booked',
} as const satisfies Partial<Record<ReservationAct, ReservationState>>

export type Attendance = keyof typeof attendances

export const may = (state: ReservationState, act: ReservationAct): boolean =>
  (transitions[state] as readonly ReservationAct[]).includes(act)
