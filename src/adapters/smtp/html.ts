const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// A full stop or a bracket after an address belongs to the sentence, not to the link.
const link = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g

/** The same text as accessible HTML: its language, its paragraphs, its web addresses as links; all of it escaped. */
export function htmlOf(text: string, subject: string, locale: string): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${withLinks(paragraph).replaceAll('\n', '<br>\n')}</p>`)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(locale)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 1em; line-height: 1.5; color: #17324d; background: #fff">',
    '<main style="max-width: 40em">',
    ...paragraphs,
    '</main></body></html>',
    '',
  ].join('\n')
}

function withLinks(text: string): string {
  let html = ''
  let from = 0
  for (const { 0: address, index } of text.matchAll(link)) {
    const shown = escapeHtml(address)
    html += `${escapeHtml(text.slice(from, index))}<a href="${shown}">${shown}</a>`
    from = index + address.length
  }
  return html + escapeHtml(text.slice(from))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
