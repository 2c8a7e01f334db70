import type { z } from 'zod'
import type { Cookies } from '#platform/http/cookies.ts'
import type { Path } from '#platform/http/paths.ts'
import type { WebContext } from '#platform/http/request.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import type { FileOperation, Operation } from '#platform/operations/operation.ts'
import type { Upload } from '#platform/operations/upload.ts'
import type { SignIn } from '#platform/identity/sign-in.ts'
import type { Session, SessionStore } from '#platform/session/session.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import type { Element } from '#ui/markup.ts'
import type { PageView } from '#ui/view.ts'

/** What the sign-in pages need. */
export interface Auth {
  readonly signIn: SignIn
  readonly sessions: SessionStore
  readonly cookies: Cookies
  readonly sessionSeconds: number
}

type Html = Element

/** Rendered HTML of a page, or an answer of another kind (a redirect, a file). */
export type Answer = Response | Html | Promise<Response | Html>

/** What the code of a page gets. */
export interface PageRequest {
  readonly context: WebContext
  readonly tenant: Tenant
  readonly session: Session | undefined
  /** Roles that the caller holds today in any office; none for who is no officer. */
  readonly roles: readonly OfficeRole[]
  readonly locale: 'it' | 'en'
  readonly view: PageView
  readonly query: URLSearchParams
  /** Scheme and host of this municipality's site. */
  readonly origin: string
  readonly auth: Auth
  /** A parameter of the address. */
  param: (name: string) => string
  /** Calls an operation as this caller: the only way a page reads or writes anything. */
  call: <Input extends z.ZodObject, Output extends z.ZodType>(
    operation: Exclude<Operation<Input, Output>, { kind: 'file' }>,
    input: z.input<Input>,
    upload?: Upload,
  ) => Promise<z.output<Output>>
  /** Answers with the file of an operation. */
  file: <Input extends z.ZodObject>(
    operation: FileOperation<Input>,
    input: z.input<Input>,
    inline?: boolean,
  ) => Promise<Response>
  /** Goes to another page of the site, in the same language (303). A flash message is shown there once. */
  redirect: (path: string, flash?: string) => Response
}

/** The fields of a form, as the browser sent them. */
export interface Form {
  text: (name: string) => string
  all: (name: string) => readonly string[]
  has: (name: string) => boolean
  entries: () => readonly (readonly [string, string])[]
}

/** An address of the site and the code behind it. `access` decides whether sign-in comes first. */
export type PageRoute = {
  readonly path: Path
  readonly access: 'public' | 'person' | 'officer'
} & (
  | {
      readonly method: 'GET'
      /** Whether it is the same for everybody who is not signed in, so that it may be kept in memory. */
      readonly shared?: true
      readonly show: (request: PageRequest) => Answer
    }
  | {
      readonly method: 'POST'
      readonly takesFiles?: false
      readonly submit: (request: PageRequest, form: Form) => Answer
    }
  | {
      readonly method: 'POST'
      readonly takesFiles: true
      readonly receive: (request: PageRequest, upload: Upload) => Answer
    }
)

type Get = Extract<PageRoute, { method: 'GET' }>
type Post = Extract<PageRoute, { submit: unknown }>
type Receive = Extract<PageRoute, { receive: unknown }>

/** Defines a page. */
export function definePage(route: Omit<Get, 'method'>): Get {
  return { method: 'GET', ...route }
}

/** Defines where a form is sent. */
export function defineForm(route: Omit<Post, 'method' | 'takesFiles'>): Post {
  return { method: 'POST', ...route }
}

/** Defines where a form with files is sent: its body is read as it comes. */
export function defineUpload(route: Omit<Receive, 'method' | 'takesFiles'>): Receive {
  return { method: 'POST', takesFiles: true, ...route }
}
