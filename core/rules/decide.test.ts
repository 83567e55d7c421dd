import assert from 'node:assert/strict'
import test from 'node:test'
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import { professionSystems } from '@carnet/core/model/caller.ts'
import type { Action, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { openMatrix } from './access-matrix.ts'
import { decide, decideDocument, decideStatus } from './decide.ts'
import { regimeInForce, regimes } from './regimes.ts'
import type { RuleSettings } from './settings.ts'
import * as they from './test/people.ts'
import { block, document, inAYear, permit, record } from './test/people.ts'

type Case = {
  record?: RecordFacts | undefined
  mode?: AccessMode
  settings?: Partial<RuleSettings>
  now?: Date
}

/** The answer for the record: `yes`, or the reason. */
function asks(caller: Caller, action: Action, given: Case = {}): 'yes' | RefusalReason {
  const decision = decide(question(caller, action, given))
  return decision.allowed ? 'yes' : decision.reason
}

/** The answer for the document, once the record said yes. */
function sees(
  caller: Caller,
  seen: Partial<DocumentFacts> | undefined,
  given: Case & { action?: Action } = {},
) {
  const asked = question(caller, given.action ?? 'readDocument', given)
  const decision = decideDocument({
    ...asked,
    record: asked.record!,
    document: seen === undefined ? undefined : document(seen),
  })
  return decision.allowed ? 'yes' : decision.reason
}

function question(caller: Caller, action: Action, given: Case) {
  const mode = given.mode ?? 'normal'
  return {
    caller: caller.kind === 'patient' ? caller : { ...caller, mode },
    record: 'record' in given ? given.record : record(),
    access: { action, mode },
    settings: { ...they.settings, ...given.settings },
    matrix: they.provisional,
    now: given.now ?? they.now,
  }
}

const { doctor, otherDoctor, nurse, holder, occupationalDoctor, secretary, hospitalServer } = they
const authorised = record({ authorisations: [permit(doctor), permit(nurse), permit(otherDoctor)] })
const everyMode: readonly AccessMode[] = ['normal', 'brisDeGlace', 'centre15']

test('[LIF-17] [LIF-10] an agent of the Assurance Maladie acts on the life of a record and reads nothing of it', () => {
  const life = ['suspendRecord', 'closeRecord', 'informPerson'] as const
  for (const action of life) assert.equal(asks(they.agent, action), 'yes', action)
  for (const action of [
    'findDocuments',
    'readDocument',
    'submitDocuments',
    'listTraces',
    'readAdministrativeData',
  ] as const)
    assert.equal(asks(they.agent, action), 'actionNotAllowedForCaller', action)
  assert.equal(sees(they.agent, {}), 'notAuthorised')
  for (const caller of [doctor, secretary, hospitalServer, holder])
    for (const action of [...life.filter((one) => one !== 'closeRecord'), 'mergeRecords'] as const)
      assert.equal(asks(caller, action), 'actionNotAllowedForCaller', action)
})

test('[LIF-02] a record announced and not yet open is refused until the delay of opposition ends', () => {
  assert.equal(asks(doctor, 'submitDocuments', { record: record({ state: 'informed' }) }), 'recordNotOpenYet')
})

test('[LIF-03] unknown, opposed and closed are told apart by the decision, whatever is asked', () => {
  for (const action of [
    'testExistence',
    'submitDocuments',
    'findDocuments',
    'readDocument',
    'authorise',
  ] as const) {
    assert.equal(asks(doctor, action, { record: undefined }), 'recordUnknown')
    assert.equal(asks(doctor, action, { record: record({ state: 'opposed' }) }), 'recordOpposed')
    const closed = asks(doctor, action, { record: record({ state: 'closed' }) })
    assert.equal(closed, action === 'testExistence' ? 'yes' : 'recordClosed')
  }
})

test('[LIF-18] of a closed record the existence test answers, in each mode, and nothing else is allowed', () => {
  const closed = record({ state: 'closed' })
  for (const mode of ['normal', 'brisDeGlace'] as const) {
    assert.equal(asks(doctor, 'testExistence', { record: closed, mode }), 'yes')
    for (const action of ['findDocuments', 'readDocument', 'submitDocuments', 'deleteDocument'] as const)
      assert.equal(asks(doctor, action, { record: closed, mode }), 'recordClosed')
  }
})

test('[LIF-17] a suspended record is neither read nor fed', () => {
  const suspended = { ...authorised, state: 'suspended' as const }
  assert.equal(asks(doctor, 'findDocuments', { record: suspended }), 'recordSuspended')
  assert.equal(asks(doctor, 'submitDocuments', { record: suspended }), 'recordSuspended')
})

test('[LIF-18] [EMG-10] a closed, suspended or opposed record is refused even in bris de glace', () => {
  for (const state of ['closed', 'suspended', 'opposed', 'informed'] as const)
    assert.notEqual(asks(doctor, 'readDocument', { record: record({ state }), mode: 'brisDeGlace' }), 'yes')
})

test('[CON-01] a professional without the patient’s consent reads nothing; once told, the same reading succeeds', () => {
  assert.equal(asks(doctor, 'findDocuments'), 'notAuthorised')
  assert.equal(asks(doctor, 'readDocument'), 'notAuthorised')
  assert.equal(asks(doctor, 'authorise'), 'yes')
  assert.equal(asks(doctor, 'readDocument', { record: authorised }), 'yes')
})

test('[CON-02] the consent given to a care team opens reading to each of its members and to nobody else', () => {
  const team = permit(doctor, { actor: { kind: 'careTeam', id: 'team', members: [doctor.id, nurse.id] } })
  const given = { record: record({ authorisations: [team] }) }
  assert.equal(asks(doctor, 'readDocument', given), 'yes')
  assert.equal(asks(nurse, 'readDocument', given), 'yes')
  assert.equal(asks(otherDoctor, 'readDocument', given), 'notAuthorised')
})

test('[MAT-08] in a consented team, a member who is no physician keeps the cells of his own profession', () => {
  const { socialWorker } = they
  const members = [doctor.id, socialWorker.id]
  const given = {
    record: record({
      authorisations: [permit(doctor, { actor: { kind: 'careTeam', id: 'team', members } })],
    }),
  }
  assert.equal(asks(socialWorker, 'readDocument', given), 'yes')
  const types = they.documentTypes.map(({ code, system }) => ({ typeCode: code, typeSystem: system }))
  const openTo = (member: typeof doctor) => types.filter((type) => sees(member, type, given) === 'yes').length
  const alone = { record: record({ authorisations: [permit(socialWorker)] }) }
  for (const type of types) assert.equal(sees(socialWorker, type, given), sees(socialWorker, type, alone))
  assert.ok(openTo(socialWorker) > 0 && openTo(socialWorker) < openTo(doctor))
  assert.equal(asks(they.ambulanceDriver, 'readDocument', given), 'professionNotInMatrix')
})

test('[CON-07] a second deposit asks no more consent than the first, and no authorisation', () => {
  const never = record()
  const consented = record({ authorisations: [permit(doctor)] })
  const expired = record({ authorisations: [permit(doctor, { expiresAt: they.now })] })
  for (const facts of [never, consented, expired])
    assert.equal(asks(doctor, 'submitDocuments', { record: facts }), 'yes')
  assert.equal(asks(doctor, 'readDocument', { record: expired }), 'authorisationExpired')
})

test('[CON-08] nothing that the holder chooses in his space refuses a deposit', () => {
  const chosen = [
    record({ authorisations: [block(doctor)] }),
    record({ everythingMasked: true }),
    record({ emergency: { etreat: false, btg: false, masked: false } }),
  ]
  for (const facts of chosen) assert.equal(asks(doctor, 'submitDocuments', { record: facts }), 'yes')
})

test('[CON-05] the consent given to a structure opens reading to a colleague of the structure', () => {
  const given = { record: record({ authorisations: [permit(they.hospital)] }) }
  assert.equal(asks(otherDoctor, 'readDocument', given), 'yes')
  assert.equal(asks(they.intern, 'readDocument', given), 'yes')
  assert.equal(asks(doctor, 'readDocument', given), 'notAuthorised')
})

test('[CON-06] one year after, to the millisecond, the authorisation has expired', () => {
  assert.equal(asks(doctor, 'readDocument', { record: authorised, now: new Date(+inAYear - 1) }), 'yes')
  assert.equal(asks(doctor, 'readDocument', { record: authorised, now: inAYear }), 'authorisationExpired')
})

test('[CON-09] existence test and deposit need no authorisation; reading the list does', () => {
  assert.equal(asks(nurse, 'testExistence'), 'yes')
  assert.equal(asks(nurse, 'submitDocuments'), 'yes')
  assert.equal(asks(nurse, 'findDocuments'), 'notAuthorised')
})

test('[CON-09] without authorisation, a reference search finds one’s own documents only', () => {
  assert.equal(asks(nurse, 'findReferences'), 'yes')
  assert.equal(sees(nurse, { authorIds: [nurse.id] }, { action: 'findReferences' }), 'yes')
  assert.equal(sees(nurse, {}, { action: 'findReferences' }), 'notAuthorised')
  assert.equal(sees(nurse, {}, { action: 'findReferences', record: authorised }), 'yes')
})

test('[CON-11] a professional blocked before he ever came cannot record an authorisation', () => {
  assert.equal(
    asks(doctor, 'authorise', { record: record({ authorisations: [block(doctor)] }) }),
    'blockedByPatient',
  )
})

test('[CON-12] a blocked professional reads in no mode, and still deposits and tests existence', () => {
  const blocked = record({
    authorisations: [permit(they.regulator), block(they.regulator)],
    emergency: { etreat: true, btg: true, masked: true },
  })
  for (const mode of everyMode) {
    assert.equal(asks(they.regulator, 'findDocuments', { record: blocked, mode }), 'blockedByPatient')
    assert.equal(asks(they.regulator, 'readDocument', { record: blocked, mode }), 'blockedByPatient')
    assert.equal(asks(they.regulator, 'submitDocuments', { record: blocked, mode }), 'yes')
    assert.equal(asks(they.regulator, 'testExistence', { record: blocked, mode }), 'yes')
  }
})

test('[CON-12] a blocked author finds the reference of his own document, and no other', () => {
  const given = { action: 'findReferences' as const, record: record({ authorisations: [block(doctor)] }) }
  assert.equal(asks(doctor, 'findReferences', given), 'yes')
  assert.equal(sees(doctor, { authorIds: [doctor.id] }, given), 'yes')
  assert.equal(sees(doctor, {}, given), 'blockedByPatient')
})

test('[CON-12] « blockedAuthorReadsOwn » opens to a blocked author his own documents and nothing else', () => {
  const given = {
    record: record({ authorisations: [permit(doctor), block(doctor)] }),
    settings: { blockedAuthorReadsOwn: true },
  }
  assert.equal(asks(doctor, 'readDocument', given), 'yes')
  assert.equal(sees(doctor, { authorIds: [doctor.id] }, given), 'yes')
  assert.equal(sees(doctor, {}, given), 'blockedByPatient')
  assert.equal(asks(doctor, 'authorise', given), 'blockedByPatient')
})

test('[CON-12] blocking a structure blocks those who act for it', () => {
  const given = { record: record({ authorisations: [permit(otherDoctor), block(they.hospital)] }) }
  assert.equal(asks(otherDoctor, 'readDocument', given), 'blockedByPatient')
})

test('[CON-14] under « legacy2011 » the médecin traitant cannot be blocked; under « admin2023 » he can', () => {
  const given = record({ medecinTraitant: doctor.id, authorisations: [permit(doctor), block(doctor)] })
  assert.equal(asks(doctor, 'readDocument', { record: given }), 'blockedByPatient')
  const settings = { medecinTraitantPrivilege: 'legacy2011' as const }
  assert.equal(asks(doctor, 'readDocument', { record: given, settings }), 'yes')
  assert.equal(sees(doctor, {}, { record: given, settings }), 'yes')
})

test('[CON-14] the médecin traitant reads a masked document under « legacy2011 », not under « admin2023 »', () => {
  const given = record({ medecinTraitant: doctor.id, authorisations: [permit(doctor)] })
  assert.equal(sees(doctor, { visibility: they.masked }, { record: given }), 'maskedToProfessionals')
  const settings = { medecinTraitantPrivilege: 'legacy2011' as const }
  assert.equal(sees(doctor, { visibility: they.masked }, { record: given, settings }), 'yes')
  assert.equal(
    sees(otherDoctor, { visibility: they.masked }, { record: given, settings }),
    'maskedToProfessionals',
  )
})

test('[CON-15] the administrator named by the patient reads masked documents as long as his authorisation lasts', () => {
  const given = { record: record({ authorisations: [permit(doctor, { administrator: true })] }) }
  assert.equal(sees(doctor, { visibility: they.masked }, given), 'yes')
  assert.equal(sees(doctor, { visibility: they.masked }, { ...given, now: inAYear }), 'maskedToProfessionals')
})

test('[CON-20] a structure certificate opens the rights of the structure, whoever it names', () => {
  const indirect = { ...doctor, authentication: 'INDIRECTE' as const }
  assert.equal(asks(indirect, 'submitDocuments', { record: authorised }), 'yes')
  assert.equal(asks(indirect, 'readDocument', { record: authorised }), 'actionNotAllowedForCaller')
  assert.equal(asks(indirect, 'authorise', { record: authorised }), 'actionNotAllowedForCaller')
  assert.equal(sees(indirect, {}, { record: authorised, action: 'findReferences' }), 'notAuthorised')
})

test('[CON-20] indirect authentication with a strong token (AIR) reads and never feeds', () => {
  const air = { ...doctor, authentication: 'INDIRECTE_RENFORCEE' as const }
  assert.equal(asks(air, 'readDocument', { record: authorised }), 'yes')
  assert.equal(asks(air, 'submitDocuments', { record: authorised }), 'actionNotAllowedForCaller')
  const desk = { ...secretary, authentication: 'INDIRECTE_RENFORCEE' as const }
  assert.equal(asks(desk, 'submitDocuments'), 'actionNotAllowedForCaller')
  assert.equal(asks(desk, 'testExistence'), 'yes')
})

test('[CON-21] a kind of caller, an action, a mode or a state that the law does not name is refused', () => {
  const unnamed = (changes: object) => ({
    ...question(doctor, 'readDocument', { record: authorised }),
    ...changes,
  })
  const insurer = { ...doctor, kind: 'insurer' } as unknown as Caller
  const cases = [
    unnamed({ caller: insurer }),
    unnamed({ access: { action: 'exportEverything', mode: 'normal' } }),
    unnamed({
      access: { action: 'readDocument', mode: 'research' },
      caller: { ...doctor, mode: 'research' },
    }),
    unnamed({ record: { ...authorised, state: 'frozen' } }),
    unnamed({ matrix: undefined }),
    unnamed({ access: { action: 'readDocument', mode: 'brisDeGlace' } }),
  ]
  for (const each of cases) assert.equal(decide(each).allowed, false)
  const asked = {
    ...question(doctor, 'readDocument', { record: authorised }),
    record: authorised,
    document: document(),
  }
  assert.equal(decideDocument(asked).allowed, true)
  const mode = 'research' as AccessMode
  const hidden = document({ visibility: they.masked })
  for (const changes of [
    { caller: insurer },
    { access: { action: 'exportEverything' as Action, mode: 'normal' as const } },
    { access: { action: 'submitDocuments' as const, mode: 'normal' as const } },
    { access: { action: 'readDocument' as const, mode }, document: hidden },
    { access: { action: 'findReferences' as const, mode } },
    { matrix: undefined },
  ])
    assert.equal(decideDocument({ ...asked, ...changes }).allowed, false)
})

test('[CON-26] the occupational physician reads with the express consent of the patient only', () => {
  const express = record({ authorisations: [permit(occupationalDoctor, { expressConsent: true })] })
  const ordinary = record({ authorisations: [permit(occupationalDoctor)] })
  assert.equal(asks(occupationalDoctor, 'readDocument', { record: express }), 'yes')
  assert.equal(
    asks(occupationalDoctor, 'readDocument', { record: express, now: inAYear }),
    'expressConsentMissing',
  )
  assert.equal(asks(occupationalDoctor, 'readDocument', { record: ordinary }), 'expressConsentMissing')
  assert.equal(asks(occupationalDoctor, 'findDocuments', { record: ordinary }), 'yes')
  const ofStructure = record({ authorisations: [permit(they.occupationalService)] })
  assert.equal(asks(occupationalDoctor, 'findDocuments', { record: ofStructure }), 'yes')
  assert.equal(asks(occupationalDoctor, 'readDocument', { record: ofStructure }), 'expressConsentMissing')
  assert.equal(asks(occupationalDoctor, 'findDocuments'), 'expressConsentMissing')
  assert.equal(asks(occupationalDoctor, 'submitDocuments'), 'yes')
  assert.equal(asks(occupationalDoctor, 'authorise'), 'actionNotAllowedForCaller')
  const settings = { medecinTravailLecture: 'never' as const }
  assert.equal(
    asks(occupationalDoctor, 'readDocument', { record: express, settings }),
    'actionNotAllowedForCaller',
  )
})

test('[CON-26] a physician who acts for an occupational health service is one, whatever his speciality', () => {
  const given = { record: record({ authorisations: [permit(doctor)] }) }
  const hired = { ...doctor, structure: they.occupationalService }
  assert.equal(asks(hired, 'readDocument', given), 'expressConsentMissing')
  assert.equal(asks(doctor, 'readDocument', given), 'yes')
})

test('[CON-26] the physician of a fire service reads with the express consent, or in an emergency; he feeds', () => {
  const { fireDoctor } = they
  const express = record({ authorisations: [permit(fireDoctor, { expressConsent: true })] })
  const ordinary = record({ authorisations: [permit(fireDoctor)] })
  assert.equal(asks(fireDoctor, 'readDocument', { record: express }), 'yes')
  assert.equal(asks(fireDoctor, 'readDocument', { record: ordinary }), 'expressConsentMissing')
  assert.equal(asks(fireDoctor, 'findDocuments', { record: ordinary }), 'yes')
  assert.equal(asks(fireDoctor, 'findDocuments'), 'expressConsentMissing')
  assert.equal(asks(fireDoctor, 'submitDocuments'), 'yes')
  assert.equal(asks(fireDoctor, 'authorise'), 'actionNotAllowedForCaller')
  const urgent = { ...fireDoctor, mode: 'brisDeGlace' } as const
  assert.equal(asks(urgent, 'readDocument', { mode: 'brisDeGlace' }), 'yes')
  const opposed = record({ emergency: { etreat: true, btg: false, masked: false } })
  assert.equal(
    asks(urgent, 'readDocument', { mode: 'brisDeGlace', record: opposed }),
    'patientRefusesBrisDeGlace',
  )
  const before = { secteursSapeursPompiers: [] }
  assert.equal(asks(fireDoctor, 'readDocument', { record: ordinary, settings: before }), 'yes')
})

test('[EMG-01] bris de glace opens the record unless the patient opposed being read or fed that way', () => {
  const opposed = record({ emergency: { etreat: true, btg: false, masked: false } })
  assert.equal(asks(nurse, 'readDocument', { mode: 'brisDeGlace' }), 'yes')
  assert.equal(
    asks(nurse, 'readDocument', { mode: 'brisDeGlace', record: opposed }),
    'patientRefusesBrisDeGlace',
  )
  assert.equal(
    asks(nurse, 'submitDocuments', { mode: 'brisDeGlace', record: opposed }),
    'patientRefusesBrisDeGlace',
  )
  assert.equal(asks(nurse, 'submitDocuments', { record: opposed }), 'yes')
  assert.equal(asks(nurse, 'testExistence', { mode: 'brisDeGlace', record: opposed }), 'yes')
})

test('[EMG-01] an authorised professional who breaks the glass is bound by the opposition to it', () => {
  const opposed = { ...authorised, emergency: { etreat: true, btg: false, masked: false } }
  assert.equal(
    asks(doctor, 'readDocument', { mode: 'brisDeGlace', record: opposed }),
    'patientRefusesBrisDeGlace',
  )
  assert.equal(asks(doctor, 'readDocument', { record: opposed }), 'yes')
})

test('[LIF-18] the state of a record is told to those alone who may ask whether it is there', () => {
  const elsewhere = { mode: 'centre15' as const }
  for (const state of ['informed', 'opposed', 'suspended', 'closed'] as const) {
    assert.equal(
      asks(nurse, 'testExistence', { ...elsewhere, record: record({ state }) }),
      'notARegulationCentre',
    )
    assert.notEqual(asks(nurse, 'testExistence', { record: record({ state }) }), 'notARegulationCentre')
  }
})

test('[EMG-02] centre 15 needs a declared regulation centre and its own consent', () => {
  const opposed = record({ emergency: { etreat: false, btg: true, masked: false } })
  const given = { mode: 'centre15' as const }
  assert.equal(asks(they.regulator, 'readDocument', given), 'yes')
  assert.equal(asks(they.regulator, 'readDocument', { ...given, record: opposed }), 'patientRefusesCentre15')
  assert.equal(asks(they.regulator, 'submitDocuments', { ...given, record: opposed }), 'yes')
  assert.equal(asks(nurse, 'readDocument', given), 'notARegulationCentre')
  assert.equal(asks(nurse, 'testExistence', given), 'notARegulationCentre')
  assert.equal(asks(they.regulationNurse, 'readDocument', given), 'yes')
  const settings = { centre15Callers: 'medecin' as const }
  assert.equal(
    asks(they.regulationNurse, 'readDocument', { ...given, settings }),
    'actionNotAllowedForCaller',
  )
  assert.equal(asks(they.regulator, 'readDocument', { ...given, settings }), 'yes')
})

test('[EMG-02] the médecin traitant on duty in a regulation centre regulates like another physician', () => {
  const own = record({ medecinTraitant: they.regulator.id })
  assert.equal(asks(they.regulator, 'readDocument', { record: own, mode: 'centre15' }), 'yes')
})

const switches = [true, false]
for (const etreat of switches)
  for (const btg of switches)
    for (const mask of switches) {
      const words = `ETREAT ${etreat ? 'permit' : 'deny'}, BTG ${btg ? 'permit' : 'deny'}, MASKED ${mask ? 'permit' : 'deny'}`
      test(`[EMG-03] a masked document in an emergency needs both consents: ${words}`, () => {
        const given = {
          record: record({ emergency: { etreat, btg, masked: mask }, medecinTraitant: nurse.id }),
        }
        const hidden = { visibility: they.masked }
        const answers = [
          sees(nurse, hidden, { ...given, mode: 'brisDeGlace' }),
          sees(they.regulator, hidden, { ...given, mode: 'centre15' }),
        ]
        const expected = [btg && mask, etreat && mask].map((yes) => (yes ? 'yes' : 'maskedToProfessionals'))
        assert.deepEqual(answers, expected)
        const own = { visibility: they.masked, authorIds: [they.regulator.id] }
        assert.equal(sees(they.regulator, own, { ...given, mode: 'centre15' }), 'yes')
        assert.equal(sees(nurse, { visibility: they.secret }, { ...given, mode: 'brisDeGlace' }), 'yes')
      })
    }

test('[EMG-03] the regime of 2011 opens no masked document in an emergency, whatever was permitted under another', () => {
  const { settings } = regimeInForce(regimes, new Date('2016-07-04'))
  const given = { record: record({ emergency: { etreat: true, btg: true, masked: true } }), settings }
  for (const mode of ['brisDeGlace', 'centre15'] as const)
    assert.equal(
      sees(they.regulator, { visibility: they.masked }, { ...given, mode }),
      'maskedToProfessionals',
    )
})

test('[EMG-03] in an emergency neither administrator nor médecin traitant of 2011 passes the patient’s refusal', () => {
  const given = {
    record: record({ medecinTraitant: doctor.id, authorisations: [permit(doctor, { administrator: true })] }),
    settings: { medecinTraitantPrivilege: 'legacy2011' as const },
  }
  assert.equal(
    sees(doctor, { visibility: they.masked }, { ...given, mode: 'brisDeGlace' }),
    'maskedToProfessionals',
  )
  assert.equal(sees(doctor, { visibility: they.masked }, given), 'yes')
})

test('[EMG-06] in bris de glace the nurse still does not read a synthèse psychiatrique', () => {
  const given = { mode: 'brisDeGlace' as const }
  assert.equal(sees(nurse, { typeCode: '68599-0', classCode: '11' }, given), 'professionMayNotSeeType')
  assert.equal(sees(doctor, { typeCode: '68599-0', classCode: '11' }, given), 'yes')
})

test('[EMG-09] [EMG-11] [CON-27] no authorisation is added or removed in an emergency mode', () => {
  for (const mode of ['brisDeGlace', 'centre15'] as const)
    for (const action of ['authorise', 'removeAuthorisation'] as const)
      assert.equal(asks(they.regulator, action, { mode }), 'actionNotAllowedForCaller')
})

test('[CON-27] a CPE authorises its structure and removes nothing; a structure certificate does neither', () => {
  assert.equal(asks(secretary, 'authorise'), 'yes')
  assert.equal(asks(secretary, 'removeAuthorisation'), 'actionNotAllowedForCaller')
  assert.equal(asks(hospitalServer, 'authorise'), 'actionNotAllowedForCaller')
  assert.equal(asks(hospitalServer, 'removeAuthorisation'), 'actionNotAllowedForCaller')
})

test('[MAT-01] a profession that the matrix does not name reads nothing, and may deposit', () => {
  const given = { record: record({ authorisations: [permit(they.hospital)] }) }
  assert.equal(asks(they.ambulanceDriver, 'readDocument', given), 'professionNotInMatrix')
  assert.equal(
    asks(they.ambulanceDriver, 'readDocument', { ...given, mode: 'brisDeGlace' }),
    'professionNotInMatrix',
  )
  assert.equal(asks(they.ambulanceDriver, 'submitDocuments', given), 'yes')
  assert.equal(
    sees(they.ambulanceDriver, {}, { ...given, action: 'findReferences' }),
    'professionNotInMatrix',
  )
})

test('[MAT-06] a type absent from the matrix is for the patient, its author and physicians only', () => {
  const unlisted = { typeCode: '99999-9' }
  assert.equal(sees(doctor, unlisted, { record: authorised }), 'yes')
  assert.equal(sees(nurse, unlisted, { record: authorised }), 'professionMayNotSeeType')
  assert.equal(sees(nurse, { ...unlisted, authorIds: [nurse.id] }, { record: authorised }), 'yes')
  assert.equal(sees(holder, unlisted), 'yes')
  const settings = { unlistedTypePolicy: 'deny' as const }
  assert.equal(sees(doctor, unlisted, { record: authorised, settings }), 'professionMayNotSeeType')
})

test('[MAT-07] a row for a speciality wins over the row of the profession', () => {
  const cell = {
    professionSystem: professionSystems.g15,
    professionCode: '10',
    categoryCode: '10',
    typeSystem: they.loinc,
    typeCode: '11488-4',
  }
  const matrix = openMatrix({
    version: 'x',
    effectiveFrom: new Date(0),
    source: 'test',
    provisional: false,
    cells: [
      { ...cell, read: false },
      { ...cell, specialityCode: 'SM54', read: true },
    ],
  })
  const ask = (caller: Caller) =>
    decideDocument({
      ...question(caller, 'readDocument', {}),
      record: authorised,
      matrix,
      document: document(),
    }).allowed
  assert.equal(ask(doctor), true)
  assert.equal(ask(otherDoctor), false)
})

test('[MAT-09] CPE and structure certificate read neither list nor content; they find references of their own documents', () => {
  const given = { record: record({ authorisations: [permit(they.practice), permit(they.hospital)] }) }
  for (const caller of [secretary, hospitalServer]) {
    assert.equal(asks(caller, 'findDocuments', given), 'actionNotAllowedForCaller')
    assert.equal(asks(caller, 'readDocument', given), 'actionNotAllowedForCaller')
    assert.equal(asks(caller, 'findReferences', given), 'yes')
    const search = { ...given, action: 'findReferences' as const }
    assert.equal(sees(caller, { authorIds: [caller.structure.id] }, search), 'yes')
    assert.equal(sees(caller, {}, search), 'notAuthorised')
    assert.equal(sees(caller, { authorIds: [caller.structure.id] }, given), 'notAuthorised')
  }
})

test('[VIS-03] a masked document is for the holder and its author; another physician sees nothing of it', () => {
  const hidden = { visibility: they.masked, authorIds: [doctor.id] }
  assert.equal(sees(doctor, hidden, { record: authorised }), 'yes')
  assert.equal(sees(otherDoctor, hidden, { record: authorised }), 'maskedToProfessionals')
  assert.equal(sees(holder, hidden), 'yes')
})

test('[VIS-03] the author reads his own document even of a type that his profession does not read', () => {
  const own = { typeCode: '68599-0', classCode: '11', authorIds: [nurse.id] }
  assert.equal(sees(nurse, own, { record: authorised }), 'yes')
  assert.equal(asks(nurse, 'readDocument'), 'notAuthorised')
})

test('[VIS-05] what is not yet announced is hidden from the patient, even if he is named among its authors', () => {
  const own = { visibility: they.unannounced, authorIds: [they.camille.ins] }
  assert.equal(sees(holder, own), 'notAnnouncedToPatient')
  assert.equal(sees(doctor, own, { record: authorised }), 'yes')
})

test('[VIS-02] the signature of a lot is none of the patient’s documents, be it shown to him; its author finds it', () => {
  const signature = { typeCode: 'E1762', typeSystem: 'ASTM', authorIds: [doctor.id] }
  for (const action of ['findDocuments', 'readDocument', 'listTraces'] as const)
    assert.equal(sees(holder, { ...signature, visibility: they.visible }, { action }), 'documentUnknown')
  assert.equal(sees(doctor, { ...signature, visibility: they.masked }), 'yes')
  assert.equal(sees(otherDoctor, { ...signature, visibility: they.masked }), 'maskedToProfessionals')
})

test('[VIS-09] a legal representative does not see what the minor keeps from him; the minor and professionals do', () => {
  const kept = { visibility: they.secret }
  assert.equal(sees(they.parent, kept), 'invisibleToRepresentatives')
  assert.equal(sees(holder, kept), 'yes')
  assert.equal(sees(doctor, kept, { record: authorised }), 'yes')
})

test('[VIS-20] a deleted document is hidden from everyone, its author and the patient included', () => {
  const gone = { status: 'deleted' as const, authorIds: [doctor.id] }
  assert.equal(sees(doctor, gone, { record: authorised }), 'documentDeleted')
  assert.equal(sees(holder, gone), 'documentDeleted')
  assert.equal(sees(doctor, undefined, { record: authorised }), 'documentUnknown')
})

test('[VIS-20] « deletedReadable » opens it again to its author and the médecin traitant', () => {
  const gone = { status: 'deleted' as const, authorIds: [nurse.id] }
  const given = {
    record: { ...authorised, medecinTraitant: doctor.id },
    settings: { deletedReadable: true },
  }
  assert.equal(sees(nurse, gone, given), 'yes')
  assert.equal(sees(doctor, gone, given), 'yes')
  assert.equal(sees(otherDoctor, gone, given), 'documentDeleted')
})

test('[VIS-20] the holder keeps reading the traces of a document that was deleted', () => {
  assert.equal(sees(holder, { status: 'deleted' }, { action: 'listTraces' }), 'yes')
})

test('[TRA-02] [EHDS-01] the patient reads his own record and its traces, nobody else’s', () => {
  for (const action of ['findDocuments', 'readDocument', 'listTraces'] as const) {
    assert.equal(asks(holder, action), 'yes')
    assert.equal(asks(they.stranger, action), 'notTheHolder')
  }
  assert.equal(sees(they.stranger, {}), 'notTheHolder')
  assert.equal(asks(holder, 'readDocument', { mode: 'brisDeGlace' }), 'actionNotAllowedForCaller')
  assert.equal(asks(doctor, 'listTraces', { mode: 'brisDeGlace' }), 'actionNotAllowedForCaller')
  for (const who of [doctor, nurse, occupationalDoctor]) assert.equal(asks(who, 'listTraces'), 'yes')
  for (const who of [secretary, hospitalServer])
    assert.equal(asks(who, 'listTraces'), 'actionNotAllowedForCaller')
  const blocked = record({ authorisations: [block(doctor)] })
  assert.equal(asks(doctor, 'listTraces', { record: blocked }), 'blockedByPatient')
})

test('every check is kept in the order of the law, each with its rule, so that it can be told in words', () => {
  const asked = question(doctor, 'readDocument', { record: authorised })
  assert.deepEqual(
    decide(asked).checks.map(({ step, rule, because }) => `${step} ${rule} ${because}`),
    [
      '1 LIF-18 recordIsActive',
      '2 MAT-09 allowedByFunctionalRights',
      '2 MAT-01 professionIsInMatrix',
      '3 CON-12 noBlock',
      '4 CON-01 individualAuthorisation',
    ],
  )
  const hidden = decideDocument({
    ...asked,
    record: authorised,
    document: document({ visibility: they.masked }),
  })
  assert.deepEqual(
    hidden.checks.map(({ step, passed, because }) => `${step} ${passed} ${because}`),
    ['5 true matrixAllowsType', '6 false maskedToProfessionals'],
  )
})

test('the nearest authorisation is the one told: one’s own before the structure’s, before the team’s', () => {
  const own = permit(otherDoctor)
  const ofHospital = permit(they.hospital)
  const team = permit(doctor, { actor: { kind: 'careTeam', id: 'team', members: [otherDoctor.id] } })
  const told = (...authorisations: (typeof own)[]) =>
    decide(question(otherDoctor, 'readDocument', { record: record({ authorisations }) })).checks.at(-1)
      ?.because
  assert.equal(told(team, ofHospital, own), 'individualAuthorisation')
  assert.equal(told(team, ofHospital), 'structureAuthorisation')
  assert.equal(told(team), 'careTeamAuthorisation')
  assert.equal(told({ ...own, expiresAt: they.now }, team), 'careTeamAuthorisation')
})

test('[VIS-03] working in the author’s structure makes nobody an author', () => {
  const given = { record: record({ authorisations: [permit(they.hospital)] }) }
  const written = { visibility: they.masked, authorIds: [otherDoctor.id, they.hospital.id] }
  assert.equal(sees(otherDoctor, written, given), 'yes')
  assert.equal(sees(they.intern, written, given), 'maskedToProfessionals')
})

const own = { authorIds: [doctor.id] }
const patients = { authorIds: [they.camille.ins] }

test('[VIS-14] the author replaces and deletes his own document without authorisation, and even blocked', () => {
  for (const action of ['replaceDocument', 'deleteDocument'] as const)
    for (const given of [record(), record({ authorisations: [block(doctor)] })]) {
      assert.equal(asks(doctor, action, { record: given }), 'yes')
      assert.equal(sees(doctor, own, { action, record: given }), 'yes')
    }
})

test('[VIS-14] another professional, even authorised, neither replaces nor deletes it', () => {
  for (const action of ['replaceDocument', 'deleteDocument'] as const)
    assert.equal(sees(otherDoctor, own, { action, record: authorised }), 'notTheAuthor')
})

test('[VIS-14] to who may not see it, a document that he would replace is as if absent', () => {
  const given = { action: 'replaceDocument', record: authorised } as const
  assert.equal(sees(otherDoctor, { ...own, visibility: they.masked }, given), 'maskedToProfessionals')
  assert.equal(sees(nurse, { ...own, typeCode: '68599-0' }, given), 'professionMayNotSeeType')
})

test('[VIS-15] any authorised professional masks in normal mode; the author or the médecin traitant unmasks', () => {
  assert.equal(asks(otherDoctor, 'maskDocument', { record: record() }), 'notAuthorised')
  assert.equal(asks(otherDoctor, 'maskDocument', { record: authorised }), 'yes')
  assert.equal(sees(otherDoctor, own, { action: 'maskDocument', record: authorised }), 'yes')
  assert.equal(sees(otherDoctor, own, { action: 'unmaskDocument', record: authorised }), 'notTheAuthor')
  assert.equal(sees(doctor, own, { action: 'unmaskDocument', record: authorised }), 'yes')
  const traitant = { ...authorised, medecinTraitant: otherDoctor.id }
  assert.equal(sees(otherDoctor, own, { action: 'unmaskDocument', record: traitant }), 'yes')
})

test('[VIS-15] the author archives; so does a doctor in emergency, and the médecin traitant', () => {
  const action = 'archiveDocument'
  assert.equal(sees(doctor, own, { action, record: authorised }), 'yes')
  assert.equal(sees(otherDoctor, own, { action, record: authorised }), 'notTheAuthor')
  assert.equal(sees(otherDoctor, own, { action, record: authorised, mode: 'brisDeGlace' }), 'yes')
  assert.equal(
    sees(otherDoctor, own, { action, record: { ...authorised, medecinTraitant: otherDoctor.id } }),
    'yes',
  )
})

test('[VIS-15] a document of the patient is archived and deleted by his médecin traitant alone', () => {
  for (const action of ['archiveDocument', 'deleteDocument'] as const) {
    assert.equal(
      sees(doctor, { authorIds: [...own.authorIds, ...patients.authorIds] }, { action, record: authorised }),
      'patientsOwnDocument',
    )
    const traitant = { ...authorised, medecinTraitant: doctor.id }
    assert.equal(sees(doctor, patients, { action, record: traitant }), 'yes')
  }
})

test('[LIF-12] his own document stays his when his matricule has changed since', () => {
  const renamed = { ...authorised, patient: they.alix, otherMatricules: [they.camille.ins] }
  const signed = { authorIds: [...own.authorIds, ...patients.authorIds] }
  assert.equal(sees(doctor, signed, { action: 'deleteDocument', record: renamed }), 'patientsOwnDocument')
})

test('[EMG-11] in emergency one’s own document is deleted, none is masked nor shown', () => {
  for (const mode of ['brisDeGlace', 'centre15'] as const) {
    assert.equal(asks(they.regulator, 'deleteDocument', { mode }), 'yes')
    for (const action of ['maskDocument', 'unmaskDocument', 'showToPatient'] as const)
      assert.equal(asks(they.regulator, action, { mode }), 'actionNotAllowedForCaller')
  }
})

test('[CON-12] a blocked professional neither masks nor archives, not even his own document', () => {
  const given = record({ authorisations: [block(doctor)] })
  for (const action of ['maskDocument', 'archiveDocument', 'showToPatient'] as const)
    assert.equal(asks(doctor, action, { record: given }), 'blockedByPatient')
})

test('[LIF-10] professionals, staff and structures may create and reopen where the person can consent; nobody else', () => {
  const closed = record({ state: 'closed' })
  for (const who of [doctor, nurse, they.pharmacist, they.secretary, they.hospitalServer]) {
    assert.equal(asks(who, 'createRecord', { record: undefined }), 'yes')
    assert.equal(asks(who, 'reopenRecord', { record: closed }), 'yes')
  }
  for (const who of [occupationalDoctor, they.holder, { ...doctor, mode: 'brisDeGlace' as const }])
    assert.equal(
      decide({
        caller: who,
        record: undefined,
        access: { action: 'createRecord', mode: who.kind === 'patient' ? 'normal' : who.mode },
        settings: they.settings,
        matrix: they.provisional,
        now: they.now,
      }).allowed,
      false,
    )
})

test('[LIF-13] closing asks no authorisation to read, and a blocked professional closes nothing', () => {
  assert.equal(asks(nurse, 'closeRecord', { record: record() }), 'yes')
  assert.equal(
    asks(nurse, 'closeRecord', { record: record({ authorisations: [block(nurse)] }) }),
    'blockedByPatient',
  )
})

test('[CON-10] [CON-01] administrative data are read and changed by whom the patient authorised, staff included', () => {
  const open = record({ authorisations: [permit(doctor), permit(they.practice)] })
  for (const action of ['readAdministrativeData', 'updateAdministrativeData'] as const) {
    for (const who of [doctor, they.secretary]) assert.equal(asks(who, action, { record: open }), 'yes')
    for (const who of [nurse, they.hospitalServer])
      assert.equal(asks(who, action, { record: open }), 'notAuthorised')
  }
})

test('[VIS-03] [VIS-05] [VIS-09] what is hidden from someone replaced nothing for him, and what was deleted still did', () => {
  const status = (caller: Caller, replacing: Partial<DocumentFacts>, action: Action = 'findDocuments') =>
    decideStatus(
      { ...question(caller, action, {}), record: authorised },
      document({ status: 'deprecated' }),
      [document({ authorIds: ['899900000099'], ...replacing })],
    )
  assert.equal(status(doctor, {}), 'deprecated')
  assert.equal(status(doctor, { visibility: they.masked }), 'approved')
  assert.equal(status(doctor, { visibility: they.masked, authorIds: [doctor.id] }), 'deprecated')
  assert.equal(status(they.holder, { visibility: they.masked }), 'deprecated')
  assert.equal(status(they.holder, { visibility: they.unannounced }), 'approved')
  assert.equal(status(they.parent, { visibility: they.secret }), 'approved')
  for (const state of ['deleted', 'archived', 'deprecated'] as const)
    assert.equal(status(doctor, { status: state }), 'deprecated')
  assert.equal(status(doctor, { status: 'deleted', visibility: they.masked }), 'approved')
  assert.equal(status(doctor, { visibility: they.masked }, 'replaceDocument'), 'approved')
})
