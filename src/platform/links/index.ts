export { linkVerdicts, type LinkAnswer, type LinkPort, type LinkVerdict } from './port.ts'

/** For an installation that looks at its own links alone: of any other nothing is known. */
export const reachNothing = async () => ({ verdict: 'unknown', status: null }) as const
