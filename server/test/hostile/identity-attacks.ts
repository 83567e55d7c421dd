/** Well signed, and not to be believed: who calls, when, for whom. soap.md §2.4; contract.md §3. */
import type { PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import type { InsOid } from '@carnet/core/model/ins.ts'
import { accessModeCodes, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { makeTestAuthority } from '@carnet/core/wire/x509/test-authority.ts'
import {
  type Attack,
  type Attacks,
  badCertificate,
  badVihf,
  malformed,
  pathOf,
  plain,
  type Refusal,
  type Site,
  shot,
  tooLarge,
} from './attack.ts'
import { altered, envelopeOf, existenceBody, type Sender, signed, unsigned } from './messages.ts'
import type { post, TlsIdentity } from './post.ts'

const minutes = 60_000

export async function identityAttacks(site: Site): Promise<Attacks> {
  const { doctor, hospital, bystander, people } = site
  const ago = (ms: number) => new Date(Date.now() - ms)
  const message = (assertion: string, sender: Sender = doctor) =>
    envelopeOf({ operation: 'testExistence', assertion, body: existenceBody(sender) })
  const claims = (
    changes: () => Partial<Vihf>,
    refusal: Refusal = badVihf,
    sender: Sender = doctor,
  ): Attack => ({
    refusal,
    make: () => plain(sender, 'testExistence', message(signed(sender, changes()), sender)),
  })
  const rewritten = (from: string | RegExp, to: string, refusal: Refusal = badVihf): Attack => ({
    refusal,
    // Unsigned, so that only what it says is at stake.
    make: () => plain(doctor, 'testExistence', message(altered(unsigned(doctor), from, to))),
  })
  const attributes = (count: number) =>
    `${'<saml2:Attribute Name="VIHF_Version"><saml2:AttributeValue>3.0</saml2:AttributeValue></saml2:Attribute>'.repeat(count)}</saml2:AttributeStatement>`
  const unsignedClaims = (
    sender: Sender,
    changes: Partial<Vihf>,
    refusal: Refusal = badCertificate,
  ): Attack => ({
    refusal,
    make: () => plain(sender, 'testExistence', message(unsigned(sender, changes), sender)),
  })
  const overTls = (identity: TlsIdentity, refusal: Refusal): Attack => ({
    refusal,
    make: () =>
      shot({
        path: pathOf('testExistence'),
        identity,
        headers: { 'content-type': 'application/soap+xml' },
        body: Buffer.from(message(signed(doctor))),
      }),
  })
  const airOf = (changes: Partial<Vihf> = {}): Partial<Vihf> => ({
    mode: 'INDIRECTE_RENFORCEE',
    nameId: people.get('cps-kacem')!.card.info.idNat,
    subjectName: 'Mehdi KACEM',
    roles: people.get('cps-kacem')!.situation.roles,
    authnContextDecl: 'APP_BROWSER_AUTH',
    ...changes,
  })
  const stranger = await (await makeTestAuthority('AC INCONNUE')).issue({
    subject: [{ C: ['FR'] }, { CN: [doctor.situation.nameId] }],
    usage: 'authentication',
  })
  const strangerTls = {
    certificate: stranger.certificate,
    key: stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
  const dentist = people.get('cps-garcia')!

  return {
    'no client certificate': overTls({}, 'cut'),
    'a client certificate of an unknown authority': overTls(strangerTls, 'cut'),
    'an expired card on both ends': {
      refusal: badCertificate,
      make: () => {
        const expired = people.get('cps-martin-expiree')!
        return plain(expired, 'testExistence', message(signed(expired)))
      },
    },
    'an expired card, and an assertion that is none': {
      refusal: badCertificate,
      make: () => {
        const expired = people.get('cps-martin-expiree')!
        const inWords = altered(unsigned(expired), /IssueInstant="[^"]*"/, 'IssueInstant="now"')
        return plain(expired, 'testExistence', message(inWords))
      },
    },
    'an expired card for the connection alone': overTls(
      people.get('cps-martin-expiree')!.card.authentication,
      badCertificate,
    ),
    'an expired card for the signature alone': {
      refusal: badCertificate,
      make: () => plain(doctor, 'testExistence', message(signed(people.get('cps-martin-expiree')!))),
    },
    'a revoked card': {
      refusal: badCertificate,
      make: () => {
        const revoked = people.get('cps-leroy-revoquee')!
        return plain(revoked, 'testExistence', message(signed(revoked)))
      },
    },
    'the connection of one card, the signature of another': overTls(
      dentist.card.authentication,
      badCertificate,
    ),
    'the connection of a structure, the signature of a card': overTls(
      hospital.card.authentication,
      badCertificate,
    ),

    'an indirect assertion without signature': unsignedClaims(hospital, {}),
    'an AIR assertion without signature': unsignedClaims(hospital, airOf()),
    'an unsigned assertion of another holder': unsignedClaims(
      doctor,
      { nameId: dentist.situation.nameId },
      badVihf,
    ),
    'an unsigned assertion of another issuer': unsignedClaims(doctor, { issuer: 'CN=899700218896' }),
    'an unsigned direct assertion on the connection of a structure': unsignedClaims(hospital, {
      mode: 'DIRECTE',
    }),

    'an assertion of ten minutes ago': claims(() => ({ issueInstant: ago(10 * minutes) })),
    'an assertion of in ten minutes': claims(() => ({ issueInstant: ago(-10 * minutes) })),
    'an assertion that says it is over': claims(() => ({ notOnOrAfter: ago(5 * minutes) })),
    'an assertion that says it has not begun': claims(() => ({ notBefore: ago(-5 * minutes) })),
    'an instant that does not exist': rewritten(
      /IssueInstant="[^"]*"/,
      'IssueInstant="2026-02-30T25:00:00Z"',
    ),
    'an instant in words': rewritten(/IssueInstant="[^"]*"/, 'IssueInstant="now"'),
    'an AudienceRestriction': rewritten(
      '<saml2:AuthnStatement',
      '<saml2:Conditions><saml2:AudienceRestriction><saml2:Audience>urn:x</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement',
    ),
    'an AIR assertion of forty seconds ago': claims(
      () => airOf({ issueInstant: ago(40_000) }),
      badVihf,
      hospital,
    ),
    'an AIR assertion without its context': {
      refusal: badVihf,
      make: () => {
        const { authnContextDecl: _absent, ...rest } = airOf()
        return plain(hospital, 'testExistence', message(signed(hospital, rest), hospital))
      },
    },
    'an AIR assertion used a second time': {
      refusal: badVihf,
      make: () => {
        const envelope = Buffer.from(message(signed(hospital, airOf()), hospital))
        const first = plain(hospital, 'testExistence', envelope)
        return async (target) => {
          const answer = await first(target)
          if (answer === 'cut' || answer.status !== 200) throw new Error('the first use must be accepted')
          return first(target)
        }
      },
    },
    'an AIR assertion used ten times at once': {
      refusal: badVihf,
      make: () => {
        const envelope = Buffer.from(message(signed(hospital, airOf()), hospital))
        return async (target) => {
          const again = plain(hospital, 'testExistence', envelope)
          const answers = await Promise.all(Array.from({ length: 10 }, () => again(target)))
          const [used, ...others] = answers.toSorted((a, b) => Number(statusOf(a)) - Number(statusOf(b)))
          if (statusOf(used!) !== 200 || others.some((answer) => statusOf(answer) === 200))
            throw new Error('one use, and one only, must be accepted')
          return others[0]!
        }
      },
    },

    'a name that is not the card’s': claims(() => ({ nameId: dentist.situation.nameId })),
    'a name in SQL': claims(() => airOf({ nameId: "8' or '1'='1" }), badVihf, hospital),
    'an issuer that is not the signer': claims(() => ({ issuer: 'CN=nobody' }), badCertificate),
    'an issuer that is no name': claims(() => ({ issuer: '((((' }), badCertificate),
    'a structure that does not exist': claims(() => ({ structureId: '499999999' as StructIdNat })),
    'the structure of others': claims(() => ({ structureId: dentist.situation.structure.id })),
    'another structure than the certificate’s': claims(
      () => ({ structureId: doctor.situation.structure.id }),
      badVihf,
      hospital,
    ),
    'an AIR user who is nobody': claims(
      () => airOf({ nameId: '899999999999' as PsIdNat }),
      badVihf,
      hospital,
    ),
    'a profession that is not the card’s': claims(() => ({ roles: dentist.situation.roles })),
    'a speciality that is not the directory’s': claims(() => ({
      roles: [doctor.situation.roles[0]!, { code: 'SM99', system: '1.2.250.1.71.4.2.5' }],
    })),
    'no profession': claims(() => ({ roles: [] })),
    'a secretary’s role on a doctor’s card': claims(() => ({
      roles: [{ code: '10', system: '1.2.250.1.213.1.1.5.1' }],
    })),
    'a card in an indirect assertion': claims(() => ({ mode: 'INDIRECTE' }), badCertificate),
    'a structure in a direct assertion': claims(() => ({ mode: 'DIRECTE' }), badCertificate, hospital),
    'a mode that does not exist': rewritten('>DIRECTE<', '>__proto__<'),
    'a purpose that does not exist': claims(() => ({
      purposeOfUse: { code: 'curiosity', system: accessModeCodes.normal.system },
    })),
    'a purpose of another code system': claims(() => ({ purposeOfUse: { code: 'normal', system: '1.2.3' } })),
    'centre 15 from a doctor’s practice': claims(() => ({ purposeOfUse: accessModeCodes.centre15 }), {
      fault: 'DMPAccessDeniedByRightsService',
    }),
    'a version of the past': claims(() => ({ version: '2.0' })),
    'a resource that is not the DMP': claims(() => ({ resourceUrn: 'urn:else' })),
    'no software': claims(() => ({ lpsName: '' })),
    'no patient': rewritten(
      /<saml2:Attribute Name="urn:oasis:names:tc:xacml:2.0:resource:resource-id">.*?<\/saml2:Attribute>/s,
      '',
    ),
    'two patients': rewritten(
      /(?=<saml2:AttributeValue>\d{15}\^)/,
      `<saml2:AttributeValue>${bystander.id.ins}^^^&amp;${bystander.id.oid}&amp;ISO^NH</saml2:AttributeValue>`,
    ),
    'an attribute given twice': rewritten(
      '<saml2:Attribute Name="Ressource_URN">',
      '<saml2:Attribute Name="Ressource_URN"><saml2:AttributeValue>urn:dmp</saml2:AttributeValue></saml2:Attribute><saml2:Attribute Name="Ressource_URN">',
    ),
    'an INS of letters': rewritten(/\d{15}(?=\^\^\^)/, "x' or '1'='1"),
    'an INS of an authority that does not exist': claims(() => ({
      patient: { ...doctor.patient.id, oid: '1.2.3.4' as InsOid },
    })),
    'a restriction of confidentiality that nobody knows': rewritten(
      '<saml2:Attribute Name="Ressource_URN">',
      '<saml2:Attribute Name="Confidentiality_code"><saml2:AttributeValue>EVERYTHING^1.2.3</saml2:AttributeValue></saml2:Attribute><saml2:Attribute Name="Ressource_URN">',
    ),
    'a NameID of two texts around an element': rewritten(/(?<=<saml2:NameID>.{4})/, '<x/>'),
    'a NameID of four hundred thousand characters': rewritten(
      /(?<=<saml2:NameID>)[^<]*/,
      'é'.repeat(400_000),
    ),
    'a NameID of a million characters': rewritten(
      /(?<=<saml2:NameID>)[^<]*/,
      'é'.repeat(1_000_000),
      tooLarge,
    ),
    'four thousand attributes': rewritten('</saml2:AttributeStatement>', attributes(4000)),
    'ten thousand attributes': rewritten('</saml2:AttributeStatement>', attributes(10_000), tooLarge),

    'an existence test about another patient than the VIHF’s': {
      refusal: malformed,
      make: () =>
        plain(
          doctor,
          'testExistence',
          envelopeOf({
            operation: 'testExistence',
            assertion: signed(doctor),
            body: existenceBody(doctor, bystander.id),
          }),
        ),
    },
    'an existence test about two patients': {
      refusal: malformed,
      make: () => {
        const mine = /<patientIdentifier>.*<\/patientIdentifier>/s
        const body = existenceBody(doctor)
        const other = mine.exec(existenceBody(doctor, bystander.id))![0]
        return plain(
          doctor,
          'testExistence',
          envelopeOf({
            operation: 'testExistence',
            assertion: signed(doctor),
            body: altered(body, '<parameterList>', `<parameterList>${other}`),
          }),
        )
      },
    },
  }
}

function statusOf(answer: Awaited<ReturnType<typeof post>>): number {
  return answer === 'cut' ? 0 : answer.status
}
