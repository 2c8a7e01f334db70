import { buildOpenapi } from '#app/openapi.ts'

/** The OpenAPI description, as committed. */
export function openapiText(): string {
  return `${JSON.stringify(buildOpenapi(), null, 2)}\n`
}
