import { unsupportedMediaType } from '#platform/operations/errors.ts'
import type { WebContext } from '#platform/http/request.ts'
import type { Form } from '#ui/web/route.ts'

/** Reads the fields of a form. */
export async function formOf(context: WebContext): Promise<Form> {
  if (!context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    throw unsupportedMediaType.with({ expected: 'application/x-www-form-urlencoded' })
  const fields = new URLSearchParams(await context.req.text())
  return {
    text: (name) => (fields.get(name) ?? '').replaceAll('\r\n', '\n'),
    all: (name) => fields.getAll(name),
    has: (name) => fields.has(name),
    entries: () => [...fields.entries()],
  }
}
