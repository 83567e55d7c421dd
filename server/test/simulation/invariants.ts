/**
 * What must hold after each act, whatever it was. Each check gives what is wrong in words, or nothing. What is looked at
 * is looked at through the real actions, and leaves nothing behind.
 */
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { findDocuments } from '../../actions/find-documents.ts'
import { listDocuments } from '../../actions/list-documents.ts'
import { listMyProfessionals } from '../../actions/list-my-professionals.ts'
import { listTraces } from '../../actions/list-traces.ts'
import { Refused } from '../../actions/perform.ts'
import { readDocuments } from '../../actions/read-document.ts'
import { tablesDestroyed } from '../../store/destruction.ts'
import { findRecord } from '../../store/records.ts'
import { tracesOf } from '../../store/traces.ts'
import { verifyTraces } from '../../trace-log/verify.ts'
import { differing, space, textOf, wholeRecord } from './acts.ts'
import { type Actor, actorId, cast, inSession } from './cast.ts'
import type { Line, Person, State } from './model.ts'
import * as law from './model.ts'
import type { World } from './world.ts'

export type Breach = string

/** Moves along the arrows, and leaves exactly the lines that it had to. Also learns the number of a new record. */
export async function lifeAndLines(world: World, person: Person, before: State): Promise<Breach | undefined> {
  const { database } = world.platform
  const { record, lines, without } = await database.read(async (tx) => {
    const record = await findRecord(tx, person.patient)
    const { ins, oid } = person.patient
    const without = await tx.run<{ action: string; actor_id: string }>(
      'lines-without-record',
      'select action, actor_id from trace_without_record where subject = $1 order by at, id',
      [tx.keyring.pseudonym(`${ins}^${oid}`)],
    )
    return { record, lines: record ? await tracesOf(tx, record.key, { limit: 100_000 }) : [], without }
  })
  const state: State = record?.state ?? 'none'
  if (state !== person.state) return `${person.name} : état ${state}, attendu ${person.state}`
  if (before !== state && !law.arrows.has(`${before} ${state}`))
    return `${person.name} : de ${before} à ${state}, par aucune flèche`
  return (
    differentLines(`traces du dossier de ${person.name}`, lines.map(lineOf), person.lines) ??
    differentLines(
      `traces sans dossier de ${person.name}`,
      without.map(({ action, actor_id }) => ({
        action,
        outcome: 'refused',
        actor: actor_id,
        secret: false,
        documents: [],
      })),
      person.linesWithoutRecord.map((line) => ({ ...line, secret: false, documents: [] })),
    )
  )
}

function lineOf({ action, outcome, actor, secretSession, documents }: Trace): Line {
  const ids = documents.map(({ uniqueId }) => uniqueId as string)
  return { action, outcome, actor: actor.id, secret: secretSession, documents: ids }
}

/** Lines of one instant have no order among them. */
function differentLines(of: string, found: readonly Line[], expected: readonly Line[]): Breach | undefined {
  const words = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).toSorted()
  const [a, b] = [words(found), words(expected)]
  if (a.join('\n') === b.join('\n')) return undefined
  const less = (from: readonly string[], other: readonly string[]) => {
    const left = [...other]
    return from.filter((one) => {
      const at = left.indexOf(one)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  return `${of} : de trop ${less(a, b).join(' ') || 'rien'} ; manquent ${less(b, a).join(' ') || 'rien'}`
}

/**
 * Nobody is given what the law hides from him; nobody is kept from what it gives him. Everybody looks as he usually does;
 * the one whose `turn` it is, in every other way too.
 */
export async function sights(world: World, person: Person, turn: number): Promise<Breach | undefined> {
  const now = world.now()
  for (const { caller, sight, open } of viewers(person, now, turn)) {
    const asked = { ...wholeRecord, action: caller.action }
    const answer = await outcomeOf(() => findDocuments(world.looking, caller.who, person.patient, asked))
    if ((answer === undefined) === open)
      return `${caller.name}, ${caller.action} chez ${person.name} : ${open ? 'refusé' : 'servi'}`
    const seen = [...person.documents.values()].filter(sight).map(({ uniqueId }) => uniqueId)
    const found = answer?.documents.map(({ uniqueId }) => uniqueId as string) ?? []
    const wrong = differing(found, open ? seen : [])
    if (wrong !== undefined) return `${caller.name}, ${caller.action} chez ${person.name} : ${wrong}`
  }
  return undefined
}

const modes: readonly AccessMode[] = ['normal', 'brisDeGlace', 'centre15']

function viewers(person: Person, now: Date, turn: number) {
  const named = (actor: Actor, action: 'findDocuments' | 'findReferences') => ({
    caller: { name: `${actor.name} (${actor.caller.mode})`, who: actor.caller as Caller, action },
    sight: (doc: law.Doc) =>
      action === 'findDocuments'
        ? law.sees(person, actor, doc, now)
        : law.seesReference(person, actor, doc, now),
    open: law.mayAct(person, actor, action, now),
  })
  const byActors = cast.flatMap((actor, at) => {
    const inTurn = at === turn % cast.length
    const references = inTurn ? [named(actor, 'findReferences')] : []
    if (actor.caller.kind !== 'professional') return references
    const inMode = (mode: AccessMode) =>
      named({ ...actor, caller: inSession(actor.caller, mode, false) }, 'findDocuments')
    return [...(inTurn ? modes : (['normal'] as const)).map(inMode), ...references]
  })
  const byPatients = [undefined, ...person.delegates].map((delegate) => ({
    caller: {
      name: delegate?.name ?? person.name,
      who: space(person, delegate),
      action: 'findDocuments' as const,
    },
    sight: (doc: law.Doc) => law.patientSees(doc, delegate),
    open: person.state === 'active' && (delegate === undefined || law.stands(delegate, person, now)),
  }))
  return [...byActors, ...byPatients]
}

/** What was acknowledged is read by the holder, byte for byte, as long as it is visible to him; and what is not, is not. */
export async function readings(world: World, person: Person): Promise<Breach | undefined> {
  if (person.documents.size === 0) return undefined
  const docs = [...person.documents.values()]
  for (const delegate of [undefined, ...person.delegates]) {
    const ids = docs.map(({ uniqueId }) => uniqueId)
    const given = await outcomeOf(() =>
      readDocuments(world.looking, space(person, delegate), person.patient, ids),
    )
    const open =
      person.state === 'active' && (delegate === undefined || law.stands(delegate, person, world.now()))
    for (const [at, doc] of docs.entries()) {
      const released = given?.[at]
      const text = released && (await textOf(released))
      const expected = open && law.patientSees(doc, delegate) ? doc.text : undefined
      if (text !== expected)
        return `${delegate?.name ?? person.name} lit ${doc.uniqueId} : ${text ?? 'rien'} ; attendu : ${expected ?? 'rien'}`
    }
  }
  return undefined
}

/** The history is shown whole to whom it belongs, and to his representatives without a sign of secret sessions. */
export async function histories(world: World, person: Person, turn: number): Promise<Breach | undefined> {
  if (person.state !== 'active') return undefined
  const now = world.now()
  const readers: readonly Caller[] = [
    space(person, undefined),
    ...person.delegates
      .filter((delegate) => delegate.kind === 'parent' && law.stands(delegate, person, now))
      .map((delegate) => space(person, delegate)),
    ...cast
      .filter((actor, at) => at === turn % cast.length && law.mayAct(person, actor, 'listTraces', now))
      .map(({ caller }) => caller),
  ]
  for (const reader of readers) {
    const { traces, total } = await listTraces(world.looking, reader, person.patient, {
      limit: 100_000,
      offset: 0,
    })
    const expected = law.linesFor(person, reader, now)
    const wrong = differentLines(
      `historique pour ${actorId(reader) || person.name}`,
      traces.map(lineOf),
      expected,
    )
    if (wrong !== undefined) return wrong
    if (total !== expected.length) return `historique pour ${actorId(reader)} : ${total} lignes annoncées`
    const represents = reader.kind === 'patient' && reader.delegate !== undefined
    if (represents && traces.some(({ secretSession, filteredCount }) => secretSession || filteredCount > 0))
      return `${actorId(reader)} voit un signe d’une connexion secrète`
  }
  return undefined
}

/** Of what was destroyed nothing stays but, until their time, who did what; a certificate for ever. */
export async function remains(world: World): Promise<Breach | undefined> {
  const files = new Set(await world.blobFiles())
  const { platform, persons } = world
  for (const { name, destroyed } of persons)
    for (const { recordId, blobs, tracesUntil } of destroyed) {
      const left = blobs.find((blob) => files.has(blob))
      if (left !== undefined) return `${name} : un blob du dossier détruit est encore là`
      const wrong = await platform.database.read(async (tx) => {
        for (const table of [...tablesDestroyed, 'record', 'unique_id_owner']) {
          const kept = tracesUntil !== undefined && (table === 'trace' || table === 'record')
          const id = table === 'record' ? 'id' : 'record_id'
          const [row] = await tx.run<{ count: number }>(
            `left-in-${table}`,
            `select count(*)::int as count from ${table} where ${id} = $1`,
            [recordId as RecordId],
          )
          if (!kept && row!.count > 0) return `${row!.count} lignes de ${table}`
        }
        const [emptied] = await tx.run<{ count: number }>(
          'words-left',
          `select count(*)::int as count from trace where record_id = $1 and sealed <> ''`,
          [recordId],
        )
        if (emptied!.count > 0) return 'des traces qui disent encore quelque chose'
        const [key] = await tx.run<{ count: number }>(
          'keys-left',
          'select count(*)::int as count from record where id = $1 and wrapped_key is not null',
          [recordId],
        )
        if (key!.count > 0) return 'la clé'
        const [certificate] = await tx.run<{ count: number }>(
          'certificates-of-record',
          'select count(*)::int as count from purge_certificate where record_id = $1',
          [recordId],
        )
        return certificate!.count > 0 ? undefined : 'aucun certificat'
      })
      if (wrong !== undefined) return `${name}, dossier détruit : ${wrong}`
    }
  return undefined
}

/** Who may read, as the holder is told it; his representatives are not told of what was agreed in a secret session. */
export async function circles(world: World, person: Person): Promise<Breach | undefined> {
  if (person.state !== 'active') return undefined
  const now = world.now()
  const readers = [
    undefined,
    ...person.delegates.filter((delegate) => delegate.kind === 'parent' && law.stands(delegate, person, now)),
  ]
  for (const delegate of readers) {
    const { professionals, structures } = await listMyProfessionals(
      world.looking,
      space(person, delegate),
      person.patient,
    )
    const told = [
      ...professionals.flatMap(({ id, access }) => (access === undefined ? [] : [`${id} ${access}`])),
      ...structures.map(({ id, access }) => `${id} ${access}`),
    ]
    const expected = [...person.consents].flatMap(([id, consent]) =>
      (consent.type === 'deny' || law.isValid(consent, now)) && !(consent.secret && delegate !== undefined)
        ? [`${id} ${consent.type}`]
        : [],
    )
    const wrong = differing(told, expected)
    if (wrong !== undefined) return `« Mes professionnels » de ${delegate?.name ?? person.name} : ${wrong}`
  }
  return undefined
}

/** Merged, emptied or destroyed as the law asks, every line is what the log sealed. */
export async function sealedLines({ platform, witnessFile }: World): Promise<Breach | undefined> {
  for await (const step of verifyTraces(platform.database, witnessFile))
    if (step.kind === 'finding') return `journal des traces : ${JSON.stringify(step.finding)}`
  return undefined
}

/** « Mes documents » of the portal is another action than the search: it says the same. */
export async function portalLists(world: World, person: Person): Promise<Breach | undefined> {
  if (person.state !== 'active') return undefined
  for (const delegate of [undefined, ...person.delegates]) {
    if (delegate !== undefined && !law.stands(delegate, person, world.now())) continue
    const { documents } = await listDocuments(world.looking, space(person, delegate), person.patient)
    const wrong = differing(
      documents.map(({ uniqueId }) => uniqueId),
      [...person.documents.values()]
        .filter((doc) => law.isCurrentFor(person, doc, delegate) && law.patientSees(doc, delegate))
        .map(({ uniqueId }) => uniqueId),
    )
    if (wrong !== undefined) return `« Mes documents » de ${person.name} : ${wrong}`
  }
  return undefined
}

async function outcomeOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
