type ParameterNames<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never

/** Parameters of an address, by name. */
export type PathParameters<Pattern extends string> = Readonly<Record<ParameterNames<Pattern>, string>>

/** An address of the site: its pattern, and the one way to make a link to it. The locale's prefix is added by the page. */
export interface Path<Pattern extends string = string> {
  readonly pattern: Pattern
  to: (...parameters: ParameterNames<Pattern> extends never ? [] : [PathParameters<Pattern>]) => string
}

/** Defines an address once; links come from it and never from strings. */
export function definePath<const Pattern extends `/${string}`>(pattern: Pattern): Path<Pattern> {
  // every second part is the name of a parameter
  const parts = pattern.split(/\{(\w+)\}/)
  return {
    pattern,
    to: (...[parameters]) =>
      parts
        .map((part, index) =>
          index % 2 === 0 ? part : encodeURIComponent((parameters as Record<string, string> | undefined)?.[part] ?? ''),
        )
        .join(''),
  }
}
