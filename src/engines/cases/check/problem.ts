/** A fault of a pack: where it is, with dots between the steps, and what it is. */
export interface PackProblem {
  readonly path: string
  readonly message: string
}

export const problem = (path: string, message: string): PackProblem => ({ path, message })

/** Ids that stand more than once in a list. */
export function repeated(path: string, ids: readonly string[], what: string): PackProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [problem(`${path}.${index}`, `${what} ${id} is there twice`)] : [],
  )
}

/** An id that refers to nothing. */
export function absent(path: string, id: string | undefined, known: readonly string[], what: string): PackProblem[] {
  return id === undefined || known.includes(id) ? [] : [problem(path, `no ${what} ${id}`)]
}

export const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
