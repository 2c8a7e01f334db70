import type { Child } from 'hono/jsx'
import type { PageView } from '../view.ts'
import { PlaceMap } from './place-map.tsx'

export interface DrawnAnswerProps {
  readonly view: Pick<PageView, 'locale' | 'tenant'>
  /** What was drawn for the answer. */
  readonly drawn: readonly unknown[] | undefined
  /** The answer in words. */
  readonly children: Child
}

/** An answer in words, with a map of each thing that was drawn for it. */
export function DrawnAnswer({ view, drawn = [], children }: DrawnAnswerProps) {
  return (
    <>
      {children}
      {drawn.map((one) => (
        <PlaceMap locale={view.locale} drawn={one} map={view.tenant.map} />
      ))}
    </>
  )
}
