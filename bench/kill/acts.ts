/**
 * What the campaign of the crash points does to a server: each act knows what it needs, how it is asked for, and how the
 * database stands before and after it. A crash may leave one or the other, never a third.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  entry,
  member,
  newOid,
  newPatient,
  submissionSet,
  submitObjects,
  tie,
} from '@carnet/core/wire/xds/registry/messages.test-data.ts'
import { patientId } from '@carnet/kit/demo/people/numbers.ts'
import { demonstrationPeople } from '@carnet/kit/demo/people.ts'
import { plainIheClient } from '../../server/test/ihe-client.ts'
import type { PrivateServer } from '../private-server.ts'
import { type Client, type Deposited, deposit, type Ledger, newDocument, patientsOf } from './depositors.ts'

export type Stage = {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly ledger: Ledger
  /** Of the server that runs now. */
  server(): PrivateServer
  client(): Client
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export type PreparedAct = {
  /** Resolves when the server has confirmed it. */
  readonly ask: () => Promise<unknown>
  /** Asked by a command of the operator, which dies of it: the signal that ended it. The server is not armed. */
  readonly askArmed?: (setting: string) => Promise<string | null>
  /** In the database, on the disk: not what our own code says of it. */
  readonly look: () => Promise<unknown>
  readonly before: unknown
  readonly after: unknown
  /** How many lines of the history, or files of the outbox, tell it. */
  readonly told: () => Promise<number>
  /** What the server does by itself: after the restart it becomes due again, and is done, once. */
  readonly dueAgain?: () => Promise<void>
}

export type Act = {
  /** Requests that the kit sends before the one that changes something. */
  readonly requestsBefore: number
  readonly prepare: (stage: Stage) => Promise<PreparedAct>
}

const [amina] = patientsOf()
const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const

export const acts = {
  /** The first is confirmed, the second is cut. */
  deposit: { requestsBefore: 1, prepare: (stage) => aDeposit(stage, 'Compte rendu.\n') },
  depositLarge: { requestsBefore: 1, prepare: (stage) => aDeposit(stage, 'Compte rendu. '.repeat(20_000)) },
  depositAgain: {
    requestsBefore: 0,
    async prepare(stage) {
      const document = await deposited(stage)
      return {
        ...documentState(stage, document, { before: [approved], after: [approved] }),
        ask: () => deposit(stage.client().dmp, document),
        told: async () => 1,
      }
    },
  },
  replace: {
    requestsBefore: 0,
    async prepare(stage) {
      const former = await deposited(stage)
      const { dmp, situation } = stage.client()
      const [replaces] = await dmp.findDocumentReferences(amina!.id, [former.uniqueId])
      const next = await newDocument(amina!, situation)
      stage.ledger.underWay.push(next)
      const versions = async () => [
        await versionsOf(stage, former.uniqueId),
        await versionsOf(stage, next.uniqueId),
      ]
      return {
        async ask() {
          await stage
            .client()
            .dmp.submitDocuments(amina!.id, [{ source: next.source, hideFrom: {}, replaces: replaces! }])
          confirmed(stage, next)
        },
        look: versions,
        before: [[approved], []],
        after: [[{ ...approved, status: 'deprecated' }], [approved]],
        told: () => lines(stage, amina!.id, 'replaceDocument', next.uniqueId),
      }
    },
  },
  hide: {
    requestsBefore: 1,
    async prepare(stage) {
      const document = await deposited(stage)
      return {
        ...documentState(stage, document, {
          before: [approved],
          after: [
            { ...approved, status: 'deprecated', masked: true },
            { ...approved, version: 2, masked: true },
          ],
        }),
        ask: () =>
          stage.client().dmp.changeVisibility(amina!.id, document.uniqueId, { maskedToProfessionals: true }),
        told: () => lines(stage, amina!.id, 'maskDocument', document.uniqueId),
      }
    },
  },
  archive: aStatus('archived', 'archiveDocument'),
  delete: aStatus('deleted', 'deleteDocument'),
  authorise: anAuthorisation('consentCollected'),
  giveUp: anAuthorisation('authorisationGivenUp'),
  create: {
    requestsBefore: 0,
    async prepare(stage) {
      const { id, identity } = newPerson()
      return {
        ...recordState(stage, id, {
          before: [],
          after: [{ state: 'active', created: 1, closed: 0, reopened: 0 }],
        }),
        ask: () => stage.client().dmp.createRecord(id, { ...consent, identity }),
        told: () => lines(stage, id, 'createRecord'),
      }
    },
  },
  /** Of a person who had opposed it. */
  createAfterAll: {
    requestsBefore: 0,
    async prepare(stage) {
      const person = await withRecord(stage)
      const { id, identity } = person
      await stage.sql(`delete from life_event where record_id = ${recordOf(id)}`)
      await stage.sql(`update record set state = 'opposed' where id = ${recordOf(id)}`)
      return {
        ...recordState(stage, id, {
          before: [{ state: 'opposed', created: 0, closed: 0, reopened: 0 }],
          after: [{ state: 'active', created: 1, closed: 0, reopened: 0 }],
        }),
        ask: () => stage.client().dmp.createRecord(id, { ...consent, identity }),
        told: () => lines(stage, id, 'createRecord'),
      }
    },
  },
  close: {
    requestsBefore: 0,
    async prepare(stage) {
      const { id } = await withRecord(stage)
      return {
        ...recordState(stage, id, {
          before: [{ state: 'active', created: 1, closed: 0, reopened: 0 }],
          after: [{ state: 'closed', created: 1, closed: 1, reopened: 0 }],
        }),
        ask: () => stage.client().dmp.closeRecord(id, { gesture: 'askedByPatient' }),
        told: () => lines(stage, id, 'closeRecord'),
      }
    },
  },
  reopen: {
    requestsBefore: 0,
    async prepare(stage) {
      const { id } = await withRecord(stage)
      await stage.client().dmp.closeRecord(id, { gesture: 'askedByPatient' })
      return {
        ...recordState(stage, id, {
          before: [{ state: 'closed', created: 1, closed: 1, reopened: 0 }],
          after: [{ state: 'active', created: 1, closed: 1, reopened: 1 }],
        }),
        ask: () => stage.client().dmp.reopenRecord(id, consent),
        told: () => lines(stage, id, 'reopenRecord'),
      }
    },
  },

  merge: {
    requestsBefore: 0,
    async prepare(stage) {
      const { id: kept, identity } = await withRecord(stage)
      const { id: second } = newPerson()
      const { dmp, situation } = stage.client()
      await dmp.createRecord(second, { ...consent, identity })
      for (const id of [kept, second])
        await deposit(dmp, await newDocument({ ...amina!, id, identity }, situation))
      const command = `merge --patient ${second.ins} --into ${kept.ins}`
      const of = (table: string, id: PatientId) =>
        `(select count(*) from ${table} where record_id = ${recordOf(id)})::int`
      return {
        async ask() {
          const { code } = await operate(stage, command)
          if (code !== 0) throw new Error(`merge: exit code ${code}`)
        },
        askArmed: async (setting) => (await operate(stage, command, { CARNET_CRASH_POINT: setting })).signal,
        look: () =>
          stage.sql(
            `select ${recordOf(kept)} = ${recordOf(second)} as one, ${of('document', kept)} as first,
                    ${of('document', second)} as second, ${of('submission', second)} as lots,
                    ${of('association', second)} as links`,
          ),
        before: [{ one: false, first: 1, second: 1, lots: 1, links: 1 }],
        after: [{ one: true, first: 2, second: 2, lots: 2, links: 2 }],
        told: () => lines(stage, kept, 'mergeRecords'),
      }
    },
  },
  iheProvide: { requestsBefore: 0, prepare: (stage) => anIheLot(stage) },
  iheReplace: {
    requestsBefore: 0,
    async prepare(stage) {
      const former = await anIheLot(stage)
      await former.ask()
      return anIheLot(stage, former)
    },
  },

  settle: {
    requestsBefore: 0,
    /** As a crash leaves them: a deposit confirmed and not placed, another of which only bytes are there. */
    async prepare(stage) {
      const { uniqueId } = await deposited(stage)
      const [row] = await stage.sql<{ blob: string }>('select blob from document where unique_id = $1', [
        uniqueId,
      ])
      const blobs = path.join(stage.dataFolder, 'blobs')
      const place = path.join(blobs, row!.blob.slice(0, 2), row!.blob)
      const [unplaced, draft] = [row!.blob, `draft-${randomUUID()}`].map((name) =>
        path.join(blobs, 'incoming', name),
      )
      renameSync(place, unplaced!)
      writeFileSync(draft!, 'left')
      const anHourAgo = new Date(Date.now() - 3_600_000)
      for (const file of [unplaced!, draft!]) utimesSync(file, anHourAgo, anHourAgo)
      const incoming = () => readdirSync(path.join(blobs, 'incoming'))
      const settled = () =>
        !incoming().some((name) => [unplaced, draft].includes(path.join(blobs, 'incoming', name)))
      return {
        ask: () => due(stage, 'settle-deposits'),
        look: async () => settled() && readFileSync(place).length > 0,
        before: false,
        after: true,
        told: async () => (settled() ? 1 : 0),
        async dueAgain() {
          await due(stage, 'settle-deposits')
          await until(settled)
        },
      }
    },
  },
  notice: {
    requestsBefore: 0,
    async prepare(stage) {
      await until(async () => (await unsent(stage)) === 0)
      // One message in an hour: that of another consultation must not stand for this one.
      await stage.sql('delete from notice')
      const there = new Set(outboxOf(stage))
      return {
        async ask() {
          await stage.client().dmp.findDocuments(amina!.id)
          await due(stage, 'send-notices')
        },
        look: async () => [
          await unsent(stage),
          await countOf(stage, 'select from notice where sent_at is not null'),
        ],
        before: [0, 0],
        after: [0, 1],
        told: async () => outboxOf(stage).filter((name) => !there.has(name)).length,
        dueAgain: () => until(async () => (await unsent(stage)) === 0),
      }
    },
  },
  inform: {
    requestsBefore: 0,
    async prepare(stage) {
      const chloe = informedPerson()
      await stage.sql(`delete from notice where record_id = ${recordOf(chloe)}`)
      await stage.sql(
        `update record set state = 'informed', informed_at = null where id = ${recordOf(chloe)}`,
      )
      const notices = () =>
        countOf(stage, `select from notice where record_id = ${recordOf(chloe)} and cause = 'information'`)
      return {
        ask: () => dueByLaw(stage, 'inform-persons', 'PT2H'),
        look: notices,
        before: 0,
        after: 1,
        told: notices,
        dueAgain: () => liveThrough(stage, 'PT2H'),
      }
    },
  },
  open: {
    requestsBefore: 0,
    async prepare(stage) {
      const chloe = informedPerson()
      await stage.sql(
        `update record set state = 'informed', informed_at = now() - interval '1 day' where id = ${recordOf(chloe)}`,
      )
      return {
        ask: () => dueByLaw(stage, 'open-records', 'P43D'),
        look: () => stage.sql(`select state from record where id = ${recordOf(chloe)}`),
        before: [{ state: 'informed' }],
        after: [{ state: 'active' }],
        told: () => lines(stage, chloe, 'openByDefault'),
        dueAgain: () => liveThrough(stage, 'P43D', 'P1D'),
      }
    },
  },
  /** A line is placed in the log of the traces, a head is signed over it, and the witness has it. */
  seal: {
    requestsBefore: 0,
    async prepare(stage) {
      const headDue = () => stage.sql('update trace_log set head_at = null')
      const witness = path.join(stage.dataFolder, 'temoin', 'traces.log')
      const witnessed = () => {
        const [statement = '{"size":0}'] = (
          readFileSync(witness, 'utf8').trimEnd().split('\n').at(-1) ?? ''
        ).split('\t')
        return (JSON.parse(statement) as { size: number }).size
      }
      const isCovered = async () => {
        const [log] = await stage.sql<{ covered: boolean; head_size: number }>(
          `select head_size::int, head_size = size and not exists (select from unsealed_trace) as covered from trace_log`,
        )
        return log!.covered && log!.head_size === witnessed()
      }
      await headDue()
      await until(isCovered)
      const [last] = await stage.sql<{ size: number }>('select size::int from trace_log')
      const placed = () =>
        countOf(
          stage,
          `select from trace_leaf l join trace t on t.id = l.trace_id
            where l.position >= ${last!.size} and t.action = 'findDocuments'`,
        )
      return {
        async ask() {
          await stage.client().dmp.findDocuments(amina!.id)
          await headDue()
          await due(stage, 'seal-traces')
        },
        look: async () => [await placed(), await isCovered()],
        before: [0, true],
        after: [1, true],
        told: placed,
        async dueAgain() {
          await headDue()
          await until(async () => (await placed()) > 0 && (await isCovered()))
        },
      }
    },
  },
  /** At the request of its holder, whose time to change his mind has passed. */
  destroy: {
    requestsBefore: 0,
    async prepare(stage) {
      const { id, identity } = await withRecord(stage)
      const { dmp, situation } = stage.client()
      await dmp.authorise(id, consent)
      const document = await newDocument({ ...amina!, id, identity }, situation)
      await deposit(dmp, document)
      await dmp.closeRecord(id, { gesture: 'askedByPatient' })
      const [record] = await stage.sql<{ id: string }>(
        `update record set deletion_requested_at = now() - interval '1 year' where id = ${recordOf(id)} returning id`,
      )
      const [row] = await stage.sql<{ blob: string }>('select blob from document where unique_id = $1', [
        document.uniqueId,
      ])
      const bytes = path.join(stage.dataFolder, 'blobs', row!.blob.slice(0, 2), row!.blob)
      const of = (table: string) =>
        `(select count(*) from ${table} where record_id = '${record!.id}')::int as ${table}`
      const certificates = () =>
        countOf(stage, `select from purge_certificate where record_id = '${record!.id}'`)
      return {
        ask: () => dueByLaw(stage, 'destroy-records', 'PT2H'),
        look: async () => [
          existsSync(bytes),
          ...(await stage.sql(
            `select state, wrapped_key is null as keyless, ${of('document')}, ${of('submission')}, ${of('association')},
                    ${of('patient_identifier')}
               from record where id = $1`,
            [record!.id],
          )),
        ],
        before: [
          true,
          {
            state: 'closed',
            keyless: false,
            document: 1,
            submission: 1,
            association: 1,
            patient_identifier: 1,
          },
        ],
        after: [
          false,
          {
            state: 'destroying',
            keyless: true,
            document: 0,
            submission: 0,
            association: 0,
            patient_identifier: 0,
          },
        ],
        told: certificates,
        dueAgain: () => liveThrough(stage, 'PT2H', 'P1D'),
      }
    },
  },
  showUnannounced: {
    requestsBefore: 0,
    async prepare(stage) {
      const document = await deposited(stage, { invisibleToPatient: true })
      const unseen = { ...approved, invisible: true }
      return {
        ...documentState(stage, document, {
          before: [unseen],
          after: [
            { ...approved, status: 'deprecated' },
            { ...approved, version: 2 },
          ],
        }),
        ask: () => dueByLaw(stage, 'announce-documents', 'P40D'),
        told: () => lines(stage, amina!.id, 'showToPatient', document.uniqueId),
        dueAgain: () => liveThrough(stage, 'P40D', 'P1D'),
      }
    },
  },
} as const satisfies Readonly<Record<string, Act>>

export type ActName = keyof typeof acts

const approved = { version: 1, status: 'approved', masked: false, invisible: false }

async function aDeposit(stage: Stage, text: string): Promise<PreparedAct> {
  const { situation } = stage.client()
  const first = await newDocument(amina!, situation, text)
  const second = await newDocument(amina!, situation, text)
  stage.ledger.underWay.push(first, second)
  return {
    async ask() {
      for (const document of [first, second]) {
        await deposit(stage.client().dmp, document)
        confirmed(stage, document)
      }
    },
    look: () => versionsOf(stage, second.uniqueId),
    before: [],
    after: [approved],
    told: () => lines(stage, amina!.id, 'submitDocuments', second.uniqueId),
  }
}

function aStatus(status: 'archived' | 'deleted', action: string): Act {
  return {
    requestsBefore: 1,
    async prepare(stage) {
      const document = await deposited(stage)
      return {
        ...documentState(stage, document, { before: [approved], after: [{ ...approved, status }] }),
        ask: () =>
          stage.client().dmp.changeStatus(amina!.id, document.uniqueId, { from: 'approved', to: status }),
        told: () => lines(stage, amina!.id, action, document.uniqueId),
      }
    },
  }
}

function anAuthorisation(gesture: 'consentCollected' | 'authorisationGivenUp'): Act {
  return {
    requestsBefore: 0,
    async prepare(stage) {
      const { id } = await withRecord(stage)
      const given = gesture === 'consentCollected'
      if (!given) await stage.client().dmp.authorise(id, consent)
      return {
        ask: () => stage.client().dmp.authorise(id, { gesture }),
        look: () => countOf(stage, `select from authorisation where record_id = ${recordOf(id)}`),
        before: given ? 0 : 1,
        after: given ? 1 : 0,
        told: () => lines(stage, id, given ? 'authorise' : 'removeAuthorisation'),
      }
    },
  }
}

type IheLot = PreparedAct & { readonly patient: string; readonly uniqueId: string }

/** One document of the plain domain, in the place of another when `former` is given. */
async function anIheLot(stage: Stage, former?: IheLot): Promise<IheLot> {
  const patient = former?.patient ?? newPatient()
  const uniqueId = newOid()
  if (former === undefined) await plainIheClient(stage.server()).knowPatient(patient)
  const replaced = former && (await stage.sql<{ uuid: string }>(entryNamed, [former.uniqueId]))[0]!.uuid
  const lot = submitObjects(
    submissionSet(patient),
    entry({ patient, uniqueId }),
    member('Document01'),
    ...(replaced === undefined ? [] : [tie('RPLC', 'Document01', `urn:uuid:${replaced}`)]),
  )
  const states = ([one, other]: readonly string[]) => [
    ...(former === undefined ? [] : [{ unique_id: former.uniqueId, status: one, kept: true }]),
    ...(other === undefined ? [] : [{ unique_id: uniqueId, status: other, kept: true }]),
  ]
  const byName = (rows: readonly { unique_id: string }[]) =>
    rows.toSorted((a, b) => (a.unique_id < b.unique_id ? -1 : 1))
  return {
    patient,
    uniqueId,
    async ask() {
      const { outcome } = await plainIheClient(stage.server()).provide(lot, { Document01: uniqueId })
      if (outcome !== 'Success') throw new Error(`ihe: ${outcome}`)
    },
    look: async () =>
      byName(
        await stage.sql(
          `select o.unique_id, o.status, d.blob is not null as kept
             from ihe_object o left join ihe_document d using (unique_id)
            where o.kind = 'documentEntry' and o.unique_id = any($1)`,
          [[uniqueId, former?.uniqueId]],
        ),
      ),
    before: byName(states(['approved'])),
    after: byName(states([former === undefined ? '' : 'deprecated', 'approved'])),
    told: () =>
      countOf(stage, `select from ihe_trace where transaction = 'provideAndRegister' and outcome = 'done'`),
  }
}

const entryNamed = `select entry_uuid as uuid from ihe_object where kind = 'documentEntry' and unique_id = $1`

/** Types a command of the operator, in a process of its own. */
async function operate(
  { dataFolder, databaseUrl }: Stage,
  command: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  const typed = ['server/admin/cli.ts', '--demo', ...command.split(' '), '--agent', 'CPAM-75-0042']
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...typed], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { PATH, NODE_COMPILE_CACHE, CARNET_DATA: dataFolder, DATABASE_URL: databaseUrl, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { code, signal }
}

/** Confirmed before anything is armed. */
async function deposited(stage: Stage, hideFrom: { invisibleToPatient?: boolean } = {}): Promise<Deposited> {
  const { dmp, situation } = stage.client()
  const document = await newDocument(amina!, situation)
  await dmp.submitDocuments(amina!.id, [{ source: document.source, hideFrom }])
  confirmed(stage, document)
  return document
}

function confirmed({ ledger }: Stage, document: Deposited): void {
  ledger.acknowledged.set(document.uniqueId, document)
  const at = ledger.underWay.indexOf(document)
  if (at >= 0) ledger.underWay.splice(at, 1)
}

function documentState(
  stage: Stage,
  { uniqueId }: Deposited,
  { before, after }: { readonly before: unknown; readonly after: unknown },
) {
  return { look: () => versionsOf(stage, uniqueId), before, after }
}

function versionsOf(stage: Stage, uniqueId: string) {
  return stage.sql(
    `select version, status, masked, invisible_to_patient as invisible from document where unique_id = $1
      order by version`,
    [uniqueId],
  )
}

function recordState(
  stage: Stage,
  id: PatientId,
  { before, after }: { readonly before: unknown; readonly after: unknown },
) {
  const events = (kind: string) =>
    `(select count(*) from life_event e where e.record_id = r.id and kind = '${kind}')::int as ${kind}`
  const look = () =>
    stage.sql(
      `select state, ${events('created')}, ${events('closed')}, ${events('reopened')}
         from record r where id = ${recordOf(id)}`,
    )
  return { look, before, after }
}

let persons = 0

/** Nobody: born in 99999, like all who are invented. */
function newPerson() {
  const rank = ++persons
  const year = String(10 + Math.floor(rank / 1000)).padStart(2, '0')
  const id = patientId(`1${year}0199999${String(rank % 1000).padStart(3, '0')}`)
  const identity = {
    birthName: 'ESSAI',
    birthFirstName: 'PAUL',
    firstNames: 'PAUL',
    birthDate: `19${year}-01-02`,
    sex: 'M',
    birthPlace: '99999',
  } as const
  return { id, identity }
}

async function withRecord(stage: Stage) {
  const person = newPerson()
  await stage.client().dmp.createRecord(person.id, { ...consent, identity: person.identity })
  return person
}

function informedPerson(): PatientId {
  return demonstrationPeople(new Date()).patients.find(({ slug }) => slug === 'chloe-garnier')!.id
}

function recordOf({ ins }: PatientId): string {
  return `(select record_id from patient_identifier where ins = '${ins}')`
}

async function countOf(stage: Stage, rows: string): Promise<number> {
  const [row] = await stage.sql<{ count: number }>(`select count(*)::int as count from (${rows}) r`)
  return row!.count
}

function unsent(stage: Stage): Promise<number> {
  return countOf(stage, 'select from notice where sent_at is null')
}

function outboxOf({ dataFolder }: Stage): string[] {
  return readdirSync(path.join(dataFolder, 'demo', 'outbox')).filter((name) => /^[^.].*\.json$/.test(name))
}

/** Done lines of this action in the history, as the server gives it; none of a person without a record. */
async function lines(stage: Stage, id: PatientId, action: string, uniqueId?: string): Promise<number> {
  const answer = await fetch(`${stage.server().webUrl}/demo/traces?ins=${id.ins}@${id.oid}`)
  if (answer.status === 404) return 0
  type Line = { action: string; outcome: string; documents: { uniqueId: string }[] }
  const { traces } = (await answer.json()) as { traces: Line[] }
  return traces.filter(
    (line) =>
      line.action === action &&
      line.outcome === 'done' &&
      (uniqueId === undefined || line.documents.some((document) => document.uniqueId === uniqueId)),
  ).length
}

/** Frees one job that the campaign held, due now. */
async function due(stage: Stage, job: string): Promise<void> {
  await stage.sql(
    `update job set holder = null, lease_until = null, due_at = to_timestamp(0) where name = $1`,
    [job],
  )
}

/** Frees one job, due when the clock of the law is moved and not before. */
async function dueByLaw(stage: Stage, job: string, advance: string): Promise<void> {
  await stage.sql(
    `update job set holder = null, lease_until = null, due_at = now() + interval '30 minutes' where name = $1`,
    [job],
  )
  await moveClock(stage, { advance })
}

/** The time that passes, and back to the present: what follows must not be deposited in the future. */
async function liveThrough(stage: Stage, ...durations: string[]): Promise<void> {
  for (const advance of durations) await moveClock(stage, { advance })
  await moveClock(stage, { real: true })
}

async function moveClock(stage: Stage, move: { advance: string } | { real: true }): Promise<void> {
  const answer = await fetch(`${stage.server().webUrl}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  })
  if (!answer.ok) throw new Error(`clock: HTTP ${answer.status}`)
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('what was due was not done in 20 s')
    await sleep(50)
  }
}
