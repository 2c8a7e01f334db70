import { beforeAll, describe, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { testCity } from '../support/city.ts'
import { listForm } from '../support/files.ts'

const city = testCity()
let pietro: Caller

beforeAll(async () => {
  pietro = await callerAs(city, 'pietro.valli')
})

const site = 'https://vecchio.example.org'

interface Post {
  readonly id: number
  readonly title: string
  readonly html: string
  readonly type?: string
  readonly category?: string
  readonly status?: string
  readonly slug?: string
}

const post = ({
  id,
  title,
  html,
  type = 'post',
  category = 'Notizie',
  status = 'publish',
  slug = `articolo-${id}`,
}: Post) => `
<item><title><![CDATA[${title}]]></title><link>${site}/${slug}/</link>
<content:encoded><![CDATA[${html}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2019-05-04 09:30:00</wp:post_date><wp:post_name>${slug}</wp:post_name>
<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>
<category domain="category" nicename="x"><![CDATA[${category}]]></category></item>`

const exportOf = (posts: readonly Post[]) =>
  `<rss version="2.0" xmlns:content="c" xmlns:excerpt="e" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Vecchio sito</title><link>${site}</link>${posts.map(post).join('')}</channel></rss>`

const posts: readonly Post[] = [
  { id: 1, title: 'Orari &#8211; estate', html: '<p>Aperti.</p>', type: 'page', category: '', slug: 'orari' },
  {
    id: 2,
    title: 'La festa',
    html: `<p>Vedi gli <a href="/orari">orari</a>.</p><img src="festa.jpg"><script>alert(1)</script>`,
  },
  { id: 3, title: 'Chiusura', html: 'Prima\n\nSeconda <a href="https://a.it">qui</a>', category: 'Comunicati stampa' },
  { id: 4, title: 'Bozza', html: 'x', status: 'draft' },
  { id: 5, title: 'foto.jpg', html: '', type: 'attachment', status: 'inherit' },
  { id: 6, title: 'La festa', html: '<h1>Programma</h1><p>y</p>', slug: 'articolo-2' },
  ...Array.from({ length: 60 }, (_, index) => ({
    id: 100 + index,
    title: `Notizia ${index}`,
    html: `<p>Testo ${index}</p>`,
  })),
]

interface Shown {
  readonly state: string
  readonly groups: readonly {
    kind: string
    category: string
    published: number
    unpublished: number
    proposed: string
  }[]
  readonly outcomes: Readonly<Record<string, number>>
  readonly notes: readonly { kind: string; count: number }[]
}

const upload = async (text: string) =>
  (await pietro.call<{ importId: string }>('POST', '/office/imports', listForm(text, 'vecchio.xml'))).importId
const shown = (id: string) => pietro.call<Shown>('GET', `/office/imports/${id}`)
const start = async (id: string, more: object = {}) => {
  const { groups } = await shown(id)
  await pietro.call('POST', `/office/imports/${id}/start`, {
    officeId: 'transparency',
    choices: groups.map(({ kind, category, proposed }) => ({ kind, category, target: proposed })),
    ...more,
  })
}
const contents = () =>
  city.look<{ type: string; slug: string; latest: number; body: Record<string, unknown> }>(
    `select c.type, c.slug, c.latest, v.body from t_montelago.imported_content i
     join t_montelago.content c on c.id = i.content_id
     join t_montelago.content_version v on v.content_id = c.id and v.number = c.latest
     where i.site = 'vecchio.example.org' order by i.source_id::integer`,
  )
const refusal = async (text: string | Buffer) => {
  const answer = await pietro.raw('POST', '/office/imports', listForm(text, 'vecchio.xml'))
  const {
    status,
    code,
    detail = '',
    title,
  } = (await answer.json()) as { status: number; code: string; detail?: string; title: string }
  return `${status} ${code} ${detail || title}`
}

describe('a file that is no export', () => {
  test.each<[string, string | Buffer, string]>([
    ['empty', '', 'riga 1'],
    ['a page', '<html></html>', 'non è un’esportazione di WordPress'],
    ['cut', exportOf(posts).slice(0, 2_000), 'riga '],
    ['with a DOCTYPE', `<!DOCTYPE rss [<!ENTITY a "aaaa">]>${exportOf([])}`, 'dichiara un DOCTYPE'],
    ['of other letters', Buffer.from([0x3c, 0xe0, 0x80]), 'non è scritto in UTF-8'],
  ])('is refused with its reason, and nothing stays: %s', async (_, text, reason) => {
    expect(await refusal(text)).toMatch(/^422 import-unread /)
    expect(await refusal(text)).toContain(reason)
    expect(await city.look('select id from t_montelago.site_import')).toEqual([])
  })
})

describe('an export of WordPress', () => {
  let importId = ''

  test('is read, and waits for choices: nothing is written before', async () => {
    importId = await upload(exportOf(posts))
    const { state, groups, outcomes } = await shown(importId)
    expect(state).toBe('read')
    expect(groups).toEqual([
      { kind: 'post', category: 'Notizie', published: 62, unpublished: 1, proposed: 'news:news' },
      { kind: 'post', category: 'Comunicati stampa', published: 1, unpublished: 0, proposed: 'news:release' },
      { kind: 'page', category: '', published: 1, unpublished: 0, proposed: 'page' },
      { kind: 'attachment', category: 'Notizie', published: 1, unpublished: 0, proposed: '' },
    ])
    expect(outcomes).toEqual({ waiting: 66 })
    expect(await contents()).toEqual([])
  })

  test('nobody but who reviews may begin, and not with nothing', async () => {
    const sara = await callerAs(city, 'sara.bruni')
    expect((await sara.raw('GET', `/office/imports/${importId}`)).status).toBe(403)
    const other = await pietro.raw('POST', `/office/imports/${importId}/start`, {
      officeId: 'building',
      choices: [{ kind: 'page', category: '', target: 'page' }],
    })
    expect(other.status).toBe(403)
    const none = await pietro.raw('POST', `/office/imports/${importId}/start`, {
      officeId: 'transparency',
      choices: [],
    })
    expect(((await none.json()) as { code: string }).code).toBe('import-nothing-chosen')
  })

  test('becomes drafts, each once, though it is stopped and its worker dies in the middle', async () => {
    await start(importId)
    // a worker that dies in the middle of a batch leaves none of it
    await city.look(`create function t_montelago.die() returns trigger language plpgsql as $$
      begin if new.position = 40 then raise exception 'killed'; end if; return new; end $$`)
    await city.look(
      'create trigger die before update on t_montelago.site_import_item for each row when (new.outcome is not null) execute function t_montelago.die()',
    )
    await city.work().catch(() => {})
    const middle = await shown(importId)
    expect(middle.outcomes['waiting']).toBeGreaterThan(0)
    expect((await contents()).length).toBe(middle.outcomes['created'])
    await city.look('drop trigger die on t_montelago.site_import_item')
    await pietro.call('POST', `/office/imports/${importId}/stop`)
    await city.work()
    expect((await shown(importId)).outcomes).toEqual(middle.outcomes)
    await pietro.call('POST', `/office/imports/${importId}/resumption`)
    await city.work()
    const { state, outcomes, notes } = await shown(importId)
    expect([state, outcomes]).toEqual(['done', { created: 64, left: 2 }])
    expect(Object.fromEntries(notes.map(({ kind, count }) => [kind, count]))).toMatchObject({
      image: 1,
      script: 1,
      'link-vague': 1,
      headings: 1,
      'address-refused': 64,
    })
    expect((await contents()).length).toBe(64)
  })

  test('says what it said, with links to the new pages and nothing that runs', async () => {
    const [hours, feast, closing, other] = await contents()
    expect(feast?.body).toMatchObject({ summary: { it: 'Vedi gli orari.' } })
    expect(hours).toMatchObject({
      type: 'page',
      slug: 'orari',
      body: { title: { it: 'Orari – estate' }, body: { it: 'Aperti.' } },
    })
    expect(feast).toMatchObject({
      type: 'news',
      slug: 'articolo-2',
      body: {
        kind: 'news',
        date: '2019-05-04',
        body: { it: 'Vedi gli [orari](/pagine/orari).' },
        by: [expect.stringMatching(/^unit\//)],
      },
    })
    expect(closing?.body).toMatchObject({
      kind: 'release',
      body: { it: 'Prima\n\nSeconda [qui (https://a.it/)](https://a.it/)' },
    })
    // two of the same name in the old site are two here
    expect(other?.slug).toMatch(/^articolo-2-\d+$/)
    expect(
      await city.look(
        'select content_id from t_montelago.content_public p join t_montelago.imported_content i using (content_id)',
      ),
    ).toEqual([])
    const csv = await pietro.raw('GET', `/office/imports/${importId}/report`)
    expect(await csv.text()).toContain(
      'La festa,https://vecchio.example.org/articolo-2/,Bozza nuova,Immagine da caricare,festa.jpg',
    )
  })

  test('uploaded again, changes what changed there, and nothing that was edited here', async () => {
    const edited = (await contents())[2]
    await city.look(
      `insert into t_montelago.content_version (content_id, number, body)
       select id, 2, '{"title": {"it": "Cambiato qui"}}' from t_montelago.content where slug = $1 and type = 'news'`,
      [edited?.slug],
    )
    await city.look(`update t_montelago.content set latest = 2 where slug = $1 and type = 'news'`, [edited?.slug])
    const newer = posts.slice(0, 3).map((one) => (one.id === 1 ? one : { ...one, html: `${one.html}<p>Nuovo.</p>` }))
    const again = await upload(exportOf(newer))
    await start(again)
    await city.work()
    expect((await shown(again)).outcomes).toEqual({ same: 1, updated: 1, edited: 1 })
    const [hours, feast, closing] = await contents()
    expect([hours?.latest, feast?.latest, closing?.body]).toEqual([1, 2, { title: { it: 'Cambiato qui' } }])
    expect((await contents()).length).toBe(64)
  })
})

test('a feed becomes drafts of news, and its old addresses lead to them where the host was given up', async () => {
  const feed = `<rss version="2.0"><channel><title>Notizie</title><link>/</link>
    <item><title>Uno</title><link>http://montelago.localhost/vecchie/uno.php?id=1</link><guid>n1</guid>
    <pubDate>Mon, 01 Jun 2026 23:30:00 +0200</pubDate><description>&lt;p&gt;Ciao&lt;/p&gt;</description></item></channel></rss>`
  const id = await upload(feed)
  await start(id)
  await city.work()
  expect((await shown(id)).outcomes).toEqual({ created: 1 })
  const answer = await city.request('/vecchie/uno.php?id=1')
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/novita/notizie/uno'])
})
