import { raw } from 'hono/html'

/** JSON that no browser takes for markup: it is data inside a script element, which is never run. */
function safeJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

/** What a page is about, for machines, in the words of schema.org. */
export function JsonLd({ data, element }: { data: Readonly<Record<string, unknown>>; element?: string | undefined }) {
  return (
    <script type="application/ld+json" data-element={element}>
      {raw(safeJson({ '@context': 'https://schema.org', ...data }))}
    </script>
  )
}
