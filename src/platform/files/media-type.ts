import { fileTypeFromBuffer } from 'file-type'
import { activeKindOf, isShellScript, OVERLAP_CHARACTERS } from './active-content.ts'

const HEAD_BYTES = 65_536
const UNKNOWN = 'application/octet-stream'
const SIGNED_DATA_OID = Buffer.from('06092a864886f70d010702', 'hex')

/** Reads a content as it passes and says at the end what it is. */
export interface TypeReader {
  read: (part: Buffer) => void
  mediaType: () => Promise<string>
}

/** Media type by content alone: text is only what is text to the last byte, and a PDF is one from byte 0. */
export function createTypeReader(): TypeReader {
  const text = createTextReader()
  const parts: Buffer[] = []
  let headBytes = 0

  return {
    read(part) {
      text.read(part)
      if (headBytes >= HEAD_BYTES) return
      const kept = Buffer.from(part.subarray(0, HEAD_BYTES - headBytes)) // a copy: the buffer may be used again
      parts.push(kept)
      headBytes += kept.length
    },
    async mediaType() {
      const head = Buffer.concat(parts)
      if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
      if (isShellScript(head)) return 'text/x-shellscript'
      const textual = text.end()
      if (textual?.active !== undefined) return textual.active
      const known = await knownType(head)
      if (known !== undefined) return known
      if (textual !== undefined) return head.length === 0 ? UNKNOWN : 'text/plain'
      // Not UTF-8: another alphabet, or UTF-16, where each letter of a tag has a zero beside it.
      return activeKindOf(head.toString('latin1').replaceAll('\0', '')) ?? UNKNOWN
    },
  }
}

async function knownType(head: Buffer): Promise<string | undefined> {
  if (head[0] === 0x30 && head.subarray(0, 32).includes(SIGNED_DATA_OID)) return 'application/pkcs7-mime' // .p7m
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime
  return found === 'application/pdf' ? UNKNOWN : found // it also finds one behind a byte-order mark
}

/** Follows the text of a content: undefined at the end when it was none. */
function createTextReader() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isText = true
  let active: string | undefined
  let tail = ''

  function take(text: string): void {
    if (/[^\P{Cc}\t\n\f\r]/u.test(text)) isText = false
    active ??= activeKindOf(tail + text)
    tail = (tail + text).slice(-OVERLAP_CHARACTERS)
  }

  function attempt(part?: Buffer): void {
    if (!isText) return
    try {
      take(part ? decoder.decode(part, { stream: true }) : decoder.decode())
    } catch {
      isText = false
    }
  }

  return {
    read: attempt,
    end() {
      attempt()
      return isText ? { active } : undefined
    },
  }
}
