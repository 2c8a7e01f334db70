/**
 * The design system computes its blues when Sass runs; a municipality has its own colours when a page is served.
 * So the blues of the compiled sheet become custom properties that `themeCss()` can set from a tenant's data.
 * Data URIs keep theirs: a custom property has no meaning inside an image.
 */
const properties: readonly (readonly [property: string, hex: string, forms: readonly string[]])[] = [
  ['--portico-primary', '#0066cc', ['#0066cc', '#06c', 'hsl(210, 100%, 40%)']],
  ['--portico-primary-dark', '#0059b3', ['#0059b3']],
  ['--portico-primary-dark', '#004d99', ['#004d99', 'hsl(210, 100%, 30%)']],
  ['--portico-primary-dark', '#004080', ['#004080']],
  ['--portico-primary-darker', '#003366', ['#003366', '#036', 'hsl(210, 100%, 20%)']],
]

export function themeable(css: string): string {
  let result = css
  for (const [property, hex, forms] of properties) {
    for (const form of forms) {
      const escaped = form.replaceAll(/[()]/gu, '\\$&')
      // The default of a property already written is left alone, and so are ids of a similar shape.
      const colour = new RegExp(`(?<![\\w%]|-dark, |-darker, |-primary, )${escaped}(?![\\w])`, 'giu')
      result = result.replaceAll(colour, `var(${property}, ${hex})`)
    }
  }
  return result
}
