import serialize from 'canonicalize'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Deeper than any form or service needs; also what stops a value that contains itself. */
const MAX_DEPTH = 64

function refuse(path: string, why: string): never {
  throw new TypeError(`not canonical JSON at ${path}: ${why}`)
}

function checkText(text: string, path: string): void {
  if (!text.isWellFormed()) refuse(path, 'lone surrogate')
}

function checkObject(value: object, path: string, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) refuse(path, 'not a plain object')
  if (Object.getOwnPropertySymbols(value).length > 0) refuse(path, 'symbol key')
  for (const [key, item] of Object.entries(value)) {
    checkText(key, path)
    check(item, `${path}/${key}`, depth + 1)
  }
}

function check(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) refuse(path, 'too deep')
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') return checkText(value, path)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : refuse(path, 'not a finite number')
  if (typeof value !== 'object') refuse(path, typeof value)
  if (!Array.isArray(value)) return checkObject(value, path, depth)
  // By index: a hole would be skipped by forEach and written as null.
  for (let index = 0; index < value.length; index += 1) check(value[index], `${path}/${index}`, depth + 1)
}

/**
 * Canonical JSON (RFC 8785): one text for each value, whatever the order of its keys. Throws TypeError for what JSON
 * does not hold (undefined, NaN, functions, dates, lone surrogates) where JSON.stringify would change it in silence.
 */
export function canonicalJson(value: unknown): string {
  check(value, '', 0)
  const text = serialize(value)
  if (text === undefined) throw new TypeError('not canonical JSON')
  return text
}
