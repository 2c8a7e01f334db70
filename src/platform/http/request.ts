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
    /** The host of a closed site that was asked. */
    formerHost: string | undefined
    /** Whether the page that answered is the same for everybody who is not signed in. */
    shared: boolean
    /** The page that was made, before it was packed into an answer. */
    html: string | undefined
    /** Code of the error that was answered, for the log. */
    refusal: string | undefined
  }
}

export type WebContext = Context<RequestState>

/** The caller of an operation. */
export function callerOf(context: WebContext): Caller {
  return {
    tenant: context.get('tenant'),
    session: context.get('session'),
    locale: context.get('locale'),
    address: context.get('clientAddress'),
    client: `${context.get('clientAddress')}\n${context.req.header('user-agent') ?? ''}`,
  }
}
