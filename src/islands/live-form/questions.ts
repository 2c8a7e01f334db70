import { liveFacts, type LiveRules } from '#kernel/form/live-rules.ts'
import { shownName } from '#kernel/form/read-form.ts'
import { isRecord, isRequired, isVisible, within, type Shape } from '#kernel/form/shape.ts'
import type { Facts } from '#kernel/language/value.ts'
import { markRequired } from './mark-required.ts'
import type { PageAnswers } from './read-page.ts'

/** A field that answers of the page show or hide, with its place in the page. */
interface Question {
  readonly path: string
  readonly field: Shape
  /** Stands where the field would be, and holds it until it is asked for the first time. */
  readonly place: HTMLTemplateElement
  /** The field itself; what was typed in it stays while it is out of the page. */
  box: HTMLElement | undefined
}

/** The questions of a page that come and go. */
export class Questions {
  private readonly host: HTMLElement
  private readonly rules: LiveRules
  private readonly all: Question[] = []

  constructor(host: HTMLElement, rules: LiveRules) {
    this.host = host
    this.rules = rules
    this.adopt(host)
  }

  /** Shows and hides until nothing changes any more; gives what happened, in sentences. */
  settle(read: () => PageAnswers): string[] {
    const before = new Map(this.all.map((question) => [question, isShown(question)]))
    // an answer that appears may ask for others: as many rounds as there are questions settle them all
    for (let round = 0; round <= this.all.length; round += 1) if (!this.ask(read())) break
    const changed = this.all.filter((question) => isShown(question) !== (before.get(question) ?? false))
    return [
      ...sentence(this.host.dataset['appeared'], changed.filter(isShown)),
      ...sentence(
        this.host.dataset['gone'],
        changed.filter((question) => !isShown(question)),
      ),
    ]
  }

  private ask(page: PageAnswers): boolean {
    const facts = liveFacts(this.rules, page.answers)
    return this.all.filter((question) => this.askOne(question, factsIn(question.path, facts, page))).length > 0
  }

  /** Whether the question came or went. */
  private askOne(question: Question, facts: Facts): boolean {
    const { field, box, path } = question
    const wanted = isVisible(field, facts)
    if (wanted && box)
      markRequired(box, `${this.rules.prefix}${path}`, isRequired(field, facts), this.host.dataset['optional'] ?? '')
    // nobody is left without the place where they are typing
    if (wanted === isShown(question) || (!wanted && box?.contains(document.activeElement) === true)) return false
    if (wanted) this.show(question)
    else if (box) box.replaceWith(question.place)
    this.noteShown(question, wanted)
    return true
  }

  private show(question: Question): void {
    const { place } = question
    const isNew = question.box === undefined
    question.box ??= document.createElement('div')
    if (isNew) question.box.append(document.importNode(place.content, true))
    place.replaceWith(question.box)
    if (isNew) this.adopt(question.box)
  }

  /** The server reads what the page says it shows, and nothing else. */
  private noteShown({ path, field: { stableId } }: Question, shown: boolean): void {
    const at = path.slice(0, path.length - stableId.length)
    const name = `${this.rules.prefix}${at}${shownName}`
    const input = this.host.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
    if (!input) return
    const others = input.value.split(' ').filter((id) => id !== '' && id !== stableId)
    input.value = [...others, ...(shown ? [stableId] : [])].join(' ')
  }

  private adopt(root: HTMLElement): void {
    for (const found of root.querySelectorAll<HTMLElement>('[data-asked]')) {
      const path = found.dataset['asked'] ?? ''
      const field = fieldAt(path, this.rules.page)
      if (!field) continue
      const isPlace = found instanceof HTMLTemplateElement
      this.all.push({
        path,
        field,
        place: isPlace ? found : document.createElement('template'),
        box: isPlace ? undefined : found,
      })
    }
  }
}

const isShown = ({ place, box }: Question): boolean => box !== undefined && place.parentNode === null

function sentence(template: string | undefined, questions: readonly Question[]): string[] {
  const labels = questions.map(({ box }) => box?.querySelector('.form-label')?.firstChild?.textContent?.trim() ?? '')
  const named = labels.filter(Boolean)
  return named.length === 0 || template === undefined ? [] : [template.replace('{label}', () => named.join('; '))]
}

/** `members.0.licence` -> the field `licence` of the rows of `members`. */
function fieldAt(path: string, fields: readonly Shape[]): Shape | undefined {
  const [root, , inner] = path.split('.')
  const field = fields.find(({ stableId }) => stableId === root)
  return inner === undefined ? field : field?.fields?.find(({ stableId }) => stableId === inner)
}

/** Facts in which the other fields of the same row are read by their own names. */
function factsIn(path: string, facts: Facts, { rows }: PageAnswers): Facts {
  const [root = '', index] = path.split('.')
  const group = rows[root]
  const row: unknown = index === undefined || !Array.isArray(group) ? undefined : group[Number(index)]
  return isRecord(row) ? within(facts, row) : facts
}
