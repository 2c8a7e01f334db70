/** What the map says as one draws, aloud and under it. */
export const mapWords = {
  it: {
    empty: {
      point: 'Nessun punto messo.',
      line: 'Nessun punto messo: ne servono almeno due.',
      area: 'Nessun punto messo: ne servono almeno tre.',
    },
    more: { one: 'Un punto messo.', many: '{count} punti messi.' },
    finished: 'Disegno finito.',
    crosses: 'Attenzione: il contorno si incrocia da solo. Sposta o togli un punto.',
    elsewhere: 'Attenzione: il disegno è fuori dal territorio del Comune.',
    nothing: 'Attenzione: i punti stanno tutti in un posto.',
    unreadable: 'Attenzione: il disegno non si può leggere. Ricomincia da capo.',
    removed: 'Punto tolto.',
    moved: 'Punto spostato.',
    undone: 'Modifica annullata.',
    cleared: 'Disegno tolto.',
    centre: 'Al centro: {where}.',
    corner: '{number}: {where}',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Riduci',
  },
  en: {
    empty: {
      point: 'No point yet.',
      line: 'No point yet: at least two are needed.',
      area: 'No point yet: at least three are needed.',
    },
    more: { one: 'One point put.', many: '{count} points put.' },
    finished: 'Drawing finished.',
    crosses: 'Mind: the edge crosses itself. Move or remove a point.',
    elsewhere: 'Mind: what you drew is outside the municipality.',
    nothing: 'Mind: the points are all in one place.',
    unreadable: 'Mind: the drawing cannot be read. Start again.',
    removed: 'Point removed.',
    moved: 'Point moved.',
    undone: 'Change undone.',
    cleared: 'Drawing removed.',
    centre: 'At the centre: {where}.',
    corner: '{number}: {where}',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
  },
} as const

export type MapWords = (typeof mapWords)['it' | 'en']
