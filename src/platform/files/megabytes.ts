/** As people read it: whole megabytes, or hundredths below one. */
export function megabytes(bytes: number): number {
  return bytes >= 1_000_000 ? Math.floor(bytes / 1_000_000) : Math.ceil(bytes / 10_000) / 100
}
