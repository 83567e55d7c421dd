/**
 * What people do, drawn by chance: permitted or not, the model says what must come of it before the platform is asked.
 */
import type { AccessMode, Caller, Delegate, PatientCaller } from '@carnet/core/model/caller.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { authorise, giveUpAuthorisation } from '../../actions/authorise.ts'
import { changeStatus } from '../../actions/change-status.ts'
import { changeVisibility } from '../../actions/change-visibility.ts'
import { closeRecord } from '../../actions/close-record.ts'
import { createRecord } from '../../actions/create-record.ts'
import { decideOnProfessional } from '../../actions/decide-on-professional.ts'
import { findDocuments, type RecordContent } from '../../actions/find-documents.ts'
import { informPerson } from '../../actions/inform-person.ts'
import { type DocumentList, listDocuments } from '../../actions/list-documents.ts'
import { listTraces } from '../../actions/list-traces.ts'
import { openForPerson } from '../../actions/open-for-person.ts'
import type { Platform } from '../../actions/platform.ts'
import { readDocuments } from '../../actions/read-document.ts'
import { recordOpposition } from '../../actions/record-opposition.ts'
import { reopenRecord } from '../../actions/reopen-record.ts'
import { cancelDeletion, requestDeletion } from '../../actions/request-deletion.ts'
import { submitDocuments } from '../../actions/submit-documents.ts'
import { restoreRecord, suspendRecord } from '../../actions/suspend-record.ts'
import { documentsByUniqueId, type StoredDocument } from '../../store/documents.ts'
import { type Actor, actorId, agent, cast, inSession, professionals, signature } from './cast.ts'
import { lotOf, type Numbers, newVersion, statusChangeOf, typeCodes } from './lots.ts'
import type { Doc, Line, Person } from './model.ts'
import * as law from './model.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

export type Act = {
  readonly words: string
  readonly person: Person
  readonly expected: 'done' | 'refused'
  /** The lines that it must leave, as expected. */
  readonly lines: readonly Line[]
  run(platform: Platform): Promise<unknown>
  /** What becomes of the model when it is done. */
  readonly done?: () => void
  /** What is wrong with the answer; undefined: nothing. */
  readonly judge?: (answer: unknown) => string | undefined
}

type Chance = { readonly world: World; readonly random: Random; readonly numbers: Numbers }

/** Acts that will be refused are as telling as the others, and there are many more of them: most are drawn again. */
export async function drawAct(chance: Chance): Promise<Act> {
  for (;;) {
    const drawn = await chance.random.weighted(repertoire).draw(chance)
    if (drawn !== undefined && (drawn.expected === 'done' || chance.random.chance(15))) return drawn
  }
}

const repertoire: readonly {
  readonly weight: number
  /** Undefined when nobody could want to do what was drawn. */
  readonly draw: (chance: Chance) => Promise<Act | undefined>
}[] = [
  { weight: 6, draw: async (chance) => create(chance) },
  { weight: 2, draw: async (chance) => create(chance, agent) },
  { weight: 4, draw: async (chance) => inform(chance) },
  { weight: 3, draw: async (chance) => oppose(chance) },
  { weight: 2, draw: async (chance) => close(chance) },
  { weight: 4, draw: async (chance) => reopen(chance) },
  { weight: 1, draw: async (chance) => suspend(chance) },
  { weight: 3, draw: async (chance) => restore(chance) },
  { weight: 2, draw: async (chance) => deletion(chance) },
  { weight: 12, draw: async (chance) => consent(chance) },
  { weight: 1, draw: async (chance) => giveUp(chance) },
  { weight: 8, draw: async (chance) => choose(chance) },
  { weight: 14, draw: (chance) => deposit(chance) },
  { weight: 3, draw: replace },
  { weight: 3, draw: depositAgain },
  { weight: 6, draw: changeSight },
  { weight: 4, draw: changeState },
  { weight: 8, draw: async (chance) => find(chance) },
  { weight: 8, draw: async (chance) => read(chance) },
  { weight: 3, draw: async (chance) => patientReads(chance) },
  { weight: 3, draw: async (chance) => history(chance) },
]

const modes: readonly AccessMode[] = ['normal', 'normal', 'normal', 'brisDeGlace', 'centre15']
const modeWords: Readonly<Record<AccessMode, string>> = {
  normal: '',
  brisDeGlace: ', bris de glace',
  centre15: ', centre 15',
}

function somebody({ world, random }: Chance): Person {
  return random.one(world.persons)
}

function someActor({ random }: Chance, anyMode = false): Actor {
  const actor = random.one(cast)
  const mode = anyMode && actor.caller.kind === 'professional' ? random.one(modes) : 'normal'
  const secret = anyMode && mode === 'normal' && random.chance(15)
  const name = `${actor.name}${modeWords[mode]}${secret ? ', en connexion secrète' : ''}`
  return { ...actor, name, caller: inSession(actor.caller, mode, secret) }
}

const line = (action: string, caller: Caller, documents: readonly string[] = []): Line => ({
  action,
  outcome: 'done',
  actor: actorId(caller),
  secret: caller.kind !== 'patient' && caller.secretSession,
  documents,
})

/** One line when it is refused, `lines` when it is done. */
function act(
  asked: Pick<Act, 'words' | 'person' | 'run' | 'done' | 'judge'> & {
    readonly allowed: boolean
    readonly line: Line
    /** When they are others than `line`. */
    readonly lines?: readonly Line[]
    /** Of a document that he may not change, when the history names it. */
    readonly refusedAbout?: readonly string[]
  },
): Act {
  const { allowed, lines = [asked.line], refusedAbout = [] } = asked
  const refused: Line = { ...asked.line, outcome: 'refused', documents: refusedAbout }
  return { ...asked, expected: allowed ? 'done' : 'refused', lines: allowed ? lines : [refused] }
}

// ── The life of the record ──

const consented = (given: boolean, btg: boolean) => ({ consent: { given }, emergency: { btg, etreat: btg } })
const nowhere = { telecoms: [], addresses: [], representatives: [] }

function opened(person: Person, now: Date, attached: boolean, btg: boolean): void {
  Object.assign(person, { attached, emergency: { btg, etreat: btg } })
  if (person.state === 'none') person.minor = !law.isAdult(person, now)
  move(person, 'active', now)
}

function move(person: Person, state: law.State, now: Date): void {
  person.state = state
  person.since = now
  person.suspensionOpposed = false
  person.deletionRequestedAt = undefined
  if (state !== 'active' && state !== 'suspended') person.integration = undefined
}

function create(chance: Chance, by?: typeof agent): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const caller: Caller = by ?? actor.caller
  const [given, btg] = [random.chance(90), random.chance(80)]
  const now = world.now()
  const closed = person.state !== 'none' && person.state !== 'informed' && person.state !== 'opposed'
  const { patient, identity } = person
  const right =
    by === undefined
      ? law.hasRight(person, actor, 'createRecord') && !actor.caller.secretSession
      : person.state !== 'none'
  return act({
    words: `${by ? 'l’Assurance Maladie' : actor.name} ouvre le dossier de ${person.name}${given ? '' : ', sans consentement'}`,
    person,
    allowed: !closed && right && given,
    line: line('createRecord', caller),
    run: (platform) =>
      by === undefined
        ? createRecord(platform, caller, patient, { identity, contact: nowhere, ...consented(given, btg) })
        : openForPerson(platform, by, patient, consented(given, btg)),
    done: () => opened(person, now, by !== undefined, btg),
  })
}

function inform(chance: Chance): Act {
  const person = somebody(chance)
  const { patient, identity } = person
  const now = chance.world.now()
  const integrates = person.state === 'active' && !person.attached && person.integration === undefined
  return act({
    words: `l’Assurance Maladie informe ${person.name} qu’un espace va s’ouvrir`,
    person,
    allowed: person.state === 'none' || integrates,
    line: line('informPerson', agent),
    run: (platform) => informPerson(platform, agent, { patient, identity, contact: nowhere }),
    done: () => {
      if (integrates) person.integration = 'pending'
      else {
        person.minor = !law.isAdult(person, now)
        move(person, 'informed', now)
      }
      // The message leaves within seconds, and the six weeks start then.
      person.informedAt = now
    },
  })
}

function oppose(chance: Chance): Act {
  const person = somebody(chance)
  const now = chance.world.now()
  const { state, integration } = person
  return act({
    words: `${person.name} s’oppose`,
    person,
    allowed:
      state === 'informed' || state === 'suspended' || (state === 'active' && integration === 'pending'),
    line: line('recordOpposition', agent),
    run: (platform) => recordOpposition(platform, agent, person.patient),
    done: () => {
      if (state === 'informed') move(person, 'opposed', now)
      else if (state === 'suspended') person.suspensionOpposed = true
      else person.integration = 'refused'
    },
  })
}

function close(chance: Chance): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const byAgent = random.chance(50)
  // Whoever closes may write « DECES »: of who closes on demand it is a text like another (LIF-19).
  const saysDead = random.chance(30)
  const dead = byAgent && saysDead
  const caller = byAgent ? agent : actor.caller
  const now = world.now()
  const allowed = byAgent
    ? person.state === 'active' || person.state === 'suspended'
    : law.mayAct(person, actor, 'closeRecord', now) && !person.attached && !actor.caller.secretSession
  return act({
    words: `${byAgent ? 'l’Assurance Maladie' : actor.name} ferme le dossier de ${person.name}${saysDead ? ' (décès)' : ''}`,
    person,
    allowed,
    line: line('closeRecord', caller),
    run: (platform) =>
      closeRecord(platform, caller, person.patient, {
        code: saysDead ? 'DECES' : 'FERMETURE_DEMANDE_PATIENT',
      }),
    done: () => {
      move(person, 'closed', now)
      person.dead = dead
    },
  })
}

function reopen(chance: Chance): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const byAgent = random.chance(50)
  const caller = byAgent ? agent : actor.caller
  const [given, btg] = [random.chance(90), random.chance(80)]
  const now = world.now()
  const right =
    byAgent ||
    (law.hasRight(person, actor, 'reopenRecord') &&
      !actor.caller.secretSession &&
      !person.dead &&
      !law.isBlocked(person, actor.caller))
  return act({
    words: `${byAgent ? 'l’Assurance Maladie' : actor.name} rouvre le dossier de ${person.name}`,
    person,
    allowed: person.state === 'closed' && right && given,
    line: line('reopenRecord', caller),
    run: (platform) => reopenRecord(platform, caller, person.patient, consented(given, btg)),
    done: () => {
      opened(person, now, byAgent || person.attached, btg)
      person.dead = false
    },
  })
}

function suspend(chance: Chance): Act {
  const person = somebody(chance)
  const now = chance.world.now()
  return act({
    words: `l’Assurance Maladie suspend le dossier de ${person.name}`,
    person,
    allowed: person.state === 'active',
    line: line('suspendRecord', agent),
    run: (platform) => suspendRecord(platform, agent, person.patient, 'fraude'),
    done: () => move(person, 'suspended', now),
  })
}

function restore(chance: Chance): Act {
  const person = somebody(chance)
  const now = chance.world.now()
  return act({
    words: `l’Assurance Maladie rétablit le dossier de ${person.name}`,
    person,
    allowed: person.state === 'suspended',
    line: line('restoreRecord', agent),
    run: (platform) => restoreRecord(platform, agent, person.patient),
    done: () => move(person, 'active', now),
  })
}

function deletion(chance: Chance): Act {
  const person = somebody(chance)
  const now = chance.world.now()
  const asks = chance.random.chance(75)
  return act({
    words: `${person.name} ${asks ? 'demande la suppression de ses données' : 'y renonce'}`,
    person,
    allowed: person.state === 'closed' && (asks || person.deletionRequestedAt !== undefined),
    line: line(asks ? 'requestDeletion' : 'cancelDeletion', agent),
    run: (platform) => (asks ? requestDeletion : cancelDeletion)(platform, agent, person.patient),
    done: () => {
      person.deletionRequestedAt = asks ? (person.deletionRequestedAt ?? now) : undefined
    },
  })
}

// ── Who may read ──

function consent(chance: Chance): Act {
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const { caller } = actor
  const now = chance.world.now()
  const number = signature(caller)
  return act({
    words: `${actor.name} enregistre l’accord de ${person.name}`,
    person,
    allowed: law.mayAct(person, actor, 'authorise', now),
    line: line('authorise', caller),
    run: (platform) => authorise(platform, caller, person.patient),
    done: () => {
      const present = person.consents.get(number)
      if (law.isValid(present, now)) {
        // Given again in the open, representatives are told of it.
        if (!caller.secretSession) present.secret = false
        return
      }
      person.consents.set(number, {
        type: 'permit',
        until: law.monthsAfter(now, 12),
        administrator: present?.administrator ?? false,
        secret: caller.secretSession,
      })
    },
  })
}

function giveUp(chance: Chance): Act {
  const person = somebody(chance)
  const actor = someActor(chance)
  return act({
    words: `${actor.name} renonce à son accès au dossier de ${person.name}`,
    person,
    allowed: law.mayAct(person, actor, 'removeAuthorisation', chance.world.now()),
    line: line('removeAuthorisation', actor.caller),
    run: (platform) => giveUpAuthorisation(platform, actor.caller, person.patient),
    done: () => void person.consents.delete(signature(actor.caller)),
  })
}

const gestures = [
  'blockProfessional',
  'unblockProfessional',
  'withdrawAuthorisation',
  'nameAdministrator',
  'dismissAdministrator',
] as const

function choose(chance: Chance): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const delegate = random.chance(25) ? person.delegates[0] : undefined
  const target = random.one(professionals)
  const { id } = target.caller
  const action = random.one(gestures)
  const now = world.now()
  const caller = space(person, delegate)
  const present = person.consents.get(id)
  const allowed =
    person.state === 'active' &&
    (delegate === undefined || (delegate.kind === 'parent' && law.stands(delegate, person, now))) &&
    (action !== 'nameAdministrator' || law.isValid(present, now))
  return act({
    words: `${who(person, delegate)}, sur ${target.name} : ${action}`,
    person,
    allowed,
    line: line(action, caller),
    run: (platform) =>
      decideOnProfessional(platform, caller, person.patient, {
        action,
        target: { kind: 'professional', id },
      }),
    done: () => {
      switch (action) {
        case 'blockProfessional':
          if (present?.type !== 'deny')
            person.consents.set(id, { type: 'deny', until: null, administrator: false, secret: false })
          break
        case 'unblockProfessional':
          if (present?.type === 'deny') person.consents.delete(id)
          break
        case 'withdrawAuthorisation':
          if (present?.type === 'permit') person.consents.delete(id)
          break
        case 'nameAdministrator':
        case 'dismissAdministrator':
          if (present !== undefined) present.administrator = action === 'nameAdministrator'
      }
    },
  })
}

export function space({ patient }: Person, delegate: Delegate | undefined): PatientCaller {
  return { kind: 'patient', patient, ...(delegate && { delegate }) }
}

function who({ name }: Person, delegate: Delegate | undefined): string {
  return delegate === undefined ? name : `${delegate.name} pour ${name}`
}

// ── Documents ──

async function deposit(chance: Chance): Promise<Act> {
  const { world, numbers } = chance
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const doc = newDoc(chance, actor)
  const { caller } = actor
  const { secretSession } = caller
  return act({
    words: `${actor.name} dépose ${told(doc)} chez ${person.name}`,
    person,
    allowed:
      law.mayAct(person, actor, 'submitDocuments', world.now()) &&
      !(doc.masked && doc.unannounced) &&
      (!secretSession || doc.secret),
    line: line('submitDocuments', caller, [doc.uniqueId]),
    run: async (platform) =>
      submitDocuments(platform, caller, await lotOf(platform, numbers, person, doc, undefined)),
    done: () => void person.documents.set(doc.uniqueId, doc),
  })
}

function newDoc({ world, random, numbers }: Chance, { caller }: Actor): Doc {
  const uniqueId = numbers.uniqueId()
  return {
    uniqueId,
    typeCode: random.one(typeCodes),
    authors: [...new Set([signature(caller), caller.structure.id])],
    depositor: signature(caller),
    text: `Document ${uniqueId}`,
    depositedAt: world.now(),
    status: 'approved',
    masked: random.chance(20),
    unannounced: random.chance(20),
    secret: random.chance(caller.secretSession ? 80 : 15),
  }
}

const last = (uniqueId: string) => uniqueId.split('.').at(-1)

function told({ uniqueId, typeCode, masked, unannounced, secret }: Doc): string {
  const hidden = [masked && 'masqué', unannounced && 'non annoncé', secret && 'secret'].filter(Boolean)
  return [`le document ${last(uniqueId)} (${typeCode})`, ...hidden].join(', ')
}

/** One of the record, as it is stored now; undefined when it holds none. */
async function someDocument(chance: Chance) {
  const { world, random } = chance
  const person = somebody(chance)
  const doc = person.documents.size === 0 ? undefined : random.one([...person.documents.values()])
  const stored = doc && (await storedOf(world, person, doc))
  return stored && { person, doc: doc as Doc, stored }
}

export async function storedOf(
  { platform }: World,
  person: Person,
  doc: Doc,
): Promise<StoredDocument | undefined> {
  const [current] = await platform.database.read((tx) =>
    documentsByUniqueId(tx, person.recordId as RecordId, [doc.uniqueId]),
  )
  return current
}

async function replace(chance: Chance): Promise<Act | undefined> {
  const { world, random, numbers } = chance
  const found = await someDocument(chance)
  if (found === undefined) return undefined
  const { person, doc: old, stored } = found
  const actor = random.chance(70) ? depositorOf(old) : someActor(chance, true)
  const { caller } = actor
  const doc = newDoc(chance, actor)
  const now = world.now()
  const objection = (doc.masked && doc.unannounced) || (caller.secretSession && !doc.secret)
  const allowedOnRecord = law.mayAct(person, actor, 'replaceDocument', now) && !objection
  const named = allowedOnRecord ? [old.uniqueId] : []
  const carried = (old.masked || doc.masked) && doc.unannounced
  const onDocument = law.isAuthor(caller, old) && old.status === 'approved'
  return act({
    words: `${actor.name} remplace le document ${last(old.uniqueId)} de ${person.name} par ${told(doc)}`,
    person,
    allowed: allowedOnRecord && onDocument && !carried,
    line: line('replaceDocument', caller, [doc.uniqueId]),
    refusedAbout: onDocument ? [] : named,
    run: async (platform) =>
      submitDocuments(platform, caller, await lotOf(platform, numbers, person, doc, stored)),
    done: () => {
      old.status = 'deprecated'
      Object.assign(doc, {
        masked: old.masked || doc.masked,
        secret: old.secret || doc.secret,
        replaces: old.uniqueId,
      })
      person.documents.set(doc.uniqueId, doc)
    },
  })
}

function depositorOf({ depositor }: Doc): Actor {
  return cast.find(({ caller }) => signature(caller) === depositor)!
}

/** Lost on the way, an acknowledgement is asked for again: the same lot, and nothing changes. */
async function depositAgain(chance: Chance): Promise<Act | undefined> {
  const { world, numbers } = chance
  const found = await someDocument(chance)
  if (found === undefined) return undefined
  const { person, doc } = found
  const actor = depositorOf(doc)
  // As it was sent: what became of it since is not the sender's.
  const sent = { ...doc, masked: false, unannounced: false }
  return act({
    words: `${actor.name} dépose une seconde fois le document ${last(doc.uniqueId)} chez ${person.name}`,
    person,
    allowed: law.mayAct(person, actor, 'submitDocuments', world.now()) && doc.status !== 'deleted',
    line: line('submitDocuments', actor.caller, []),
    lines: [],
    run: async (platform) =>
      submitDocuments(platform, actor.caller, await lotOf(platform, numbers, person, sent, undefined)),
  })
}

async function changeSight(chance: Chance): Promise<Act | undefined> {
  const { world, random, numbers } = chance
  const found = await someDocument(chance)
  if (found === undefined) return undefined
  const { person, doc, stored } = found
  const actor = random.chance(40) ? depositorOf(doc) : someActor(chance, true)
  const { caller } = actor
  const now = world.now()
  const action = random.one([
    'maskDocument',
    'unmaskDocument',
    'showToPatient',
    'showToRepresentatives',
  ] as const)
  const { masked, unannounced, secret } = doc
  const before = { masked, unannounced, secret }
  const after = {
    maskDocument: { ...before, masked: true },
    unmaskDocument: { ...before, masked: false },
    showToPatient: { ...before, unannounced: false },
    showToRepresentatives: { ...before, secret: false },
  }[action]
  // A door refuses what is masked and not announced before any action is asked.
  if (after.masked && after.unannounced) return undefined
  const changes = JSON.stringify(before) !== JSON.stringify(after)
  const onRecord = law.mayAct(person, actor, 'maskDocument', now)
  const seen = onRecord && law.sees(person, actor, doc, now)
  const own =
    law.isAuthor(caller, doc) || (caller.kind === 'professional' && law.isMedecinTraitant(person, caller))
  const allowed = seen && changes && (action !== 'unmaskDocument' || own)
  // Which change it is, only the document tells: of what is not there for him, the line says no more than he did.
  const refusedAs = seen && changes ? action : 'changeVisibility'
  return act({
    words: `${actor.name}, sur le document ${last(doc.uniqueId)} de ${person.name} : ${action}`,
    person,
    allowed,
    line: line(allowed ? action : refusedAs, caller, [doc.uniqueId]),
    refusedAbout: onRecord ? [doc.uniqueId] : [],
    run: (platform) => changeVisibility(platform, caller, newVersion(numbers, person, stored, doc, after)),
    done: () => void Object.assign(doc, after),
  })
}

async function changeState(chance: Chance): Promise<Act | undefined> {
  const { world, random, numbers } = chance
  const found = await someDocument(chance)
  if (found === undefined) return undefined
  const { person, doc, stored } = found
  const actor = random.chance(60) ? depositorOf(doc) : someActor(chance, true)
  const { caller } = actor
  const now = world.now()
  const change = random.one([
    { action: 'archiveDocument', original: 'approved', next: 'archived' },
    { action: 'unarchiveDocument', original: 'archived', next: 'approved' },
    {
      action: 'deleteDocument',
      original: doc.status === 'archived' ? 'archived' : 'approved',
      next: 'deleted',
    },
  ] as const)
  const { action, original, next } = change
  const onRecord = law.mayAct(person, actor, action, now)
  const seen =
    action === 'deleteDocument'
      ? law.seesReference(person, actor, doc, now)
      : law.sees(person, actor, doc, now)
  const medecinTraitant = caller.kind === 'professional' && law.isMedecinTraitant(person, caller)
  const any =
    action !== 'deleteDocument' && (medecinTraitant || (actor.column === 'b' && caller.mode !== 'normal'))
  return act({
    words: `${actor.name}, sur le document ${last(doc.uniqueId)} de ${person.name} : ${action}`,
    person,
    allowed: onRecord && seen && (any || law.isAuthor(caller, doc)) && doc.status === original,
    line: line(action, caller, [doc.uniqueId]),
    refusedAbout: onRecord ? [doc.uniqueId] : [],
    run: (platform) => changeStatus(platform, caller, statusChangeOf(numbers, person, stored, change)),
    done: () => {
      doc.status = next
    },
  })
}

const nothingLeftOut = (content: RecordContent) => content

export const wholeRecord = {
  action: 'findDocuments',
  readsSubmissions: false,
  select: nothingLeftOut,
  open: false,
  openMax: 0,
} as const

/** Sorted, each once: an answer holds every version of a document. */
export function distinct(ids: readonly string[]): string {
  return [...new Set(ids)].toSorted().join(' ')
}

function find(chance: Chance): Act {
  const person = somebody(chance)
  const actor = someActor(chance, true)
  const { caller } = actor
  const now = chance.world.now()
  const action = chance.random.chance(25) ? 'findReferences' : 'findDocuments'
  const sight = action === 'findReferences' ? law.seesReference : law.sees
  return act({
    words: `${actor.name} cherche dans le dossier de ${person.name} (${action})`,
    person,
    allowed: law.mayAct(person, actor, action, now),
    line: line(action, caller),
    run: (platform) => findDocuments(platform, caller, person.patient, { ...wholeRecord, action }),
    judge: (answer) => {
      const found = (answer as RecordContent).documents.map(({ uniqueId }) => uniqueId)
      const expected = [...person.documents.values()].filter((doc) => sight(person, actor, doc, now))
      return differing(
        found,
        expected.map(({ uniqueId }) => uniqueId),
      )
    },
  })
}

export function differing(found: readonly string[], expected: readonly string[]): string | undefined {
  const [a, b] = [distinct(found), distinct(expected)]
  return a === b ? undefined : `trouvé : ${a || 'rien'} ; attendu : ${b || 'rien'}`
}

type Released = Awaited<ReturnType<typeof readDocuments>>

function read(chance: Chance): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const actor = someActor(chance, true)
  // A number of another record too: it is nobody's here.
  const doc = anyDocument(random, random.chance(90) ? [person] : world.persons)
  const { caller } = actor
  const now = world.now()
  const here = doc && person.documents.get(doc.uniqueId)
  const uniqueId = doc?.uniqueId ?? '1.2.250.1.999.0'
  const allowed = law.mayAct(person, actor, 'readDocument', now)
  const given = here !== undefined && law.sees(person, actor, here, now)
  const about = line('readDocument', caller, here ? [uniqueId] : [])
  return act({
    words: `${actor.name} lit le document ${last(uniqueId)} dans le dossier de ${person.name}`,
    person,
    allowed,
    line: line('readDocument', caller),
    lines: [given ? about : { ...about, outcome: 'refused' }],
    run: async (platform) => {
      const [released] = await readDocuments(platform, caller, person.patient, [uniqueId])
      return released && textOf(released)
    },
    judge: (text) =>
      text === (given ? here.text : undefined)
        ? undefined
        : `lu : ${String(text)} ; attendu : ${given ? 'le document' : 'rien'}`,
  })
}

export async function textOf(released: NonNullable<Released[number]>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(released.open())).toString()
}

function anyDocument(random: Random, persons: readonly Person[]): Doc | undefined {
  const all = persons.flatMap(({ documents }) => [...documents.values()])
  return all.length === 0 ? undefined : random.one(all)
}

function patientReads(chance: Chance): Act {
  const person = somebody(chance)
  const delegate = chance.random.chance(40) ? person.delegates[0] : undefined
  const caller = space(person, delegate)
  const now = chance.world.now()
  return act({
    words: `${who(person, delegate)} ouvre « Mes documents »`,
    person,
    allowed: person.state === 'active' && (delegate === undefined || law.stands(delegate, person, now)),
    line: line('findDocuments', caller),
    run: (platform) => listDocuments(platform, caller, person.patient),
    judge: (answer) => {
      const listed = (answer as DocumentList).documents.map(({ uniqueId }) => uniqueId)
      const current = [...person.documents.values()].filter(
        (doc) => law.isCurrentFor(person, doc, delegate) && law.patientSees(doc, delegate),
      )
      return differing(
        listed,
        current.map(({ uniqueId }) => uniqueId),
      )
    },
  })
}

function history(chance: Chance): Act {
  const { world, random } = chance
  const person = somebody(chance)
  const delegate = random.chance(50) ? person.delegates[0] : undefined
  const actor = someActor(chance)
  const byPatient = random.chance(50)
  const caller = byPatient ? space(person, delegate) : actor.caller
  const now = world.now()
  const allowed = byPatient
    ? person.state === 'active' &&
      (delegate === undefined || (delegate.kind === 'parent' && law.stands(delegate, person, now)))
    : law.mayAct(person, actor, 'listTraces', now)
  return act({
    words: `${byPatient ? who(person, delegate) : actor.name} regarde l’historique du dossier de ${person.name}`,
    person,
    allowed,
    line: line('listTraces', caller),
    run: (platform) => listTraces(platform, caller, person.patient, { limit: 10_000, offset: 0 }),
  })
}
