import { defineError } from '#kernel/errors.ts'

export const placeTaken = defineError({
  code: 'place-taken',
  status: 409,
  sentence: {
    it: 'In quei giorni lo spazio è già concesso ad altri: {shared} m² in comune, dal {from} al {until}. Cambia area o giorni.',
    en: 'In those days the place is already granted to others: {shared} m² in common, from {from} to {until}. Change the area or the days.',
  },
})
