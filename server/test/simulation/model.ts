/**
 * What the law says of one record, a third time: plain maps, written from rules.md §3 to §9 and from the table of
 * PDT-INF-526, sharing nothing with core/rules but the list of who reads which type as the text writes it.
 */
import type { Caller, Delegate } from '@carnet/core/model/caller.ts'
import { isNamedBySpec, mayReadBySpec } from '@carnet/core/rules/test/matrix-by-spec.ts'
import { type Actor, actorId, type Carer, type Patient, signature } from './cast.ts'

export type State = 'none' | 'informed' | 'opposed' | 'active' | 'suspended' | 'closed'

export type Doc = {
  readonly uniqueId: string
  readonly typeCode: string
  readonly authors: readonly string[]
  readonly depositor: string
  readonly text: string
  readonly depositedAt: Date
  status: 'approved' | 'deprecated' | 'archived' | 'deleted'
  /** UniqueId of what it takes the place of. */
  replaces?: string
  masked: boolean
  unannounced: boolean
  secret: boolean
}

export type Consent = {
  type: 'permit' | 'deny'
  readonly until: Date | null
  administrator: boolean
  secret: boolean
}

/** One line that the history must hold. */
export type Line = {
  readonly action: string
  readonly outcome: 'done' | 'refused'
  readonly actor: string
  readonly secret: boolean
  readonly documents: readonly string[]
}

export type Person = Patient & {
  state: State
  since: Date
  attached: boolean
  integration: 'pending' | 'refused' | undefined
  informedAt: Date | undefined
  suspensionOpposed: boolean
  dead: boolean
  deletionRequestedAt: Date | undefined
  minor: boolean
  emergency: { btg: boolean; etreat: boolean }
  /** By the number of the professional or the structure. */
  readonly consents: Map<string, Consent>
  readonly documents: Map<string, Doc>
  lines: Line[]
  /** Those of when there was no record: a pseudonym, and no word. */
  readonly linesWithoutRecord: Line[]
  recordId: string | undefined
  /** Records that were destroyed: until when who did what stays. */
  readonly destroyed: {
    readonly recordId: string
    readonly blobs: readonly string[]
    tracesUntil: Date | undefined
  }[]
}

export function personOf(patient: Patient, now: Date): Person {
  return { ...patient, ...unopened(now), linesWithoutRecord: [], destroyed: [] }
}

function unopened(now: Date) {
  return {
    state: 'none' as State,
    since: now,
    attached: false,
    integration: undefined,
    informedAt: undefined,
    suspensionOpposed: false,
    dead: false,
    deletionRequestedAt: undefined,
    minor: false,
    emergency: { btg: true, etreat: true },
    consents: new Map<string, Consent>(),
    documents: new Map<string, Doc>(),
    lines: [] as Line[],
    recordId: undefined,
  }
}

/** « INEXISTANT → INFORME → { OPPOSE | ACTIF } → SUSPENDU | FERME → DETRUIT »: every arrow there is (rules.md §3). */
export const arrows: ReadonlySet<string> = new Set([
  'none informed',
  'none active',
  'informed opposed',
  'informed active',
  'opposed active',
  'active suspended',
  'active closed',
  'suspended active',
  'suspended closed',
  'closed active',
  'closed none',
])

const day = 86_400_000

export const daysAfter = (date: Date, days: number) => new Date(date.getTime() + days * day)

/** What the clocks of Paris show, as if it were universal time. */
const clockOf = (date: Date) =>
  new Date(`${inParis.format(date).replace(' ', 'T')}.${String(date.getUTCMilliseconds()).padStart(3, '0')}Z`)
const inParis = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Same day of a later month, at the same hour in Paris; its last day when it is shorter. */
export function monthsAfter(date: Date, months: number): Date {
  const clock = clockOf(date)
  const count = clock.getUTCMonth() + months
  const last = new Date(Date.UTC(clock.getUTCFullYear(), count + 1, 0)).getUTCDate()
  clock.setUTCFullYear(clock.getUTCFullYear(), count, Math.min(clock.getUTCDate(), last))
  const [winter, summer] = [1, 2].map((hours) => new Date(clock.getTime() - hours * 3_600_000)) as [
    Date,
    Date,
  ]
  return clockOf(summer).getTime() === clock.getTime() ? summer : winter
}

export function isAdult({ identity }: Patient, now: Date): boolean {
  const [year = 0, month = 1, dayOfMonth = 1] = identity.birthDate.split('-').map(Number)
  return clockOf(now).getTime() >= Date.UTC(year + 18, month - 1, dayOfMonth)
}

/** A mother's mandate ends at eighteen (LIF-21); a neighbour's does not end here. */
export function stands({ kind }: Delegate, person: Person, now: Date): boolean {
  return kind !== 'parent' || !isAdult(person, now)
}

/** PDT-INF-526: `mode:columns that say oui`, d for the médecin traitant. */
const ouis: Readonly<Record<string, string>> = {
  createRecord: 'normal:abdef',
  reopenRecord: 'normal:abdef',
  closeRecord: 'normal:abdef',
  authorise: 'normal:abde',
  removeAuthorisation: 'normal:abd',
  submitDocuments: 'normal:abdef centre15:abf brisDeGlace:abd',
  replaceDocument: 'normal:abdef centre15:abf brisDeGlace:abd',
  deleteDocument: 'normal:abdef centre15:abf brisDeGlace:abd',
  archiveDocument: 'normal:abd centre15:b brisDeGlace:bd',
  unarchiveDocument: 'normal:abd centre15:b brisDeGlace:bd',
  maskDocument: 'normal:abd',
  findDocuments: 'normal:abd centre15:ab brisDeGlace:abd',
  findReferences: 'normal:abdef centre15:abf brisDeGlace:abd',
  readDocument: 'normal:abd centre15:ab brisDeGlace:abd',
  listTraces: 'normal:abd',
}

/** CON-12, CON-09: what a block does not stop. */
const despiteBlock = new Set(['submitDocuments', 'replaceDocument', 'deleteDocument', 'findReferences'])
/** What needs the patient's word, or an emergency that he did not refuse. */
const needsReading = new Set([
  'findDocuments',
  'readDocument',
  'archiveDocument',
  'unarchiveDocument',
  'maskDocument',
])

const numbersOf = (caller: Carer) =>
  caller.kind === 'professional'
    ? [caller.id as string, caller.structure.id as string]
    : [caller.structure.id as string]

export function isBlocked(person: Person, caller: Carer): boolean {
  return numbersOf(caller).some((number) => person.consents.get(number)?.type === 'deny')
}

export function isMedecinTraitant(person: Person, { id }: { readonly id?: string }): boolean {
  return person.hasMedecinTraitant && id === '899900000011'
}

export const isValid = (consent: Consent | undefined, now: Date): consent is Consent & { type: 'permit' } =>
  consent?.type === 'permit' && (consent.until === null || consent.until > now)

export function isAdministrator(person: Person, caller: Carer, now: Date): boolean {
  const consent = caller.kind === 'professional' ? person.consents.get(caller.id) : undefined
  return isValid(consent, now) && consent.administrator
}

function columnOf(person: Person, { caller, column }: Actor): string {
  return caller.kind === 'professional' && isMedecinTraitant(person, caller) && caller.mode !== 'centre15'
    ? 'd'
    : column
}

function isOpenTo(person: Person, caller: Carer, now: Date): boolean {
  if (caller.mode === 'brisDeGlace') return person.emergency.btg
  if (caller.mode === 'centre15') return person.emergency.etreat
  return numbersOf(caller).some((number) => isValid(person.consents.get(number), now))
}

/** May this actor do this to an active record at all? What concerns one document comes after. */
export function mayAct(person: Person, actor: Actor, action: string, now: Date): boolean {
  const { caller } = actor
  const { mode } = caller
  if (person.state !== 'active' || !hasRight(person, actor, action)) return false
  // VIS-09: of age, and represented by nobody here, he alone would not know.
  if (caller.secretSession && isAdult(person, now)) return false
  if (isBlocked(person, caller) && !despiteBlock.has(action)) return false
  if (
    mode === 'brisDeGlace' &&
    !person.emergency.btg &&
    (action === 'submitDocuments' || action === 'replaceDocument')
  )
    return false
  return !needsReading.has(action) || isOpenTo(person, caller, now)
}

export function hasRight(person: Person, actor: Actor, action: string): boolean {
  const { mode, structure } = actor.caller
  if (mode === 'centre15' && !structure.regulationCentre) return false
  const column = columnOf(person, actor)
  return ouis[action]!.split(' ').some(
    (part) => part.startsWith(`${mode}:`) && part.split(':')[1]!.includes(column),
  )
}

export const isAuthor = (caller: Carer, doc: Doc) => doc.authors.includes(signature(caller))

/** Given that he may open the record: does this document exist for him? `own`: without the patient's word, his own only. */
export function sees(person: Person, { caller }: Actor, doc: Doc, now: Date): boolean {
  if (doc.status === 'deleted') return false
  if (isAuthor(caller, doc)) return true
  if (caller.kind !== 'professional' || isBlocked(person, caller)) return false
  const { system, code } = caller.profession
  const profession = `${system}/${code}`
  if (!isNamedBySpec(profession) || !mayReadBySpec(profession, doc.typeCode)) return false
  return !doc.masked || (caller.mode === 'normal' && isAdministrator(person, caller, now))
}

/** By reference (ITI-18 « en vue d’une suppression »): one's own, others' only to who may read. */
export function seesReference(person: Person, actor: Actor, doc: Doc, now: Date): boolean {
  if (!sees(person, actor, doc, now)) return false
  return isAuthor(actor.caller, doc) || isOpenTo(person, actor.caller, now)
}

export function patientSees(doc: Doc, delegate: Delegate | undefined): boolean {
  return doc.status !== 'deleted' && mayBeTold(doc, delegate)
}

/** Replaced by what he may not know of, it is in force for him. */
export function isCurrentFor(person: Person, doc: Doc, delegate: Delegate | undefined): boolean {
  if (doc.status !== 'deprecated') return true
  return [...person.documents.values()].every(
    (other) => other.replaces !== doc.uniqueId || !mayBeTold(other, delegate),
  )
}

/** What was deleted is told of in the history. */
export function mayBeTold({ unannounced, secret }: Doc, delegate: Delegate | undefined): boolean {
  return !unannounced && !(secret && delegate !== undefined)
}

/**
 * A line about documents of which the reader may see none waits until he may (TRA-06); but of what he was himself refused as
 * of no document, he reads for ever that he asked and got nothing.
 */
export function linesFor(person: Person, reader: Caller | undefined, now: Date): readonly Line[] {
  if (reader === undefined) return person.lines
  const told = (line: Line, sight: (doc: Doc) => boolean): readonly Line[] => {
    const documents = line.documents.filter((id) => sight(person.documents.get(id)!))
    const gotNothing = line.action === 'readDocument' || documents.length < line.documents.length
    if (line.outcome === 'refused' && line.actor === actorId(reader) && gotNothing)
      return [{ ...line, documents: [] }]
    return line.documents.length > 0 && documents.length === 0 ? [] : [{ ...line, documents }]
  }
  if (reader.kind === 'patient') {
    const { delegate } = reader
    const open = person.lines.filter((line) => delegate === undefined || !line.secret)
    return open.flatMap((line) => told(line, (doc) => mayBeTold(doc, delegate)))
  }
  if (reader.kind !== 'professional') return []
  const all = isMedecinTraitant(person, reader) || isAdministrator(person, reader, now)
  const actor: Actor = { name: '', caller: reader, column: 'b' }
  return person.lines
    .filter((line) => all || line.actor === reader.id)
    .flatMap((line) => told(line, (doc) => sees(person, actor, doc, now)))
}

/** What the passing of time does to a record, once its jobs have run (LIF-02, LIF-04, LIF-14, LIF-15, LIF-17, LIF-21, VIS-05). */
export function grow(person: Person, now: Date, blobs: readonly string[]): void {
  const bySystem = (action: string, documents: readonly string[] = []) =>
    person.lines.push({ action, outcome: 'done', actor: '', secret: false, documents })
  const over = (since: Date | undefined, days: number) => since !== undefined && daysAfter(since, days) <= now
  if (person.state === 'informed' && over(person.informedAt, 42)) {
    Object.assign(person, { state: 'active', since: now, attached: true })
    bySystem('openByDefault')
  }
  if (person.state === 'active' && person.integration === 'pending' && over(person.informedAt, 42)) {
    Object.assign(person, { attached: true, integration: undefined })
    bySystem('attachToMes')
  }
  if (person.state === 'active')
    for (const doc of person.documents.values())
      if (doc.unannounced && doc.status !== 'deleted' && monthsAfter(doc.depositedAt, 1) <= now) {
        doc.unannounced = false
        bySystem('showToPatient', [doc.uniqueId])
      }
  if (person.state === 'suspended' && !person.suspensionOpposed && over(person.since, 42)) {
    Object.assign(person, { state: 'closed', since: now, dead: false, integration: undefined })
    bySystem('closeSuspended')
  }
  if (person.minor && isAdult(person, now)) {
    person.minor = false
    bySystem('endRepresentation')
  }
  if (person.state !== 'closed') return
  const tracesUntil = monthsAfter(person.since, 120)
  if (tracesUntil <= now || over(person.deletionRequestedAt, 30)) {
    person.destroyed.push({
      recordId: person.recordId!,
      blobs,
      tracesUntil: tracesUntil <= now ? undefined : tracesUntil,
    })
    Object.assign(person, unopened(now))
  }
}

/** Of what was destroyed, the traces have had their ten years too. */
export function forget(person: Person, now: Date): void {
  for (const each of person.destroyed)
    if (each.tracesUntil !== undefined && each.tracesUntil <= now) each.tracesUntil = undefined
}
