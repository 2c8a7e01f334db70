import { IntlMessageFormat } from 'intl-messageformat'
import { locales } from './locale.ts'
import { textOf, type Messages } from './messages.ts'

// The parser's enum is not exported by the formatter: TYPE.literal.
const literal = '0'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names of the parameters a message asks for, inside the branches of plurals and selects too. */
export function parameterNames(text: string, locale: string): string[] {
  const names = new Set<string>()
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      // A literal also has a value, which is its text; the "#" of a plural has none.
      if ('value' in element && `${element.type}` !== literal) names.add(element.value)
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

/** What is wrong with a catalogue that the compiler cannot see: empty texts, bad ICU, parameters that differ. */
export function messageProblems(messages: Messages): string[] {
  const problems: string[] = []
  for (const key of Object.keys(messages.it)) {
    let expected: string | undefined
    for (const locale of locales) {
      const where = `${messages.area}.${key} (${locale})`
      const text = textOf(messages, locale, key)
      if (text === undefined || text.trim() === '') {
        problems.push(`${where}: no text`)
        continue
      }
      const names = parameters(text, locale)
      if (names === undefined) problems.push(`${where}: not a valid ICU message`)
      else if (expected === undefined) expected = names
      else if (names !== expected) problems.push(`${where}: parameters [${names}] instead of [${expected}]`)
    }
  }
  return problems
}

function parameters(text: string, locale: string): string | undefined {
  try {
    return parameterNames(text, locale).join(', ')
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
