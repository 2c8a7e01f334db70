import { designSystem } from './paths.ts'

export interface Font {
  readonly name: string
  readonly family: string
  readonly weight: number
  readonly file: string
}

const titillium = (weight: number, suffix: string): Font => ({
  name: `titillium-web-${weight}.woff2`,
  family: 'Titillium Web',
  weight,
  file: `${designSystem}dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${suffix}.woff2`,
})

// The browser fetches a face only when a page uses it: the monospaced one comes with protocol numbers and hashes.
// Lora is not used: our running text is Titillium.
export const fonts: readonly Font[] = [
  titillium(300, '300'),
  titillium(400, 'regular'),
  titillium(600, '600'),
  titillium(700, '700'),
  {
    name: 'roboto-mono-400.woff2',
    family: 'Roboto Mono',
    weight: 400,
    file: `${designSystem}dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2`,
  },
]

export function fontFaces(hashedNames: ReadonlyMap<string, string>): string {
  return fonts
    .map(
      ({ name, family, weight }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
        `src:url("${hashedNames.get(name)}") format("woff2")}`,
    )
    .join('\n')
}
