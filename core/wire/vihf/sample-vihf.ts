/** One complete VIHF per mode, and the certificates that go with it. Imported by tests only. */
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { parseIns } from '@carnet/core/model/ins.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/distinguished-name.ts'
import { type Issued, makeTestAuthority, type TestAuthority, testNow } from '../x509/test-authority.ts'
import type { VihfCheck } from './check-vihf.ts'
import { accessModeCodes, authnContexts, type Vihf } from './vihf.ts'

export type Holder = { readonly sign: Issued; readonly auth: Issued; readonly name: string }

export type Cast = {
  readonly authority: TestAuthority
  readonly doctor: Holder
  readonly hospital: Holder
  readonly secretary: Holder
}

export async function makeCast(): Promise<Cast> {
  const authority = await makeTestAuthority()
  const holder = async (options: Parameters<TestAuthority['issue']>[0]): Promise<Holder> => {
    const [sign, auth] = await Promise.all([
      authority.issue({ ...options, usage: 'signature' }),
      authority.issue({ ...options, usage: 'authentication' }),
    ])
    return { sign, auth, name: formatName(parseCertificate(sign.certificate).subject) }
  }
  const [doctor, hospital, secretary] = await Promise.all([
    holder({
      subject: [
        { C: ['FR'] },
        { '2.5.4.12': ['Médecin'] },
        { CN: ['899900063480'], SN: ['NESSI'], '2.5.4.42': ['RUTH'] },
      ],
      card: { type: 'CPS', profession: 10, specialities: ['SM26'] },
    }),
    holder({
      subject: [{ C: ['FR'] }, { O: ["CHU DE LA CÔTE-D'OR"] }, { OU: ['10B0011797'] }, { CN: ['CHU TEST'] }],
    }),
    holder({
      subject: [{ C: ['FR'] }, { O: ['CHU TEST'] }, { OU: ['10B0011797'] }, { CN: ['10B0011797/S01'] }],
      card: { type: 'CPE' },
    }),
  ])
  return { authority, doctor, hospital, secretary }
}

const common = {
  id: '_5f0c2a3e-8a41-4c0e-9d55-4a2f0d9b7c11',
  issueInstant: testNow,
  audienceRestricted: false,
  authnInstant: testNow,
  version: '3.0',
  sector: { code: 'SA07', system: '1.2.250.1.71.4.2.4' },
  roles: [
    { code: '10', system: '1.2.250.1.71.1.2.7', display: 'Médecin' },
    { code: 'SM26', system: '1.2.250.1.71.4.2.5', display: 'Qualifié en médecine générale' },
  ],
  patient: { ins: parseIns('180019999900168')!, oid: '1.2.250.1.213.1.4.10' },
  resourceUrn: 'urn:dmp',
  purposeOfUse: accessModeCodes.normal,
  secretSession: false,
  lpsName: 'Logiciel d’essai',
  lpsVersion: '1.0',
  lpsHomologation: 'TEST-0001',
} as const

export function directVihf({ doctor }: Cast): Vihf {
  return {
    ...common,
    issuer: doctor.name,
    nameId: '899900063480',
    mode: 'DIRECTE',
    authnContextClass: authnContexts.smartcard,
    structureId: '499900000017001' as StructIdNat,
  }
}

export function indirectVihf({ hospital }: Cast): Vihf {
  return {
    ...common,
    issuer: hospital.name,
    nameId: '10B0011797/00B1022322',
    mode: 'INDIRECTE',
    authnContextClass: authnContexts.password,
    structureId: '10B0011797' as StructIdNat,
    subjectName: 'Ruth NESSI',
  }
}

export function airVihf(cast: Cast): Vihf {
  return {
    ...indirectVihf(cast),
    nameId: '899900063480',
    mode: 'INDIRECTE_RENFORCEE',
    authnContextClass: authnContexts.mobile,
    authnContextDecl: 'APP_BROWSER_AUTH',
  }
}

/** A check that finds nothing wrong: tests change one thing in it. */
export function soundCheck(vihf: Vihf, holder: Holder): VihfCheck {
  return {
    vihf,
    signer: parseCertificate(holder.sign.certificate),
    verdict: 'trusted',
    tlsCertificate: parseCertificate(holder.auth.certificate),
    now: testNow,
    windowSeconds: 300,
    skewSeconds: 60,
    standingOfSector: () => 'open',
  }
}

/** A query message around an assertion. */
export function envelope(assertion: string, body = query): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header><wsa:Action soap:mustUnderstand="true">urn:hl7-org:v3:PRPA_IN201307UV02</wsa:Action><wsa:MessageID>urn:uuid:0fbc3c8a-4a0f-4d53-9d8e-6f3b8f6b1e11</wsa:MessageID><wsa:To>https://localhost/patients</wsa:To><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${assertion}</wsse:Security></soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`
}

const query =
  '<PRPA_IN201307UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0"><id root="1.3.6.1.4.1.99999.1.1" extension="req-0001"/><creationTime value="20260302100000"/><interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201307UV02"/><controlActProcess classCode="CACT" moodCode="EVN"><queryByParameter><statusCode code="new"/><parameterList><patientIdentifier><value root="1.2.250.1.213.1.4.10" extension="180019999900168"/><semanticsText>Patient.id</semanticsText></patientIdentifier></parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>'
