/** The address of a script of ours, as the page names it; anything else is refused before the policy would. */
export function ownAsset(address = ''): string {
  if (!/^\/assets\/[\w.-]+\.js$/.test(address)) throw new TypeError('this is no asset')
  return address
}
