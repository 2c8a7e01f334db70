import { asset, PlaceMap } from '#ui/index.ts'
import { isRecord } from '../fields/check-field.ts'
import type { Field, InnerField } from '../fields/field.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'

/** Name of the input that carries what was drawn, as GeoJSON. */
export const geometryPart = 'geometry'

const words = {
  it: {
    optional: 'Se vuoi, disegna il posto sulla mappa. Non è obbligatorio: basta averlo scritto qui sopra.',
    scriptless: 'Per disegnare sulla mappa serve JavaScript. Non è obbligatorio: basta scrivere dove si trova.',
    how: 'Tocca o clicca la mappa per mettere i punti. Con la tastiera: sposta la mappa con le frecce, ingrandisci e riduci con + e −, e metti un punto dove c’è la croce.',
    map: 'Mappa su cui disegnare',
    kind: 'Che cosa disegni',
    kinds: { point: 'Un punto', line: 'Una linea', area: 'Un’area' },
    add: 'Metti un punto al centro',
    finish: 'Finisci il disegno',
    removeLast: 'Togli l’ultimo punto',
    undo: 'Annulla l’ultima modifica',
    clear: 'Ricomincia da capo',
    change: 'Cambia un punto',
    corner: 'Punto',
    show: 'Mostralo',
    move: 'Spostalo al centro',
    remove: 'Toglilo',
  },
  en: {
    optional: 'If you like, draw the place on the map. You need not: what you wrote above is enough.',
    scriptless: 'Drawing on the map needs JavaScript. You need not draw: writing where it is is enough.',
    how: 'Tap or click the map to put points. With the keyboard: move the map with the arrow keys, zoom with + and −, and put a point where the cross is.',
    map: 'Map to draw on',
    kind: 'What you draw',
    kinds: { point: 'A point', line: 'A line', area: 'An area' },
    add: 'Put a point at the centre',
    finish: 'Finish the drawing',
    removeLast: 'Remove the last point',
    undo: 'Undo the last change',
    clear: 'Start again',
    change: 'Change a point',
    corner: 'Point',
    show: 'Show it',
    move: 'Move it to the centre',
    remove: 'Remove it',
  },
} as const

type Words = (typeof words)[keyof typeof words]

/** A button of the map, which is there only once a script shows the map. */
function Do({ what, primary = false, children }: { what: string; primary?: boolean; children: string }) {
  return (
    <button type="button" class={`btn btn-sm ${primary ? 'btn-primary' : 'btn-outline-primary'}`} data-do={what}>
      {children}
    </button>
  )
}

/** What to draw, where there is a choice. */
function Kinds({ name, draws, t }: { name: string; draws: readonly (keyof Words['kinds'])[]; t: Words }) {
  if (draws.length < 2) return null
  return (
    <fieldset class="portico-place-kinds">
      <legend class="form-label">{t.kind}</legend>
      {draws.map((kind, index) => (
        <div class="form-check form-check-inline">
          {/* a form of its own name: what is drawn is sent with its kind */}
          <input type="radio" id={`${name}.${kind}`} data-kind={kind} name={`${name}._kind`} checked={index === 0} />
          <label for={`${name}.${kind}`}>{t.kinds[kind]}</label>
        </div>
      ))}
    </fieldset>
  )
}

function Board({ name, field, t }: { name: string; field: Field | InnerField; t: Words }) {
  return (
    <div class="portico-place-board" hidden>
      <p class="form-text" id={`${name}.map-help`}>
        {t.optional} {t.how}
      </p>
      <Kinds name={name} draws={field.geometry ?? ['point']} t={t} />
      <div class="portico-place-frame">
        <div class="portico-place-map" data-label={t.map}></div>
        <span class="portico-place-cross" aria-hidden="true"></span>
      </div>
      <p role="status" class="portico-place-status" data-says="drawing"></p>
      <p role="status" class="visually-hidden" data-says="centre"></p>
      <div class="portico-place-tools">
        <Do what="add" primary>
          {t.add}
        </Do>
        <Do what="finish">{t.finish}</Do>
        <Do what="removeLast">{t.removeLast}</Do>
        <Do what="undo">{t.undo}</Do>
        <Do what="clear">{t.clear}</Do>
      </div>
      <details class="portico-details" data-shows="corners">
        <summary>{t.change}</summary>
        <div class="portico-place-tools">
          <label for={`${name}.corner`}>{t.corner}</label>
          <select id={`${name}.corner`} class="form-select form-select-sm" data-corner></select>
          <Do what="show">{t.show}</Do>
          <Do what="move">{t.move}</Do>
          <Do what="remove">{t.remove}</Do>
        </div>
      </details>
    </div>
  )
}

/**
 * What was drawn on the map, kept with the form. `portico-place` shows the board and draws the map on it where the
 * browser can; without it what was drawn before is shown, and the written place is enough.
 */
export function DrawnPlace({ given }: { given: ControlProps }) {
  const { field, value, asking } = given
  const { locale, city } = asking
  const { name } = propsOf(given)
  const drawn = isRecord(value) ? value[geometryPart] : undefined
  const t = words[locale]
  return (
    <portico-place
      data-draws={(field.geometry ?? ['point']).join(' ')}
      data-locale={locale}
      data-map={city?.mapHref}
      data-script={asset('map.js')}
      data-libraries={asset('maplibre.js')}
      data-worker={asset('maplibre-worker.js')}
      data-styles={asset('map.css')}
    >
      <input type="hidden" name={`${name}.${geometryPart}`} value={drawn === undefined ? '' : JSON.stringify(drawn)} />
      <div data-shows="still">
        <PlaceMap locale={locale} drawn={drawn} map={city?.map} />
      </div>
      <noscript>
        <p class="form-text">{t.scriptless}</p>
      </noscript>
      <p class="alert alert-warning" data-shows="failed" hidden></p>
      <Board name={name} field={field} t={t} />
    </portico-place>
  )
}
