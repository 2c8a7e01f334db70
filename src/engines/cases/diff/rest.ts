import type { Fee, ServiceDefinition, ServicePack } from '../definition.ts'
import { formatMoney } from '#kernel/money.ts'
import { compareLists, sayChange, same } from './compare.ts'
import type { Difference, Group } from './compare.ts'
import { sayRule, shorten } from './say-rule.ts'

function sayFee(fee: Fee): string {
  if ('amountCents' in fee) return `${formatMoney(fee.amountCents, 'en')} by ${fee.unit}`
  return `${sayRule(fee.amount)}${fee.when ? `, if ${sayRule(fee.when)}` : ''} (${fee.norm})`
}

/** The fees, each told whole: how it comes about is one sentence. */
export function compareFees(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const told = ({ fees }: ServiceDefinition) => fees.map((fee) => ({ code: fee.code, fee }))
  return compareLists(told(before), told(after), {
    group: 'fees',
    path: 'definition.fees',
    what: 'fee',
    nameOf: ({ code }) => code,
    whenAdded: ({ fee }) => `: ${sayFee(fee)}`,
    tellings: { fee: (old, { fee }) => [`${sayFee(old.fee)} -> ${sayFee(fee)}`] },
  })
}

const byId = ({ id }: { readonly id: string }) => id

/** Tables, named values, rules and conditions of eligibility. */
export function compareRules(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const list = { group: 'rules', nameOf: byId } as const
  return [
    ...compareLists(before.tables, after.tables, { ...list, path: 'definition.tables', what: 'table' }),
    ...compareLists(before.computed, after.computed, {
      ...list,
      path: 'definition.computed',
      what: 'named value',
      whenAdded: ({ value }) => `: ${sayRule(value)}`,
      tellings: { value: (old, { value }) => [`${sayRule(old.value)} -> ${sayRule(value)}`] },
    }),
    ...compareLists(before.rules, after.rules, {
      ...list,
      path: 'definition.rules',
      what: 'rule',
      whenAdded: ({ holds }) => `: ${sayRule(holds)}`,
      tellings: { holds: (old, { holds }) => [`${sayRule(old.holds)} -> ${sayRule(holds)}`] },
    }),
    ...compareLists(before.eligibility, after.eligibility, {
      ...list,
      path: 'definition.eligibility',
      what: 'condition',
      whenAdded: ({ holds, otherwise }) => `: ${sayRule(holds)}; otherwise it ${otherwise}`,
      tellings: {
        holds: (old, { holds }) => [`${sayRule(old.holds)} -> ${sayRule(holds)}`],
        otherwise: (old, { otherwise }) => [`: for whoever does not fulfil it ${old.otherwise} -> ${otherwise}`],
      },
    }),
  ]
}

export function compareOutcomes(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  return compareLists(before.outcomes, after.outcomes, {
    group: 'outcomes',
    path: 'definition.outcomes',
    what: 'outcome',
    nameOf: byId,
    whenAdded: ({ retentionYears }) => `, kept for ${retentionYears} years`,
    tellings: {
      retentionYears: (old, now) => [` is now kept for ${now.retentionYears} years, not ${old.retentionYears}`],
      favourable: (_, { favourable }) => [` now counts as ${favourable ? 'favourable' : 'unfavourable'}`],
    },
  })
}

export const compareOpinions = (before: ServiceDefinition, after: ServiceDefinition): Difference[] =>
  compareLists(before.opinions, after.opinions, {
    group: 'opinions',
    path: 'definition.opinions',
    what: 'opinion',
    nameOf: byId,
    tellings: {
      silence: (_, { silence }) => [
        silence === 'proceeds'
          ? ': once its term is over the case is now decided without it'
          : ': the case now waits for it, also once its term is over',
      ],
    },
  })

/** What the groups above do not speak of. */
export function compareService(before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const rest = ({ format, id, catalogue, applicants, otherFacts, receipt, retention }: ServiceDefinition) => ({
    format,
    id,
    catalogue,
    applicants,
    otherFacts,
    receipt,
    retention,
  })
  const [a, b]: Readonly<Record<string, unknown>>[] = [rest(before), rest(after)]
  return Object.keys(b ?? {}).flatMap((name): Difference[] =>
    same(a?.[name], b?.[name])
      ? []
      : [{ group: 'service', path: `definition.${name}`, words: sayChange(name, a?.[name], b?.[name]) }],
  )
}

function compareWords(
  group: Group,
  path: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  say: (was: string, is: string) => string,
): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name): Difference[] => {
    const [was, is] = [before[name], after[name]]
    if (was === is) return []
    const told = was === undefined ? 'is new' : is === undefined ? 'is gone' : say(was, is)
    return [{ group, path: `${path}.${name}`, words: `\`${name}\` ${told}` }]
  })
}

export function compareTexts(before: ServicePack, after: ServicePack): Difference[] {
  return (['it', 'en'] as const).flatMap((locale) =>
    compareWords(
      'texts',
      `texts.${locale}`,
      before.texts[locale],
      after.texts[locale],
      (was, is) => `(${locale}): “${shorten(was, 80)}” -> “${shorten(is, 80)}”`,
    ),
  )
}

export function compareTemplates(before: ServicePack, after: ServicePack): Difference[] {
  const differing = (was: string, is: string) => {
    const [old, now] = [was.split('\n'), is.split('\n')]
    return `has ${now.filter((line) => !old.includes(line)).length} new lines, and ${old.filter((line) => !now.includes(line)).length} are gone`
  }
  return compareWords('templates', 'templates', before.templates, after.templates, differing)
}

export const compareScenarios = (before: ServicePack, after: ServicePack): Difference[] =>
  compareLists(before.scenarios, after.scenarios, {
    group: 'scenarios',
    path: 'scenarios',
    what: 'scenario',
    nameOf: ({ name }) => name,
  })
