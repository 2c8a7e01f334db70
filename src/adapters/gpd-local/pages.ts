import { formatMoney } from '#kernel/money.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (title: string, body: string) =>
  `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`

interface Notice {
  readonly noticeNumber: string
  readonly amount: number
  readonly companyName: string
  readonly description: string
}

/** Where a cart is paid in development. */
export function cartPage(id: string, notices: readonly Notice[], back: string): string {
  const rows = notices.map(
    ({ noticeNumber, amount, companyName, description }) =>
      `<li>${escaped(companyName)}: ${escaped(description)}, avviso ${noticeNumber}, <strong>${formatMoney(amount, 'it')}</strong></li>`,
  )
  return page(
    'Pagamento di prova',
    `<p>Questo è il sistema dei pagamenti di prova: nessun denaro si muove.</p><ul>${rows.join('')}</ul>
<form method="post" action="/pay/${id}"><button type="submit">Paga (per prova)</button></form>
<p><a href="${escaped(back)}">Torna senza pagare</a></p>`,
  )
}

export function paidPage(back: string): string {
  return page('Pagamento di prova riuscito', `<p><a href="${escaped(back)}">Torna alla pratica</a></p>`)
}
