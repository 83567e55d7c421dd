/**
 * Test identities that their publishers gave to everyone: ANS examples, CNDA INSi test set, GIE SESAM-Vitale
 * DMP test set, and the example messages. Names, numbers and traits are as published, wrong keys included.
 */

import type { Sex } from '@carnet/core/model/identity.ts'
import { type InsOid, insOids } from '@carnet/core/model/ins.ts'
import type { DemonstrationPatient } from '../people-types.ts'
import { patientId } from './numbers.ts'
import { daysBefore, permit, recordFacts } from './record-facts.ts'

const password = 'Carnet-demo-1'

type Published = {
  readonly slug: string
  /** 15 characters as published; 13, and the key is computed, where a number had to be made for it. */
  readonly ins: string
  readonly oid: InsOid
  readonly names: readonly [birthName: string, birthFirstName: string, firstNames?: string, usedName?: string]
  readonly birthDate: string
  readonly sex: Sex
  readonly birthPlace: string
  readonly state?: 'none'
  readonly note: string
}

const { nir, nirTest } = insOids

const published: readonly Published[] = [
  {
    slug: 'dominique-pat-trois',
    ins: '279035121518989',
    oid: nirTest,
    names: ['PAT-TROIS', 'DOMINIQUE', 'DOMINIQUE MARIE-LOUISE'],
    birthDate: '1979-03-28',
    sex: 'F',
    birthPlace: '51215',
    note: 'Identité de test publiée, celle de la plupart des documents d’exemple de l’ANS.',
  },
  {
    slug: 'ruth-nessi',
    ins: '277076322082910',
    oid: nirTest,
    names: ['NESSI', 'Ruth', 'Ruth Isabelle', 'DECOURCY'],
    birthDate: '1977-07-14',
    sex: 'F',
    birthPlace: '63220',
    note: 'Identité de test publiée, sous l’OID de test.',
  },
  {
    slug: 'marie-nessi',
    ins: '277076322082910',
    oid: nir,
    names: ['NESSI', 'Marie', 'Marie Jeanne Michelle', 'DECOURCY'],
    birthDate: '1977-07-14',
    sex: 'F',
    birthPlace: '51215',
    note: 'Identité de test publiée\u00a0: même matricule que Ruth Nessi, sous l’OID de production.',
  },
  {
    slug: 'laurence-patb-quatre',
    ins: '207058575627097',
    oid: nir,
    names: ['PATB-QUATRE', 'LAURENCE'],
    birthDate: '1907-05-25',
    sex: 'F',
    birthPlace: '85756',
    note: 'Identité de test publiée pour le DMP.',
  },
  {
    slug: 'dominique-adrtrois',
    ins: '297022A02077878',
    oid: nir,
    names: ['ADRTROIS', 'DOMINIQUE'],
    birthDate: '1997-02-26',
    sex: 'F',
    birthPlace: '20020',
    note: 'Identité de test publiée pour INSi, née en Corse\u00a0: la lettre du matricule compte dans la clé.',
  },
  {
    slug: 'catarina-tchitchi',
    ins: '236066322083656',
    oid: nir,
    names: ['TCHITCHI', 'CATARINA', 'CATARINA BELLA'],
    birthDate: '1936-06-21',
    sex: 'F',
    birthPlace: '63220',
    note: 'Identité de test publiée pour INSi.',
  },
  {
    slug: 'marie-decourcy',
    ins: '276059205062865',
    oid: nir,
    names: ['DECOURCY', 'MARIE'],
    birthDate: '1976-05-31',
    sex: 'F',
    birthPlace: '92050',
    note: 'Identité de test publiée dont la clé est fausse (83 est la bonne).',
  },
  {
    slug: 'lea-decourcy',
    ins: '224027511583555',
    oid: nirTest,
    names: ['DECOURCY', 'Léa', 'Léa Marie'],
    birthDate: '2024-02-28',
    sex: 'F',
    birthPlace: '75115',
    note: 'Nouveau-né des documents d’exemple\u00a0; la clé publiée est fausse (12 est la bonne).',
  },
  {
    slug: 'ruth-decourcy-2021-test',
    ins: '221042545611404',
    oid: nirTest,
    names: ['DECOURCY', 'Ruth', 'Ruth Isabelle'],
    birthDate: '2021-04-25',
    sex: 'F',
    birthPlace: '75056',
    note: 'Enfant des certificats de santé de 2025\u00a0; la clé publiée est fausse (83 est la bonne).',
  },
  {
    slug: 'ruth-decourcy-2021',
    ins: '221042545611404',
    oid: nir,
    names: ['DECOURCY', 'Ruth', 'Ruth Isabelle'],
    birthDate: '2021-04-25',
    sex: 'F',
    birthPlace: '75056',
    note: 'Enfant des certificats de santé de 2024, sous l’OID de production\u00a0; clé fausse.',
  },
  {
    slug: 'ruth-decourcy-2023',
    ins: '223042545611404',
    oid: nir,
    names: ['DECOURCY', 'Ruth', 'Ruth Isabelle'],
    birthDate: '2023-04-25',
    sex: 'F',
    birthPlace: '75056',
    note: 'Enfant dont le matricule est porté par trois personnes dans les exemples\u00a0; clé fausse.',
  },
  {
    slug: 'ruth-decourcy-2022',
    ins: '222127505611201',
    oid: nir,
    names: ['DECOURCY', 'Ruth', 'Ruth Isabelle'],
    birthDate: '2022-12-25',
    sex: 'F',
    birthPlace: '75056',
    note: 'Enfant d’un certificat de santé de 2023, sous l’OID de production\u00a0; clé fausse.',
  },
  {
    slug: 'toussaint-adrtrois',
    ins: '160012B020201',
    oid: nirTest,
    names: ['ADRTROIS', 'TOUSSAINT'],
    birthDate: '1960-01-01',
    sex: 'M',
    birthPlace: '2B020',
    note: 'Traits du jeu de test INSi, publiés sans matricule\u00a0: celui-ci est inventé.',
  },
  {
    slug: 'pierre-alain-d-artagnan',
    ins: '1010699999202',
    oid: nirTest,
    names: ["D'ARTAGNAN DE L'HERAULT", 'PIERRE-ALAIN'],
    birthDate: '2001-06-17',
    sex: 'M',
    birthPlace: '99999',
    note: 'Traits du jeu de test INSi, nom à apostrophes et à espaces\u00a0; matricule inventé.',
  },
  {
    slug: 'pierre-alain-ecetinsi',
    ins: '1090799999203',
    oid: nirTest,
    names: ['ECETINSI', 'PIERRE-ALAIN'],
    birthDate: '2009-07-14',
    sex: 'M',
    birthPlace: '99999',
    note: 'Traits du jeu de test INSi, avec un historique de matricules\u00a0; celui-ci est inventé.',
  },
  {
    slug: 'pierre-houilles',
    ins: '1930199999204',
    oid: nirTest,
    names: ['HOUILLES', 'PIERRE', 'PIERRE PAUL JACQUES'],
    birthDate: '1993-01-27',
    sex: 'M',
    birthPlace: '99999',
    state: 'none',
    note: 'INSi ne trouve aucune identité pour ces traits\u00a0: il n’a pas de dossier, son matricule est inventé.',
  },
  {
    slug: 'leonardo-de-vinci',
    ins: '1140299999205',
    oid: nirTest,
    names: ['DE VINCI', 'LEONARDO'],
    birthDate: '2014-02-01',
    sex: 'M',
    birthPlace: '99999',
    state: 'none',
    note: 'INSi trouve plusieurs identités pour ces traits\u00a0: il n’a pas de dossier, son matricule est inventé.',
  },
]

export function publishedPatients(now: Date): readonly DemonstrationPatient[] {
  const opened = daysBefore(now, 200)
  return [...published.map((one) => patient(one, opened)), camilleMartin(now)]
}

function patient(one: Published, opened: Date): DemonstrationPatient {
  const [birthName, birthFirstName, firstNames = birthFirstName, usedName] = one.names
  return {
    slug: one.slug,
    id: patientId(one.ins, one.oid),
    identity: {
      birthName,
      birthFirstName,
      firstNames,
      ...(usedName === undefined ? {} : { usedName }),
      birthDate: one.birthDate,
      sex: one.sex,
      birthPlace: one.birthPlace,
    },
    state: one.state ?? 'active',
    note: one.note,
    // Children too: whoever deposits an example document can then see it as its patient does.
    ...(one.state === 'none'
      ? { record: null }
      : { record: recordFacts(opened), login: one.slug, password, email: `${one.slug}@example.org` }),
    representatives: [],
    carers: [],
  }
}

/** The patient of the example messages, whose existence test answers « VALIDE » to the Dr Docteur. */
function camilleMartin(now: Date): DemonstrationPatient {
  return {
    slug: 'camille-martin',
    id: patientId('180019999900168'),
    identity: {
      birthName: 'MARTIN',
      birthFirstName: 'CAMILLE',
      firstNames: 'CAMILLE',
      usedName: 'DURAND',
      birthDate: '1980-01-15',
      sex: 'M',
      birthPlace: '99999',
    },
    state: 'active',
    login: 'camille-martin',
    password,
    email: 'camille@example.org',
    phone: '0639980001',
    address: { lines: ['1 rue de la Paix'], postalCode: '72000', city: 'LE MANS' },
    vitale: 'vitale-camille-martin',
    note: 'Patient des messages d’exemple publiés\u00a0; le Dr Docteur est autorisé.',
    record: recordFacts(daysBefore(now, 300), {
      authorisations: [permit('dominique-docteur', daysBefore(now, 15))],
    }),
    representatives: [],
    carers: [],
  }
}
