import type { TestCity } from './city.ts'

/** A person or officer who uses the pages, without a browser. */
export interface Browsing {
  /** The HTML of a page. */
  page: (path: string) => Promise<string>
  /** Sends a form and gives what is told on the page that follows, or the page that comes back. */
  submit: (path: string, fields: Readonly<Record<string, string>>) => Promise<string>
}

/** The pages of a municipality, signed in as a demo identity. */
export async function browsingAs(city: TestCity, identity: string): Promise<Browsing> {
  const [session = '', token = ''] = (await city.cookieOf(identity)).split(' ')
  const cookie = `portico-session=${session}`
  return {
    page: async (path) => (await city.request(path, { headers: { cookie } })).text(),
    async submit(path, fields) {
      const answer = await city.request(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _csrf: token, ...fields }).toString(),
      })
      const [, flash] = /portico-flash=([^;]*)/u.exec(answer.headers.get('set-cookie') ?? '') ?? []
      return flash === undefined ? answer.text() : decodeURIComponent(decodeURIComponent(flash))
    },
  }
}
