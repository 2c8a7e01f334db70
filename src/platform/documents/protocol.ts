/** PDF/A-2a for what is kept, PDF/UA-1 for what is only read: one standard a file. */
export type PdfStandard = 'a-2a' | 'ua-1'

/** From the parent to the rendering process. */
export interface RenderRequest {
  readonly id: number
  readonly template: string
  readonly inputs: Readonly<Record<string, string>>
  readonly createdAtSeconds: number
  readonly standard: PdfStandard
}

/** From the rendering process to its parent. */
export type RenderReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly kind: 'refused'; readonly id: number; readonly diagnostics: readonly string[] }
