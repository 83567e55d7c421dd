/** The decision compared with its oracle (test/oracle.ts) over the whole product of callers, choices, actions and settings. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { AccessMode } from '@carnet/core/model/caller.ts'
import type { Decision } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus, Masker, Visibility } from '@carnet/core/model/document.ts'
import { type Authorisation, closingMotives, type EmergencyConsents } from '@carnet/core/model/record.ts'
import { cellFor } from './access-matrix.ts'
import { decide, decideDocument } from './decide.ts'
import type { RuleSettings } from './settings.ts'
import { mayReadBySpec, professionsBySpec } from './test/matrix-by-spec.ts'
import {
  type Action,
  type Caller,
  ids,
  oracleForDocument,
  oracleForRecord,
  ouis,
  type World,
} from './test/oracle.ts'
import { decideProduct } from './test/oracle-product.ts'
import * as they from './test/people.ts'
import { block, document, mandate, permit, record } from './test/people.ts'

// ── The product. ──

const { doctor, nurse, regulator, occupationalDoctor } = they
const modes: readonly AccessMode[] = ['normal', 'brisDeGlace', 'centre15']
const actions = Object.keys(ouis) as Action[]
const booleans = [false, true]

const inSession = { ...they.otherDoctor, portalSession: they.portalSession }

const callers: readonly Caller[] = [
  doctor,
  they.otherDoctor,
  regulator,
  occupationalDoctor,
  { ...doctor, structure: they.occupationalService },
  they.fireDoctor,
  they.intern,
  nurse,
  they.regulationNurse,
  they.pharmacist,
  they.dentist,
  they.ambulanceDriver,
  they.socialWorker,
  { ...doctor, authentication: 'INDIRECTE_RENFORCEE' },
  { ...doctor, authentication: 'INDIRECTE' },
  { ...doctor, secretSession: true },
  inSession,
  they.secretary,
  { ...they.secretary, authentication: 'INDIRECTE_RENFORCEE' },
  they.hospitalServer,
  { ...they.hospitalServer, structure: they.samu },
  they.holder,
  they.stranger,
  they.parent,
  they.curator,
  they.carer,
]

/** What the patient chose about this caller: nothing, each kind of consent, each kind of block, and both. */
function choicesAbout(caller: Caller): readonly (readonly Authorisation[])[] {
  if (caller.kind === 'patient') return [[]]
  const person = caller.kind === 'professional' ? caller : doctor
  const place = caller.structure
  const yesterday = new Date('2026-03-16T00:00:00Z')
  const team = permit(person, { actor: { kind: 'careTeam', id: 'team', members: [person.id] } })
  const consultation = (session: string, more: Partial<Authorisation> = {}) =>
    permit(person, { actor: { kind: 'consultation', id: session, professional: person.id }, ...more })
  const { id: session } = they.portalSession
  return [
    [],
    [permit(person)],
    [permit(person, { expiresAt: they.now })],
    [permit(person, { administrator: true })],
    [permit(person, { administrator: true, expiresAt: yesterday }), permit(place)],
    [permit(person, { expressConsent: true })],
    [permit(person, { expressConsent: true, expiresAt: yesterday })],
    [permit(place)],
    [permit(place, { expiresAt: yesterday }), team],
    [team],
    [permit(person, { expiresAt: null }), block(they.pharmacist)],
    [block(person)],
    [permit(person, { administrator: true }), block(place)],
    [permit(person), block(person)],
    [consultation(session)],
    [consultation(session, { expiresAt: they.now }), consultation('another')],
    [consultation(session), block(person)],
  ]
}

const variants: readonly RuleSettings[] = booleans.flatMap((legacy) =>
  booleans.flatMap((never) =>
    booleans.flatMap((strict) =>
      booleans.flatMap((own) =>
        booleans.map((open) => ({
          ...they.settings,
          medecinTraitantPrivilege: legacy ? ('legacy2011' as const) : ('admin2023' as const),
          medecinTravailLecture: never ? ('never' as const) : ('expressConsent' as const),
          centre15Callers: strict ? ('medecin' as const) : ('tableau' as const),
          blockedAuthorReadsOwn: own,
          authorUnmasksHolders: own,
          unlistedTypePolicy: open ? ('deny' as const) : ('medecinAndAuthor' as const),
          deletedReadable: open,
        })),
      ),
    ),
  ),
)

const consents: readonly EmergencyConsents[] = booleans.flatMap((etreat) =>
  booleans.flatMap((btg) => booleans.map((masked) => ({ etreat, btg, masked }))),
)

const maskersOf = ({ maskedToProfessionals }: Visibility): readonly (Masker | undefined)[] =>
  maskedToProfessionals ? ['holder', 'professional'] : [undefined]

const answer = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

function disagree(expected: string, decision: Decision, world: World, seen?: DocumentFacts): never {
  assert.fail(`oracle ${expected}, decision ${answer(decision)}: ${JSON.stringify({ world, seen })}`)
}

/** Only the médecin traitant's column and the settings that speak of him tell these apart: no need for all callers. */
const traitants = (caller: Caller) => (caller.kind === 'professional' ? [null, caller.id] : [null])

test('the decision for the record agrees with the oracle over a part of the whole product, drawn each time the same', (t) => {
  let decisions = 0
  let draw = 1
  const drawOneIn = (powerOfTwo: number) => {
    draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0
    return draw >>> (32 - powerOfTwo) === 0
  }
  // Before the world is made: fifteen in sixteen are not.
  const isDrawn = () => drawOneIn(4)
  const ask = (world: World) => {
    decisions++
    const decision = decide({ ...world, matrix: they.provisional })
    const expected = oracleForRecord(world)
    if (answer(decision) !== expected) disagree(expected, decision, world)
  }
  for (const caller of callers)
    for (const mode of modes)
      for (const claimed of new Set<AccessMode>([mode, 'normal'])) {
        const as = caller.kind === 'patient' ? caller : { ...caller, mode: claimed }
        for (const authorisations of choicesAbout(caller))
          for (const emergency of consents)
            for (const medecinTraitant of traitants(caller)) {
              const active = record({ authorisations, emergency, medecinTraitant })
              // Settings too are drawn: each meets each many times over.
              for (const action of actions)
                if (drawOneIn(2))
                  ask({
                    caller: as,
                    record: active,
                    access: { action, mode },
                    settings: variants[(draw >>> 12) % variants.length]!,
                    now: they.now,
                  })
            }
        for (const action of actions)
          for (const inState of [
            undefined,
            ...(['informed', 'opposed', 'suspended', 'closed'] as const).map((state) => record({ state })),
            ...closingMotives.map((closedBecause) => record({ state: 'closed', closedBecause })),
          ])
            if (isDrawn())
              ask({
                caller: as,
                record: inState,
                access: { action, mode },
                settings: they.settings,
                now: they.now,
              })
        // VIS-09: a secret session, by the age of the holder and who represents him.
        if (caller.kind !== 'patient')
          for (const action of actions)
            for (const birthDate of ['1980-01-15', '2008-03-16', '2008-03-17', '2008-03-18', '2012-05-04'])
              for (const kinds of [[], ['carer'], ['parent'], ['tutor'], ['curator']] as const)
                ask({
                  caller: { ...as, secretSession: true } as Caller,
                  record: record({
                    birthDate,
                    mandates: kinds.map((kind) => mandate(kind)),
                    authorisations: choicesAbout(caller)[1] ?? [],
                  }),
                  access: { action, mode },
                  settings: they.settings,
                  now: they.now,
                })
        // FEED-09: whoever speaks for the structure of the Dossier Pharmaceutique, and whoever works there.
        if (caller.kind !== 'patient')
          for (const action of actions)
            for (const opposesDossierPharmaceutique of booleans)
              for (const dossierPharmaceutique of [caller.structure.id, they.settings.dossierPharmaceutique])
                for (const authorisations of choicesAbout(caller))
                  for (const emergency of consents)
                    if (isDrawn())
                      ask({
                        caller: as,
                        record: record({ opposesDossierPharmaceutique, authorisations, emergency }),
                        access: { action, mode },
                        settings: { ...they.settings, dossierPharmaceutique },
                        now: they.now,
                      })
        for (const action of actions)
          for (const attachedRecordsByProfessionals of booleans)
            for (const authorisations of choicesAbout(caller))
              if (isDrawn())
                ask({
                  caller: as,
                  record: record({ attachedToMes: true, authorisations }),
                  access: { action, mode },
                  settings: { ...they.settings, attachedRecordsByProfessionals },
                  now: they.now,
                })
      }
  t.diagnostic(`${decisions} decisions`)
  assert.ok(decisions >= 1_000_000)
})

test('the decision for the document agrees with the oracle over a part of the whole product, drawn each time the same', (t) => {
  let decisions = 0
  const types = ['11488-4', '68599-0', '28653-4', 'EXPPAT_3', '99999-9']
  const statuses: readonly DocumentStatus[] = ['approved', 'deprecated', 'archived', 'deleted']
  const visibilities = booleans.flatMap((maskedToProfessionals) =>
    booleans.flatMap((invisibleToPatient) =>
      booleans.map((invisibleToRepresentatives) => ({
        maskedToProfessionals,
        invisibleToPatient,
        invisibleToRepresentatives,
      })),
    ),
  )
  for (const caller of callers) {
    const authors =
      caller.kind === 'patient'
        ? [[], [they.camille.ins]]
        : [[], [they.camille.ins], ...ids(caller).map((id) => [id])]
    const documents = types.flatMap((typeCode) =>
      statuses.flatMap((status) =>
        visibilities.flatMap((visibility) =>
          authors.flatMap((own) =>
            maskersOf(visibility).map((maskedBy) =>
              document({
                maskedBy,
                typeCode,
                typeSystem: /^\d/.test(typeCode) ? they.loinc : they.frenchTypes,
                status,
                visibility,
                authorIds: ['899900000099', ...own],
              }),
            ),
          ),
        ),
      ),
    )
    let draw = 1
    for (const mode of modes) {
      const as = caller.kind === 'patient' ? caller : { ...caller, mode }
      for (const authorisations of choicesAbout(caller))
        for (const medecinTraitant of traitants(caller))
          for (const action of actions)
            for (const seen of documents) {
              // Consents and settings are drawn, always the same way: each meets each many times over.
              draw = (Math.imul(draw, 1664525) + 1013904223) >>> 0
              if (draw >>> 25 !== 0) continue
              const world = {
                caller: as,
                record: record({
                  authorisations,
                  medecinTraitant,
                  emergency: consents[(draw >>> 20) % consents.length]!,
                  everythingMasked: ((draw >>> 26) & 3) === 0,
                  historyMasked: ((draw >>> 28) & 1) === 0,
                  directivesMasked: ((draw >>> 29) & 1) === 0,
                }),
                access: { action, mode },
                settings: variants[(draw >>> 12) % variants.length]!,
                now: they.now,
              }
              decisions++
              const decision = decideDocument({ ...world, matrix: they.provisional, document: seen })
              const expected = oracleForDocument(world, seen)
              if (answer(decision) !== expected) disagree(expected, decision, world, seen)
            }
    }
  }
  t.diagnostic(`${decisions} decisions`)
  assert.ok(decisions >= 1_000_000)
})

test('[MAT-01] every cell of the shipped matrix is that of the text, profession by profession and type by type', (t) => {
  const open = { ...they.settings, roleProfessions: false }
  let cells = 0
  for (const profession of professionsBySpec) {
    const [system = '', code = ''] = profession.split('/')
    for (const type of they.documentTypes) {
      cells++
      const cell = cellFor(they.provisional, { system, code, specialities: [] }, type.system, type.code, open)
      assert.equal(cell === 'read', mayReadBySpec(profession, type.code), `${profession} ${type.code}`)
    }
  }
  t.diagnostic(`${cells} cells`)
})

/** All of them: `npm run oracle`. */
test('professions × types × states × choices × modes × regimes: a part of the whole product, drawn each time the same', (t) => {
  const { decisions, allowed, difference } = decideProduct({ every: 599, seed: 20_260_317 })
  t.diagnostic(`${decisions} decisions, ${allowed} allowed`)
  assert.equal(difference, undefined)
  assert.ok(decisions > 100_000 && allowed > 10_000)
})
