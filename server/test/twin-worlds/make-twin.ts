/** The same story in both worlds, but for the hidden document: nothing of it happened in the other. */
import assert from 'node:assert/strict'
import { classOfType } from '@carnet/core/codes/value-sets.ts'
import type { MandateKind } from '@carnet/core/model/caller.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Access } from '@carnet/kit/client/assertion.ts'
import { DmpRefusal } from '@carnet/kit/client/errors.ts'
import { patientNamed } from '../demonstration-calls.ts'
import type { Hiding, Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'
import { type Deposit, lotOf, nth, sides, type Twin, twinOf } from './twin.ts'

/** Hours of the law, apart enough for a date to tell which it was. */
export type Hours = {
  readonly opening: Date
  readonly hidden: Date
  readonly since: Date
  readonly asked: Date
}

export type Pair = {
  readonly twins: readonly [Twin, Twin]
  readonly hours: Hours
  readonly mandates: readonly string[]
}

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
const hourMs = 3_600_000
/** Each pair has its own day: what one opened is over when the next begins. */
const pairMs = 24 * hourMs

/** Whoever stands for the holder of a twin: he has a login of his own. */
export const delegateSlug = 'claire-vidal'

export function hoursOf(rank: number, beginning: Date): Hours {
  const opening = new Date(Math.ceil(beginning.getTime() / hourMs) * hourMs + rank * pairMs)
  const after = (hours: number) => new Date(opening.getTime() + hours * hourMs)
  // Two apart: of what comes again within the hour there is one message, and an instant more or less would tell.
  return { opening, hidden: after(2), since: after(4), asked: after(6) }
}

export async function makePair(
  stage: Stage,
  scenario: Scenario,
  rank: number,
  beginning: Date,
): Promise<Pair> {
  const hours = hoursOf(rank, beginning)
  // What is kept from representatives in a secret session is kept from those of a minor (VIS-09).
  const minor =
    (scenario.asker.by === 'page' && scenario.asker.who === 'parent') || scenario.hiding === 'secretSession'
  const [first, second] = sides.map((side) => twinOf(side, scenario.seed, minor)) as [Twin, Twin]
  const twins = [first, second] as const
  const chapters: readonly (readonly [Date, (twin: Twin) => Promise<void>])[] = [
    [hours.opening, (twin) => openRecord(stage, scenario, twin, hours)],
    [hours.hidden, (twin) => hide(stage, scenario, twin, hours)],
    [hours.since, (twin) => goOn(stage, scenario, twin)],
  ]
  for (const [hour, chapter] of chapters) {
    await stage.hour(hour)
    for (const twin of twins) await chapter(twin)
  }
  const mandates = await giveMandates(stage, scenario, twins, hours)
  await stage.hour(hours.asked)
  for (const twin of twins) await stage.learn(twin)
  // A hidden document that is not there would be told by nothing.
  assert.equal(first.uuids.has(`${first.oid(nth.hidden)}#1`), true, 'the hidden document was deposited')
  assert.equal(second.uuids.has(`${second.oid(nth.hidden)}#1`), false)
  return { twins, hours, mandates }
}

async function openRecord(stage: Stage, scenario: Scenario, twin: Twin, { opening }: Hours): Promise<void> {
  const { patient, identity } = twin
  const { asker, author, witness } = scenario
  const clerk = await stage.dmp('cps-dubois-cabinet')
  await clerk.createRecord(patient, { ...consent, identity })
  for (const card of new Set([author, witness, 'cps-martin']))
    await (await stage.dmp(card)).authorise(patient, consent)
  if (asker.by === 'card' && asker.standing === 'authorised')
    // The table does not let an occupational physician collect a consent: the holder gives it himself (CON-26).
    await (asker.card === 'cps-faure'
      ? stage.decide(patient, 'consentExpressly', asker.card)
      : (await stage.dmp(asker.card)).authorise(patient, consent))
  if (asker.by === 'card' && asker.standing === 'notAuthorised' && asker.card === 'cps-martin')
    await (await stage.dmp(asker.card)).authorise(patient, { gesture: 'authorisationGivenUp' })
  if (asker.by === 'card' && asker.standing === 'blocked')
    await stage.decide(patient, 'blockProfessional', asker.card)
  if (scenario.hiding === 'everythingMasked') await stage.maskAll(patient)
  for (const [at, type] of scenario.visibleTypes.entries()) {
    const documents = [{ nth: nth.visible + at, type, title: `Visible ${at}` }]
    await deposit(stage, author, twin, { lot: nth.lotOfVisible + at, at: opening, documents })
  }
}

const hiddenBy: Readonly<Record<Hiding, Partial<Visibility>>> = {
  masked: { maskedToProfessionals: true },
  maskedLater: {},
  everythingMasked: {},
  deleted: {},
  outsideMatrix: {},
  noRight: {},
  notAnnounced: { invisibleToPatient: true },
  fromRepresentatives: { invisibleToRepresentatives: true },
  secretSession: { invisibleToRepresentatives: true },
  excludedClass: {},
}

async function hide(stage: Stage, scenario: Scenario, twin: Twin, { hidden: at }: Hours): Promise<void> {
  const { author, hiding, hiddenType: type, inSharedLot, later, replacesVisible } = scenario
  const present = twin.side === 'with'
  const hidden: Deposit = {
    nth: nth.hidden,
    type,
    title: 'Ce qui est caché',
    hideFrom: hiddenBy[hiding],
    referenceIds: [studyOf(twin)],
    ...(replacesVisible && { replaces: nth.visible }),
  }
  if (replacesVisible) await stage.learn(twin)
  const shared: Deposit = { nth: nth.shared, type: '11488-4', title: 'Ce qui est montré' }
  const access = secretIn(scenario)
  if (inSharedLot)
    // The hidden one last: what the lot itself says comes from its first document.
    await deposit(stage, author, twin, {
      lot: nth.lotOfShared,
      at,
      documents: present ? [shared, hidden] : [shared],
    })
  else if (present)
    await deposit(stage, author, twin, { lot: nth.lotOfHidden, at, documents: [hidden] }, access)
  if (!present) await statedOnly(stage, author, twin, hidden, at)
  await change(stage, scenario, twin)
  if (later === 'replaced' && present) {
    await stage.learn(twin)
    const replacing = {
      ...hidden,
      nth: nth.replacing,
      title: 'Sa correction',
      replaces: nth.hidden,
      referenceIds: [],
    }
    await deposit(stage, author, twin, { lot: nth.lotOfReplacing, at, documents: [replacing] }, access)
  }
}

/** The kit looks for the document before it changes it: where there is none, the author looked too, and found nothing. */
async function change(stage: Stage, scenario: Scenario, { patient, oid, side }: Twin): Promise<void> {
  const { author, hiding, later } = scenario
  const dmp = await stage.dmp(author)
  const uniqueId = oid(nth.hidden)
  const done = async () => {
    if (hiding === 'maskedLater')
      await dmp.changeVisibility(patient, uniqueId, { maskedToProfessionals: true })
    if (hiding === 'deleted') await dmp.changeStatus(patient, uniqueId, { from: 'approved', to: 'deleted' })
    if (later === 'archived')
      await dmp.changeStatus(patient, uniqueId, { from: 'approved', to: 'archived' }, secretIn(scenario))
  }
  await done().catch((error: unknown) => {
    if (side === 'with' || !(error instanceof DmpRefusal)) throw error
  })
}

export function studyOf({ oid }: Twin): string {
  return `${oid(nth.study)}^^^^urn:ihe:iti:xds:2016:studyInstanceUID`
}

function secretIn({ hiding }: Scenario): Access {
  return hiding === 'secretSession' ? { secretSession: true } : {}
}

/** Where it was never deposited, what one would state of it all the same: to ask about nothing in the same words. */
async function statedOnly(
  stage: Stage,
  author: string,
  twin: Twin,
  hidden: Deposit,
  at: Date,
): Promise<void> {
  const { situation } = await stage.caller(author)
  await lotOf(twin, situation, { lot: nth.lotOfHidden, at, documents: [hidden] })
}

/** Others read what they may; whoever wrote the hidden one opens it too. */
async function goOn(stage: Stage, scenario: Scenario, twin: Twin): Promise<void> {
  const { author, witness, hiding } = scenario
  const { patient, oid, side } = twin
  const reader = await stage.dmp(witness)
  await reader.findDocuments(patient)
  await reader.findDocuments(patient, {}, { mode: 'brisDeGlace', reason: 'Malaise' })
  if (side === 'without' || hiding === 'deleted') return
  const writer = await stage.dmp(author)
  await writer.readDocument(patient, oid(nth.hidden), () => {}, secretIn(scenario))
  // Refused or not, the witness looked for it by its number.
  await reader.readDocument(patient, oid(nth.hidden), () => {}, secretIn(scenario)).catch(() => {})
}

async function deposit(
  stage: Stage,
  card: string,
  twin: Twin,
  lot: Parameters<typeof lotOf>[2],
  access: Access = {},
): Promise<void> {
  const caller = await stage.caller(card)
  const sent = await lotOf(twin, caller.situation, lot)
  const answer = await caller.send({
    operation: 'provideAndRegister',
    patient: twin.patient,
    access,
    ...sent,
  })
  assert.match(answer.text, /ResponseStatusType:Success/)
}

async function giveMandates(
  stage: Stage,
  { asker, hiding, hiddenType }: Scenario,
  twins: Pair['twins'],
  { opening }: Hours,
): Promise<readonly string[]> {
  if (asker.by === 'card' || asker.who === 'holder') return []
  const kind: MandateKind = asker.who
  const ids: string[] = []
  for (const twin of twins) {
    const id = crypto.randomUUID()
    const person = patientNamed(stage.carnet, delegateSlug).id
    const until = new Date(opening.getTime() + pairMs / 2)
    const excludedClasses = hiding === 'excludedClass' ? [classOfType(hiddenType)!.code] : []
    await stage.mandate(twin, { id, kind, since: opening, until, excludedClasses }, person)
    ids.push(id)
  }
  return ids
}
