import { setTimeout as pause } from 'node:timers/promises'
import { answers } from '#test/support/application.ts'
import type { HttpClient, Reply } from '#test/load/http-client.ts'
import type { SignedIn } from '#test/load/people.ts'

/** A submission that the program said it took. */
export interface Acknowledged {
  readonly draftId: string
  readonly caseId: string
  readonly number: string
  readonly personId: string
}

/** What happened on the way. */
export interface Course {
  readonly acknowledged: Acknowledged[]
  /** Calls that got no answer, or one of 500 and above, and were made again. */
  repeated: number
  /** Answers that no applicant should ever get. */
  readonly wrong: string[]
}

interface Given {
  readonly client: HttpClient
  readonly random: () => number
  readonly course: Course
  /** After this no new application begins; the one under way is brought to its end. */
  readonly signal: AbortSignal
}

const retryMs = 150
const patienceMs = 90_000

/** Applies again and again: draft, pages, submission; whatever gets no answer is asked again, as people do. */
export async function applyRepeatedly(person: SignedIn, { client, random, course, signal }: Given): Promise<void> {
  const headers = { authorization: `Bearer ${person.token}` }
  const insist = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const until = Date.now() + patienceMs
    for (;;) {
      const reply = await client.call(method, `/api/v1${path}`, headers, body).catch(() => undefined)
      if (reply !== undefined && reply.status < 500) return reply
      if (Date.now() > until) throw new Error(`${method} ${path}: no answer in ${patienceMs} ms, ${reply?.body ?? ''}`)
      course.repeated += 1
      await pause(retryMs)
    }
  }
  while (!signal.aborted) {
    const draft = read(await insist('POST', '/services/records-access/drafts'))
    let { revision } = draft
    for (const [page, values] of Object.entries(answers)) {
      let saved = await insist('PUT', `/drafts/${draft.id}/pages/${page}`, { revision, answers: values })
      // the answer to a save that was kept had been lost: the draft itself tells how it stands
      while (saved.status === 409) {
        revision = read(await insist('GET', `/drafts/${draft.id}`)).revision
        saved = await insist('PUT', `/drafts/${draft.id}/pages/${page}`, { revision, answers: values })
      }
      revision = read(saved).revision
    }
    const taken = await insist('POST', `/drafts/${draft.id}/submission`, { revision, declaration: true })
    if (taken.status === 201) {
      const { caseId, number } = read(taken)
      course.acknowledged.push({ draftId: draft.id, caseId, number, personId: person.personId })
    } else course.wrong.push(`submission: ${taken.status} ${taken.body}`)
    await pause(200 + random() * 600)
  }
}

/** What the answers say, each its part of it. */
interface Said {
  readonly id: string
  readonly revision: number
  readonly caseId: string
  readonly number: string
}

function read({ status, body }: Reply): Said {
  if (status >= 300) throw new Error(`${status} ${body}`)
  return JSON.parse(body) as Said
}
