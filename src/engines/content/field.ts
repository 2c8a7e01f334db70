import type { Text } from '#kernel/text.ts'
import type { ContentTypeId } from './type-ids.ts'
import type { VocabularyId } from './vocabularies/index.ts'

interface Common {
  /** Never changes its meaning; versions are compared by it. */
  readonly id: string
  readonly label: Text
  readonly hint?: Text
  /** Nothing is published without it. */
  readonly required?: true
}

/** What a field of a content holds. */
export type ContentField = Common &
  (
    | {
        /** One line in each language. */
        readonly kind: 'line'
        readonly most: number
      }
    | {
        /** A name, the same in every language. */
        readonly kind: 'name'
        readonly most: number
      }
    | {
        /** Plain words in each language, some lines. */
        readonly kind: 'words'
        readonly most: number
      }
    | {
        /** Headings, lists, links and tables in each language: the source of a rich text. */
        readonly kind: 'rich'
      }
    | {
        /** Some lines in each language, such as the dates of a procedure. */
        readonly kind: 'lines'
        readonly most: number
      }
    | { readonly kind: 'code' | 'codes'; readonly list: VocabularyId }
    | { readonly kind: 'date' }
    | {
        /** Days and hours in Rome, each with an end or without. */
        readonly kind: 'moments'
      }
    | { readonly kind: 'email' | 'phone' | 'web' }
    | { readonly kind: 'image' }
    | { readonly kind: 'files' }
    | {
        /** Longitude and latitude in degrees, WGS 84. */
        readonly kind: 'point'
      }
    | { readonly kind: 'flag' }
    | {
        /** Other contents, linked both ways. */
        readonly kind: 'relation'
        readonly to: readonly ContentTypeId[]
        readonly many?: true
        /** Heading, on the page of the other, of what links to it through this field. */
        readonly inverse: Text
      }
  )

/** A field whose words differ by language. */
export type LocalisedField = Extract<ContentField, { kind: 'line' | 'words' | 'rich' | 'lines' }>

/** Whether the words of a field differ by language. */
export function isLocalised(field: ContentField): field is LocalisedField {
  return field.kind === 'line' || field.kind === 'words' || field.kind === 'rich' || field.kind === 'lines'
}

/** A type of content of the national model of municipal sites. */
export interface ContentType {
  readonly id: ContentTypeId
  readonly one: Text
  readonly many: Text
  /** Where its pages lie; a type without pages is shown on those of others. */
  readonly base: string | null
  /** Field with the category, and whether its segment stands in the address of a page. */
  readonly category?: { readonly field: string; readonly inAddress: boolean }
  /** The order of its lists. */
  readonly order: 'newest' | 'title' | 'soonest'
  /** The instant that lists of newest or soonest go by: a date or moments; the publication where it is missing. */
  readonly sortField?: string
  /** Months after which its office looks at it again, unless a version says another day. */
  readonly reviewMonths: number
  readonly fields: readonly ContentField[]
}

/** Defines a type of content: data, and nothing else. */
export function defineContentType(type: ContentType): ContentType {
  return type
}
