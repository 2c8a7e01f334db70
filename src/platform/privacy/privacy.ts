import type { PlainDate } from '#kernel/dates.ts'
import type { z } from 'zod'
import type { Locale } from '../i18n/locale.ts'
import { textOf } from '../i18n/messages.ts'
import type { Messages, Texts } from '../i18n/messages.ts'
import type { OperationScope } from '../operations/scope.ts'
import type { OpenSession } from '../session/session.ts'

/** One kind of data about people: where it lies and, in words of its owner, what it is, why it is there, how long. */
export interface Kind<Key extends string> {
  /** Tables of which it is the one keeper. Where several owners share a table, each names its columns. */
  readonly tables: readonly (string | { readonly table: string; readonly columns: readonly string[] })[]
  readonly what: Key
  readonly why: Key
  /** Norm on which it is held. */
  readonly basis: string
  /** Until when, where no date can be told. */
  readonly keptUntil: Key
}

/** What an owner holds of one kind on one person. */
export interface Held<Name extends string, Key extends string> {
  readonly kind: Name
  readonly count: number
  readonly since: Date | null
  /** Last day on which it is kept, where there is one. */
  readonly until?: PlainDate | null | undefined
  /** Why it cannot be erased now, and by which norm; absent where it can. */
  readonly heldBack?: { readonly reason: Key; readonly norm: string } | undefined
}

/** A file of the person: its content is fetched from its own address. */
export interface FileReference {
  readonly fileId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  /** Where it belongs: the draft of a service, a case, or a document of a case. */
  readonly of:
    | { readonly serviceId: string }
    | { readonly caseId: string }
    | { readonly caseId: string; readonly documentId: string }
}

/** The person who asks, in a transaction of theirs. Sessions lie elsewhere, and are read before it begins. */
export interface PrivacyScope extends Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'locale' | 'enqueue'> {
  readonly personId: string
  readonly sessions: readonly OpenSession[]
}

interface Declaration<Key extends string, Name extends string, Schema extends z.ZodType> {
  /** Its name in the export, and in the words for whoever keeps the records of processing. */
  readonly owner: string
  readonly messages: Messages<Readonly<Record<Key, string>> & Texts>
  readonly holds: Readonly<Record<Name, Kind<Key>>>
  readonly list: (scope: PrivacyScope) => Promise<readonly Held<Name, Key>[]>
  readonly schema: Schema
  /** All data of the person, as the schema says them. */
  readonly export: (
    scope: PrivacyScope,
  ) => Promise<{ readonly data: z.input<Schema>; readonly files?: readonly FileReference[] }>
  /** Erases what may be erased now, and nothing else; again changes nothing. */
  readonly erase: (scope: PrivacyScope) => Promise<readonly { readonly kind: Name; readonly count: number }[]>
}

/** What is held, in words. */
export interface Holding {
  readonly owner: string
  readonly kind: string
  readonly what: string
  readonly count: number
  readonly since: Date | null
  readonly why: string
  readonly basis: string
  readonly keptUntil: string
  readonly keptUntilOn: PlainDate | null
  readonly heldBack: { readonly reason: string; readonly norm: string } | null
}

/** The personal data of one module or engine: list, export, erase. */
export interface Privacy {
  readonly owner: string
  readonly tables: readonly { readonly table: string; readonly columns?: readonly string[] }[]
  readonly list: (scope: PrivacyScope) => Promise<Holding[]>
  readonly schema: z.ZodType
  readonly export: (scope: PrivacyScope) => Promise<{ data: unknown; files: readonly FileReference[] }>
  readonly erase: (scope: PrivacyScope) => Promise<{ what: string; count: number }[]>
}

/** Declares what a module or engine holds on people, and how it is listed, exported and erased. */
export function definePrivacy<const Key extends string, const Name extends string, Schema extends z.ZodType>(
  declared: Declaration<Key, Name, Schema>,
): Privacy {
  const { owner, messages, holds, schema } = declared
  const kinds = Object.values<Kind<Key>>(holds)
  const say = (locale: Locale, key: Key) => textOf(messages, locale, key)
  return {
    owner,
    schema,
    tables: kinds.flatMap(({ tables }) => tables.map((one) => (typeof one === 'string' ? { table: one } : one))),
    async list(scope) {
      const held = await declared.list(scope)
      return held
        .filter(({ count }) => count > 0)
        .map(({ kind, count, since, until = null, heldBack }) => {
          const { what, why, basis, keptUntil } = holds[kind]
          return {
            owner,
            kind,
            what: say(scope.locale, what),
            count,
            since,
            why: say(scope.locale, why),
            basis,
            keptUntil: say(scope.locale, keptUntil),
            keptUntilOn: until,
            heldBack: heldBack ? { reason: say(scope.locale, heldBack.reason), norm: heldBack.norm } : null,
          }
        })
    },
    async export(scope) {
      const { data, files = [] } = await declared.export(scope)
      return { data: schema.parse(data), files }
    },
    async erase(scope) {
      const erased = await declared.erase(scope)
      return erased
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => ({ what: say(scope.locale, holds[kind].what), count }))
    },
  }
}
