/** `9:00` from minutes after midnight. */
export const sayMinute = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** Minutes after midnight from `9`, `9:00`, `9.30` or `24:00`; nothing where it is no time. */
export function readMinute(text: string): number | undefined {
  const [, hours = '', minutes = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return hours === '' || Number(minutes) > 59 || minute > 1440 ? undefined : minute
}
