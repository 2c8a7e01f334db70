import type { Context } from 'hono'
import type { Caller } from '../operations/executor.ts'
import type { Session } from '../session/session.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** What the first middlewares find out about every request. */
export interface RequestState {
  readonly Variables: {
    tenant: Tenant
    session: Session | undefined
    locale: 'it' | 'en'
    requestId: string
    route: string
    clientAddress: string
    /** Code of the error that was answered, for the log. */
    refusal: string | undefined
  }
}

export type WebContext = Context<RequestState>

/** The caller of an operation. */
export function callerOf(context: WebContext): Caller {
  const session = context.get('session')
  const client = session?.personId ?? context.get('clientAddress')
  return { tenant: context.get('tenant'), session, locale: context.get('locale'), client }
}
