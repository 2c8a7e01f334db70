import type { Answers, FileView } from '#engines/cases/index.ts'
import type { PageView } from '#ui/index.ts'
import type { OwnCase } from '../operations.ts'

/** Something that a person can do on their case. */
export type OwnAction = OwnCase['actions'][number]

/** An action that somebody is filling in. */
export interface ActionPageProps {
  readonly view: PageView
  readonly own: OwnCase
  readonly action: OwnAction
  readonly answers: Answers
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Files here already and ticked. */
  readonly files?: readonly FileView[] | undefined
  /** Those not ticked. */
  readonly leftOut?: readonly FileView[] | undefined
  /** What was wrong with the files just sent. */
  readonly refused?: readonly string[] | undefined
  /** How many files have just been taken. */
  readonly added?: number | undefined
  /** Revision that the person had seen, when the case has moved on meanwhile. */
  readonly seen?: number | undefined
}
