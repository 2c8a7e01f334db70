import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { readClock, sayStep, standardClocks } from '#engines/terms/index.ts'
import { story, torino } from '#engines/terms/test-support.ts'

describe('the story of a clock', () => {
  const [recordsAccess] = standardClocks.recordsAccess

  it('tells a restart, a suspension, a roll-over and the silence, in Italian', () => {
    const facts = story(
      '2026-03-02 received',
      '2026-03-10 told-incomplete',
      '2026-03-20 completed',
      '2026-04-01 suspended',
      '2026-04-07 answered',
    )
    const { steps } = readClock(recordsAccess, facts, plainDate('2026-06-01'), torino)
    expect(steps.map((step) => sayStep(step, 'it'))).toEqual([
      '2 marzo 2026: giorno iniziale, non si conta.',
      '10 marzo 2026: comunicata: richiesta irregolare o incompleta.',
      '20 marzo 2026: il termine ricomincia.',
      '20 marzo 2026: giorno iniziale, non si conta.',
      'Giorni 1–12: dal 21 marzo 2026 al 1 aprile 2026.',
      'Sospeso per 6 giorni, dal 2 aprile 2026 al 7 aprile 2026: in attesa di informazioni o certificazioni chieste.',
      'Giorni 13–30: dal 8 aprile 2026 al 25 aprile 2026.',
      '25 aprile 2026 è festivo (Festa della Liberazione, Domenica): si passa al 27 aprile 2026.',
      'Scadenza: 27 aprile 2026.',
      expect.stringContaining('28 aprile 2026: Passati trenta giorni'),
    ])
  })

  it('says what is a forecast, in English', () => {
    const facts = story('2026-03-02 received', '2026-03-25 refusal-notice-delivered')
    const { steps } = readClock(recordsAccess, facts, plainDate('2026-03-26'), torino)
    expect(steps.slice(-2).map((step) => sayStep(step, 'en'))).toEqual([
      'Forecast: with no answer the suspension (notice of refusal) lasts until 4 April 2026.',
      'With observations by 4 April 2026, it is due on 21 April 2026 at the latest.',
    ])
  })

  it('shows a waiting clock without a due date, and working days one by one', () => {
    const waiting = story('2026-03-02 received', '2026-03-10 told-incomplete')
    const { steps } = readClock(recordsAccess, waiting, plainDate('2026-03-11'), torino)
    expect(steps.map(({ kind }) => kind)).toEqual(['event', 'told-incomplete'])
    const [registration] = standardClocks.residence
    const declared = readClock(registration, story('2026-04-30 declared'), plainDate('2026-04-30'), torino)
    expect(declared.steps.map((step) => sayStep(step, 'en'))).toContain(
      'Not working days: 1 May 2026 to 3 May 2026 (Labour Day, Saturday, Sunday).',
    )
  })
})
