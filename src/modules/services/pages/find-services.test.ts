import { describe, expect, it } from 'vitest'
import { findServices, plainWords } from './find-services.ts'

const services = [
  { title: 'Accesso ai documenti amministrativi', summary: 'Chiedi di vedere i documenti del Comune.' },
  { title: 'Occupazione del suolo pubblico', summary: 'Per dehors, cantieri, traslochi e attività.' },
]

const titles = (asked: string) => findServices(services, asked).map(({ title }) => title)

describe('looking for a service', () => {
  it('forgives accents, capitals and punctuation', () => {
    expect(plainWords('L’ATTIVITÀ, però!')).toEqual(['l', 'attivita', 'pero'])
    expect(titles('ATTIVITA')).toEqual(['Occupazione del suolo pubblico'])
  })

  it('forgives endings and words that say nothing', () => {
    expect(titles('vorrei un documento')).toEqual(['Accesso ai documenti amministrativi'])
    expect(titles('trasloco')).toEqual(['Occupazione del suolo pubblico'])
  })

  it('gives everything when nothing is asked, and nothing when nothing fits', () => {
    expect(titles('  ')).toHaveLength(2)
    expect(titles('astronave')).toEqual([])
  })

  it('prefers what matches most words', () => {
    expect(titles('suolo documenti pubblico')).toEqual(['Occupazione del suolo pubblico'])
  })
})
