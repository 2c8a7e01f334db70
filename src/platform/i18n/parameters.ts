/**
 * The parameters of an ICU message, read from its text by the compiler: `'Passo {n, number} di {m}'` asks for
 * `{ n: number; m: string | number }`. Braces open alternately an argument and, inside it, a sub-message; the
 * stack remembers which, so that the words of a plural's branches are not taken for names.
 */
export type Parameters<Text extends string> = Simplify<Collect<Text, []>>

type Simplify<T> = { [K in keyof T]: T[K] }
type Kind = 'argument' | 'message'

type Collect<Text extends string, Stack extends Kind[]> = Text extends `${infer Before}{${infer After}`
  ? Open<After, Close<Before, Stack>>
  : unknown

type Open<After extends string, Stack extends Kind[]> = Stack extends [...Kind[], 'argument']
  ? Collect<After, [...Stack, 'message']>
  : Argument<Head<After>> & Collect<After, [...Stack, 'argument']>

type Close<Text extends string, Stack extends Kind[]> = Text extends `${string}}${infer After}`
  ? Close<After, Stack extends [...infer Rest extends Kind[], Kind] ? Rest : []>
  : Stack

type Head<After extends string> = After extends `${infer Inside}}${string}` ? Inside : After

type Argument<Inside extends string> = Inside extends `${infer Name},${infer Format}`
  ? { [K in Trim<Name>]: FormatValue<Trim<Format>> }
  : { [K in Trim<Inside>]: string | number }

type FormatValue<Format extends string> = Format extends
  `plural${string}` | `number${string}` | `selectordinal${string}`
  ? number
  : Format extends `select${string}`
    ? string
    : string | number

type Trim<T extends string> = T extends ` ${infer Rest}` | `\n${infer Rest}`
  ? Trim<Rest>
  : T extends `${infer Rest} ` | `${infer Rest}\n`
    ? Trim<Rest>
    : T
