/**
 * The whole product of the law: every profession of the matrix × every type of document × its state × what the patient
 * chose × the mode × the regime, decided by the law and by its oracle. Catalogue of tests: trust.md §4, T-41.
 */
import type { AccessMode, Professional } from '@carnet/core/model/caller.ts'
import type { Decision } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { decide, decideDocument } from '../decide.ts'
import { regimes } from '../regimes.ts'
import { professionsBySpec } from './matrix-by-spec.ts'
import { type Action, type Caller, oracleForDocument, oracleForRecord, type World } from './oracle.ts'
import * as they from './people.ts'
import { block, document, permit, professional, record } from './people.ts'

export type Figures = {
  readonly decisions: number
  readonly allowed: number
  readonly refusedBecause: ReadonlyMap<string, number>
  /** Of the worlds in which the two do not answer the same: the first of them. */
  readonly difference: string | undefined
}

const modes: readonly AccessMode[] = ['normal', 'brisDeGlace', 'centre15']
const actions: readonly Action[] = ['findDocuments', 'readDocument']
const statuses: readonly DocumentStatus[] = ['approved', 'deprecated', 'archived', 'deleted']
const booleans = [false, true]
const visibilities = booleans.flatMap((maskedToProfessionals) =>
  booleans.flatMap((invisibleToPatient) =>
    booleans.map((invisibleToRepresentatives) => ({
      maskedToProfessionals,
      invisibleToPatient,
      invisibleToRepresentatives,
    })),
  ),
)
/** All permitted but the masked, all of it, nothing. */
const consents: readonly EmergencyConsents[] = [
  { etreat: true, btg: true, masked: false },
  { etreat: true, btg: true, masked: true },
  { etreat: false, btg: false, masked: false },
]
const yesterday = new Date('2026-03-16T00:00:00Z')

/** One professional of each profession of the matrix, in a regulation centre so that all three modes are his. */
const readers: readonly Professional[] = [...professionsBySpec, '1.2.250.1.71.1.2.7/36'].map((name) => {
  const [system = '', code = ''] = name.split('/')
  return professional('899900000500', code, {
    profession: { system, code, specialities: [] },
    structure: they.samu,
  })
})

const callers: readonly Caller[] = [
  ...readers,
  { ...they.doctor, structure: they.samu, portalSession: they.portalSession },
  they.occupationalDoctor,
  they.holder,
  they.parent,
]

function choices(caller: Caller) {
  if (caller.kind !== 'professional') return [[]]
  return [
    [],
    [permit(caller)],
    [permit(caller, { expiresAt: yesterday })],
    [permit(caller, { administrator: true })],
    [permit(caller, { expressConsent: true })],
    [permit(caller.structure)],
    [consultation(caller)],
    [block(caller)],
  ]
}

/** CON-03. */
const consultation = (caller: Professional) =>
  permit(caller, { actor: { kind: 'consultation', id: they.portalSession.id, professional: caller.id } })

/** Types that the matrix names, and one that no version does. */
const types = [
  ...they.documentTypes.map(({ code, system }) => ({ code, system })),
  { code: '99999-9', system: they.loinc },
]

function documentsFor(caller: Caller): readonly DocumentFacts[] {
  const own = caller.kind === 'professional' ? [caller.id] : []
  return types.flatMap(({ code, system }) =>
    statuses.flatMap((status) =>
      visibilities.flatMap((visibility) =>
        (own.length === 0 ? [[]] : [[], own]).map((authors) =>
          document({
            typeCode: code,
            typeSystem: system,
            status,
            visibility,
            authorIds: ['899900000099', ...authors],
          }),
        ),
      ),
    ),
  )
}

/** One world in `every`, drawn from `seed`: 1 is all of them. */
export function decideProduct({ every, seed }: { readonly every: number; readonly seed: number }): Figures {
  const refusedBecause = new Map<string, number>()
  let decisions = 0
  let allowed = 0
  let draw = seed >>> 0
  const drawn = () => {
    if (every === 1) return true
    draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0
    return (draw >>> 8) % every === 0
  }
  const same = (expected: string, decision: Decision): boolean => {
    const answer = decision.allowed ? 'yes' : decision.reason
    decisions++
    if (decision.allowed) allowed++
    else refusedBecause.set(answer, (refusedBecause.get(answer) ?? 0) + 1)
    return answer === expected
  }
  const figures = (difference?: string): Figures => ({ decisions, allowed, refusedBecause, difference })

  for (const world of everyWorld()) {
    const question = { ...world, matrix: they.provisional }
    const decision = decide(question)
    if (!same(oracleForRecord(world), decision)) return figures(JSON.stringify({ world, decision }))
    for (const seen of world.documents) {
      if (!drawn()) continue
      const judged = decideDocument({ ...question, document: seen })
      if (!same(oracleForDocument(world, seen), judged))
        return figures(JSON.stringify({ world: { ...world, documents: undefined }, seen, judged }))
    }
  }
  return figures()
}

/** Whoever may feed for a structure, by its certificate or by the card of its staff; and who works there. */
const feeders: readonly Exclude<Caller, { kind: 'patient' }>[] = [
  they.hospitalServer,
  { ...they.hospitalServer, structure: they.samu },
  they.secretary,
  they.otherDoctor,
  { ...they.otherDoctor, authentication: 'INDIRECTE' },
  { ...they.otherDoctor, authentication: 'INDIRECTE_RENFORCEE' },
]

/** FEED-09: what enters by the Dossier Pharmaceutique, or not. No document is seen: it is not there yet. */
function* feeds(): Generator<WorldWithDocuments> {
  for (const caller of feeders)
    for (const mode of modes)
      for (const action of ['submitDocuments', 'replaceDocument', 'findReferences'] as const)
        for (const opposesDossierPharmaceutique of booleans)
          for (const emergency of consents)
            for (const { settings } of regimes)
              for (const dossierPharmaceutique of [caller.structure.id, settings.dossierPharmaceutique])
                yield {
                  caller: { ...caller, mode },
                  record: record({ opposesDossierPharmaceutique, emergency }),
                  access: { action, mode },
                  settings: { ...settings, dossierPharmaceutique },
                  now: they.now,
                  documents: [],
                }
}

type WorldWithDocuments = World & {
  readonly record: NonNullable<World['record']>
  readonly documents: readonly DocumentFacts[]
}

function* everyWorld(): Generator<WorldWithDocuments> {
  yield* feeds()
  yield* worlds()
}

function* worlds(): Generator<WorldWithDocuments> {
  for (const caller of callers) {
    const documents = documentsFor(caller)
    const doctors =
      caller.kind === 'professional' && caller.profession.code === '10' ? [null, caller.id] : [null]
    for (const mode of caller.kind === 'patient' ? (['normal'] as const) : modes)
      for (const authorisations of choices(caller))
        for (const medecinTraitant of doctors)
          for (const emergency of mode === 'normal' ? consents.slice(0, 1) : consents)
            for (const { settings } of regimes)
              for (const action of actions)
                for (const everythingMasked of booleans)
                  yield {
                    caller: caller.kind === 'patient' ? caller : { ...caller, mode },
                    record: record({ authorisations, medecinTraitant, emergency, everythingMasked }),
                    access: { action, mode },
                    settings,
                    now: they.now,
                    documents,
                  }
  }
}
