import type { z } from 'zod'
import { ServiceId } from '#kernel/ids.ts'
import { PackEdits, readPack } from '#engines/cases/index.ts'
import type { ServicePack } from '#engines/cases/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { href } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { editPath } from '../../paths.ts'
import { parts } from './find-texts.ts'
import type { Part } from './find-texts.ts'
import { getEditsOperation } from './operations.ts'

type Given = z.output<typeof getEditsOperation.output>

/** A service as an officer is editing it. */
export interface Editing extends Omit<Given, 'pack' | 'edited' | 'edits'> {
  readonly serviceId: ServiceId
  /** The version in force, and the same with the changes. */
  readonly pack: ServicePack
  readonly edited: ServicePack
  readonly edits: PackEdits
}

/** What was typed and not kept, and what is wrong with it. */
export interface Trouble {
  readonly values: ReadonlyMap<string, string>
  readonly errors: readonly FieldError[]
}

/** Which texts are shown: those of a part, or those that have some words; from which thing on. */
export interface Shown {
  readonly part: Part | 'options'
  readonly asked: string
  readonly from: number
}

/** The service in the address, with the changes of the officer who asks. */
export async function loadEditing({ call, param }: PageRequest): Promise<Editing> {
  const id = ServiceId.safeParse(param('serviceId'))
  if (!id.success) throw notFound.with()
  const { pack: raw, edited: rawEdited, edits, ...given } = await call(getEditsOperation, { serviceId: id.data })
  const [pack, edited] = [readPack(raw), readPack(rawEdited)]
  if (!pack || !edited) throw new Error(`the version ${given.base} in force is no pack`)
  return { ...given, serviceId: id.data, pack, edited, edits: PackEdits.parse(edits) }
}

const isPart = (text: string): text is Part | 'options' => text === 'options' || Object.hasOwn(parts, text)

/** Reads it from the address or from a form. */
export function readShown(textOf: (name: string) => string): Shown {
  const part = textOf('parte')
  const from = Number(textOf('da'))
  return {
    part: isPart(part) ? part : 'service',
    asked: textOf('cerca').trim().slice(0, 200),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  }
}

/** The same as hidden fields, so that a form comes back to where it was sent from. */
export const hiddenOf = ({ part, asked, from }: Shown): Record<string, string> => ({
  parte: part,
  cerca: asked,
  da: String(from),
})

/** The address of what is shown, without the language. */
export function shownPath(serviceId: string, shown: Partial<Shown>): string {
  const { part, asked, from } = shown
  const query = new URLSearchParams({
    ...(part === undefined || part === 'service' ? {} : { parte: part }),
    ...(asked === undefined || asked === '' ? {} : { cerca: asked }),
    ...(from === undefined || from === 0 ? {} : { da: String(from) }),
  }).toString()
  return `${editPath.to({ serviceId })}${query === '' ? '' : `?${query}`}`
}

/** What every part of the page takes. */
export interface PartProps {
  readonly view: PageView
  readonly editing: Editing
  readonly shown: Shown
  readonly trouble: Trouble | undefined
}

export const errorOf = (trouble: Trouble | undefined, name: string): string | undefined =>
  trouble?.errors.find(({ field }) => field === name)?.text

/** Where every form of the page is sent. */
export const actionOf = ({ view, editing }: Pick<PartProps, 'view' | 'editing'>): string =>
  href(view, editPath.to({ serviceId: editing.serviceId }))
