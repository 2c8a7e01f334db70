import { z } from 'zod'

const operation = { idOperazioneClient: z.string().regex(/^[A-Za-z0-9-]{1,60}$/) }
const criteria = z.strictObject({ codiceIstatComune: z.string().regex(/^\d{6}$/) })

/** What each operation takes; a member that it does not know is refused. */
export const requests = {
  'anpr-service-notifiche': z.strictObject({
    ...operation,
    criteriRicerca: criteria,
    datiRichiesta: z.strictObject({ numeroMassimo: z.int().min(1).max(50) }),
  }),
  'anpr-service-presa-in-carico': z.strictObject({
    ...operation,
    criteriRicerca: criteria,
    datiRichiesta: z.strictObject({ idNotifica: z.string().min(1) }),
  }),
} as const

export type Operation = keyof typeof requests

export const isOperation = (name: string): name is Operation => Object.hasOwn(requests, name)

/** TipoErroriAnomalia of C021, with the codes of this far end. */
export const anomalies = {
  unknownOperation: { code: 'EN404', status: 404, text: "L'operazione non esiste" },
  unknownMessage: { code: 'EN401', status: 404, text: 'La notifica non esiste per il comune' },
  taken: { code: 'EN402', status: 400, text: 'La notifica è già stata presa in carico' },
  replayed: { code: 'EN122', status: 400, text: "L'identificativo dell'operazione è già stato usato" },
  badFields: { code: 'EN001', status: 400, text: 'La richiesta non è conforme' },
  unauthorised: { code: 'EN403', status: 401, text: 'Il voucher manca o non è valido' },
  integrity: { code: 'EN405', status: 400, text: "L'integrità della richiesta non è provata" },
  asTold: { code: 'EN500', status: 500, text: 'Come ha chiesto la prova' },
} as const

export type Anomaly = keyof typeof anomalies
