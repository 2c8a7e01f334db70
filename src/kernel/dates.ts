export {
  addDays,
  daysBetween,
  earlierOf,
  isPlainDate,
  laterOf,
  plainDate,
  weekday,
  type PlainDate,
} from '#kernel/plain-date.ts'
export {
  endOfRomeDay,
  formatDate,
  formatInstant,
  formatTime,
  romeDate,
  romeInstant,
  romeMinuteOf,
  startOfRomeDay,
} from '#kernel/rome-time.ts'
