import type { Fee, ServiceDefinition, ServicePack } from '../definition.ts'
import { formatMoney } from '#kernel/money.ts'
import { compareLists, predicate, sayChange, same } from './compare.ts'
import type { Difference } from './compare.ts'
import type { Group } from './groups.ts'
import { sayRule, shorten } from './say-rule.ts'
import { compareTables } from './tables.ts'
import type { DiffWords } from './words.ts'

function sayFee(words: DiffWords, fee: Fee): string {
  const { t, locale } = words
  if ('amountCents' in fee) return t('feeByPiece', { amount: formatMoney(fee.amountCents, locale), unit: fee.unit })
  return `${sayRule(words, fee.amount)}${fee.when ? t('feeIf', { rule: sayRule(words, fee.when) }) : ''} (${fee.norm})`
}

/** The fees, each told whole: how it comes about is one sentence. */
export function compareFees(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const told = ({ fees }: ServiceDefinition) => fees.map((fee) => ({ code: fee.code, fee }))
  return compareLists(words, told(before), told(after), {
    group: 'fees',
    path: 'definition.fees',
    what: 'fee',
    nameOf: ({ code }) => code,
    whenAdded: ({ fee }) => `: ${sayFee(words, fee)}`,
    tellings: { fee: (old, { fee }) => [`${sayFee(words, old.fee)} -> ${sayFee(words, fee)}`] },
  })
}

const byId = ({ id }: { readonly id: string }) => id

/** Tables, named values, rules and conditions of eligibility. */
export function compareRules(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const list = { group: 'rules', nameOf: byId } as const
  const { t } = words
  const rule = (expression: Parameters<typeof sayRule>[1]) => sayRule(words, expression)
  return [
    ...compareTables(words, before, after),
    ...compareLists(words, before.computed, after.computed, {
      ...list,
      path: 'definition.computed',
      what: 'value',
      whenAdded: ({ value }) => `: ${rule(value)}`,
      tellings: { value: (old, { value }) => [`${rule(old.value)} -> ${rule(value)}`] },
    }),
    ...compareLists(words, before.rules, after.rules, {
      ...list,
      path: 'definition.rules',
      what: 'rule',
      whenAdded: ({ holds }) => `: ${rule(holds)}`,
      tellings: { holds: (old, { holds }) => [`${rule(old.holds)} -> ${rule(holds)}`] },
    }),
    ...compareLists(words, before.eligibility, after.eligibility, {
      ...list,
      path: 'definition.eligibility',
      what: 'condition',
      whenAdded: ({ holds, otherwise }) => `: ${t('otherwiseNew', { rule: rule(holds), effect: otherwise })}`,
      tellings: {
        holds: (old, { holds }) => [`${rule(old.holds)} -> ${rule(holds)}`],
        otherwise: (old, { otherwise }) => [t('otherwise', { before: old.otherwise, after: otherwise })],
      },
    }),
  ]
}

export function compareOutcomes({ t, ...rest }: DiffWords, before: ServiceDefinition, after: ServiceDefinition) {
  return compareLists({ t, ...rest }, before.outcomes, after.outcomes, {
    group: 'outcomes',
    path: 'definition.outcomes',
    what: 'outcome',
    nameOf: byId,
    whenAdded: ({ retentionYears }) => t('keptNew', { years: retentionYears }),
    tellings: {
      retentionYears: (old, now) => [predicate(t('kept', { after: now.retentionYears, before: old.retentionYears }))],
      favourable: (_, { favourable }) => [predicate(t('favourable', { is: favourable ? 'yes' : 'no' }))],
    },
  })
}

export const compareOpinions = (words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] =>
  compareLists(words, before.opinions, after.opinions, {
    group: 'opinions',
    path: 'definition.opinions',
    what: 'opinion',
    nameOf: byId,
    tellings: {
      silence: (_, { silence }) => [words.t(silence === 'proceeds' ? 'opinionProceeds' : 'opinionAwaits')],
    },
  })

/** What the groups above do not speak of. */
export function compareService(words: DiffWords, before: ServiceDefinition, after: ServiceDefinition): Difference[] {
  const rest = ({
    format,
    id,
    catalogue,
    applicants,
    occupies,
    opensFrom,
    otherFacts,
    receipt,
    retention,
  }: ServiceDefinition) => ({
    format,
    id,
    catalogue,
    applicants,
    occupies,
    opensFrom,
    otherFacts,
    receipt,
    retention,
  })
  const [a, b]: Readonly<Record<string, unknown>>[] = [rest(before), rest(after)]
  return Object.keys(b ?? {}).flatMap((name): Difference[] =>
    same(a?.[name], b?.[name])
      ? []
      : [{ group: 'service', path: `definition.${name}`, words: sayChange(words, name, a?.[name], b?.[name]) }],
  )
}

interface Named {
  readonly group: Group
  readonly path: string
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  readonly say: (was: string, is: string) => string
}

function compareWords({ t }: DiffWords, { group, path, before, after, say }: Named): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name): Difference[] => {
    const [was, is] = [before[name], after[name]]
    if (was === is) return []
    const told = was === undefined ? t('isNew') : is === undefined ? t('isGone') : say(was, is)
    return [{ group, path: `${path}.${name}`, words: `\`${name}\` ${told}` }]
  })
}

export function compareTexts(words: DiffWords, before: ServicePack, after: ServicePack): Difference[] {
  return (['it', 'en'] as const).flatMap((language) =>
    compareWords(words, {
      group: 'texts',
      path: `texts.${language}`,
      before: before.texts[language],
      after: after.texts[language],
      say: (was, is) => words.t('textChanged', { language, before: shorten(was, 80), after: shorten(is, 80) }),
    }),
  )
}

export function compareTemplates(words: DiffWords, before: ServicePack, after: ServicePack): Difference[] {
  const say = (was: string, is: string) => {
    const [old, now] = [was.split('\n'), is.split('\n')]
    return words.t('linesChanged', {
      added: now.filter((line) => !old.includes(line)).length,
      removed: old.filter((line) => !now.includes(line)).length,
    })
  }
  return compareWords(words, {
    group: 'templates',
    path: 'templates',
    before: before.templates,
    after: after.templates,
    say,
  })
}

export const compareScenarios = (words: DiffWords, before: ServicePack, after: ServicePack): Difference[] =>
  compareLists(words, before.scenarios, after.scenarios, {
    group: 'scenarios',
    path: 'scenarios',
    what: 'scenario',
    nameOf: ({ name }) => name,
  })
