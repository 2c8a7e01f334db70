import type { PageRoute } from '#ui/web/route.ts'

export const dossierRoutes: readonly PageRoute[] = []
