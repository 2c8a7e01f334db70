/** Given and family name, as they are said. */
export function fullNameOf({
  givenName,
  familyName,
}: {
  readonly givenName: string
  readonly familyName: string
}): string {
  return `${givenName} ${familyName}`
}
