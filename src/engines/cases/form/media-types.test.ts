import { describe, expect, test } from 'vitest'
import { formatsInWords, kindInWords } from './media-types.ts'

describe('what a file is, in words', () => {
  test.each([
    ['text/html', 'una pagina web', 'a web page'],
    ['image/gif', 'un’immagine (GIF)', 'an image (GIF)'],
    ['image/svg+xml', 'un’immagine (SVG)', 'an image (SVG)'],
    ['video/mp4', 'un video (MP4)', 'a video (MP4)'],
    ['application/x-msdownload', 'un programma', 'a program'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'un testo di Word o simile', 'Word'],
    ['application/x-cfb', 'un documento di Office', 'an Office document'],
    ['application/zip', 'un archivio compresso', 'a compressed archive'],
    ['text/plain', 'un testo semplice', 'a plain text'],
    ['application/pdf', 'un file PDF', 'a PDF file'],
    ['application/octet-stream', 'di un formato che non riconosciamo', 'in a format that we do not recognise'],
  ])('%s', (mediaType, it, en) => {
    expect(kindInWords(mediaType).it).toBe(it)
    expect(kindInWords(mediaType).en).toContain(en)
  })

  test('the formats that are accepted', () => {
    expect(formatsInWords({ accept: ['application/pdf', 'image/jpeg'] })).toBe('PDF, JPEG')
    expect(formatsInWords({ accept: ['application/vnd.oasis.opendocument.text'] })).toBe('TEXT')
  })
})
