/** The invented patients: one for each case of contract.md §5. */
import type { Sex } from '@carnet/core/model/identity.ts'
import type { DemonstrationPatient } from '../people-types.ts'
import { patientId } from './numbers.ts'
import { block, daysBefore, medecinTraitant, permit, recordFacts, team } from './record-facts.ts'

type Person = {
  /** 13 digits, the key is computed; born in 99999, which is no place, so that it can be nobody's. */
  readonly nir: string
  readonly names: readonly [birthName: string, firstNames: string, usedName?: string]
  readonly birthDate: string
  readonly sex: Sex
}
type Rest = Omit<
  DemonstrationPatient,
  'slug' | 'id' | 'identity' | 'representatives' | 'carers' | 'login' | 'password'
> &
  Partial<Pick<DemonstrationPatient, 'representatives' | 'carers'>>

/** Same for all: nine characters and more, none of them about the person (LIF-07). */
const password = 'Carnet-demo-1'

export function inventedPatients(now: Date): readonly DemonstrationPatient[] {
  const ago = (days: number) => daysBefore(now, days)
  const byMartin = { medecinTraitant: medecinTraitant('helene-martin') }
  return [
    patient(
      'amina-benali',
      { nir: '2850699999101', names: ['BENALI', 'AMINA LEÏLA'], birthDate: '1985-06-12', sex: 'F' },
      {
        state: 'active',
        phone: '0639980101',
        vitale: 'vitale-amina-benali',
        note: 'Adulte au dossier actif\u00a0: le Dr Martin, médecin traitant, est autorisée\u00a0; personne d’autre ne l’est.',
        record: recordFacts(ago(400), {
          ...byMartin,
          authorisations: [permit('helene-martin', ago(60))],
        }),
      },
    ),
    patient(
      'paul-lefevre',
      { nir: '1720399999102', names: ['LEFÈVRE', 'PAUL'], birthDate: '1972-03-04', sex: 'M' },
      {
        state: 'none',
        vitale: 'vitale-paul-lefevre',
        note: 'Son dossier n’a jamais été ouvert.',
        record: null,
      },
    ),
    patient(
      'chloe-garnier',
      { nir: '2900999999103', names: ['GARNIER', 'CHLOÉ'], birthDate: '1990-09-23', sex: 'F' },
      {
        state: 'informed',
        phone: '0639980103',
        note: 'Informée depuis dix jours\u00a0: son dossier s’ouvrira au quarante-deuxième, sauf opposition.',
        record: recordFacts(ago(10), { internetAccountOpen: false, attachedToMes: false }),
      },
    ),
    patient(
      'henri-dumas',
      { nir: '1580199999104', names: ['DUMAS', 'HENRI GEORGES'], birthDate: '1958-01-30', sex: 'M' },
      {
        state: 'opposed',
        note: 'S’est opposé à l’ouverture de son dossier.',
        record: recordFacts(ago(90), { internetAccountOpen: false, attachedToMes: false }),
      },
    ),
    patient(
      'lucie-moreau',
      { nir: '2811299999105', names: ['MOREAU', 'LUCIE'], birthDate: '1981-12-05', sex: 'F' },
      {
        state: 'closed',
        note: 'A demandé la fermeture de son dossier.',
        record: recordFacts(ago(120), { internetAccountOpen: false }),
      },
    ),
    patient(
      'gilles-barbier',
      { nir: '1670899999106', names: ['BARBIER', 'GILLES'], birthDate: '1967-08-17', sex: 'M' },
      {
        state: 'suspended',
        note: 'Son dossier est suspendu par l’assurance maladie depuis quinze jours.',
        record: recordFacts(ago(15), byMartin),
      },
    ),
    patient(
      'karim-haddad',
      { nir: '1790499999107', names: ['HADDAD', 'KARIM'], birthDate: '1979-04-02', sex: 'M' },
      {
        state: 'active',
        phone: '0639980107',
        note: 'Refuse le bris de glace, mais non l’accès du centre 15.',
        record: recordFacts(ago(300), {
          ...byMartin,
          emergency: { etreat: true, btg: false, masked: false },
        }),
      },
    ),
    patient(
      'sophie-roux',
      { nir: '2880799999108', names: ['ROUX', 'SOPHIE'], birthDate: '1988-07-19', sex: 'F' },
      {
        state: 'active',
        phone: '0639980108',
        note: 'Refuse l’accès du centre 15, mais non le bris de glace.',
        record: recordFacts(ago(300), {
          ...byMartin,
          emergency: { etreat: false, btg: true, masked: false },
        }),
      },
    ),
    patient(
      'victor-noel',
      { nir: '1940299999109', names: ['NOËL', 'VICTOR'], birthDate: '1994-02-11', sex: 'M' },
      {
        state: 'active',
        note: 'Accepte que ses documents masqués soient lus en urgence.',
        record: recordFacts(ago(300), { emergency: { etreat: true, btg: true, masked: true } }),
      },
    ),
    patient(
      'nadia-fontaine',
      { nir: '2751099999110', names: ['FONTAINE', 'NADIA'], birthDate: '1975-10-08', sex: 'F' },
      {
        state: 'active',
        phone: '0639980110',
        note: 'A nommé le Dr Martin administratrice de son dossier\u00a0: elle voit les documents masqués.',
        record: recordFacts(ago(500), {
          ...byMartin,
          authorisations: [
            permit('helene-martin', ago(30), { administrator: true }),
            permit('antoine-leroy', ago(30)),
          ],
        }),
      },
    ),
    patient(
      'marc-olivier',
      { nir: '1630599999111', names: ['OLIVIER', 'MARC'], birthDate: '1963-05-27', sex: 'M' },
      {
        state: 'active',
        phone: '0639980111',
        note: 'A bloqué le Dr Leroy\u00a0; l’autorisation du Dr Kacem est expirée.',
        record: recordFacts(ago(800), {
          authorisations: [block('antoine-leroy', ago(40)), permit('mehdi-kacem', ago(400))],
        }),
      },
    ),
    patient(
      'bruno-tessier',
      { nir: '1860499999112', names: ['TESSIER', 'BRUNO'], birthDate: '1986-04-14', sex: 'M' },
      {
        state: 'active',
        note: 'A donné son consentement exprès au médecin du travail, le Dr Faure\u202f; l’Assurance Maladie vient de déclarer son médecin traitant.',
        record: recordFacts(ago(200), {
          ...byMartin,
          medecinTraitantDeclaredAt: ago(2),
          authorisations: [
            permit('olivier-faure', ago(20), { expressConsent: true, collectedBy: null }),
            permit('helene-martin', ago(20)),
          ],
        }),
      },
    ),
    patient(
      'julie-marchand',
      {
        nir: '2841199999113',
        names: ['AUBERT', 'JULIE', 'MARCHAND'],
        birthDate: '1984-11-16',
        sex: 'F',
      },
      {
        state: 'active',
        phone: '0639980113',
        vitale: 'vitale-julie-marchand',
        note: 'Mère de Léo Marchand.',
        record: recordFacts(ago(350), byMartin),
      },
    ),
    patient(
      'thomas-marchand',
      { nir: '1820599999114', names: ['MARCHAND', 'THOMAS'], birthDate: '1982-05-09', sex: 'M' },
      {
        state: 'active',
        phone: '0639980114',
        note: 'Père de Léo Marchand.',
        record: recordFacts(ago(350), byMartin),
      },
    ),
    patient(
      'leo-marchand',
      { nir: '1170699999115', names: ['MARCHAND', 'LÉO'], birthDate: '2017-06-21', sex: 'M' },
      {
        state: 'active',
        vitale: 'vitale-julie-marchand',
        note: 'Enfant dont les deux parents, Julie et Thomas Marchand, sont représentants légaux.',
        record: recordFacts(ago(300), { ...byMartin, internetAccountOpen: false }),
        representatives: [
          { slug: 'julie-marchand', as: 'parent' },
          { slug: 'thomas-marchand', as: 'parent' },
        ],
      },
    ),
    patient(
      'isabelle-caron',
      { nir: '2790899999116', names: ['CARON', 'ISABELLE'], birthDate: '1979-08-03', sex: 'F' },
      {
        state: 'active',
        phone: '0639980116',
        vitale: 'vitale-isabelle-caron',
        note: 'Mère d’Emma Caron.',
        record: recordFacts(ago(350), byMartin),
      },
    ),
    patient(
      'emma-caron',
      { nir: '2110399999117', names: ['CARON', 'EMMA'], birthDate: '2011-03-29', sex: 'F' },
      {
        state: 'active',
        vitale: 'vitale-isabelle-caron',
        note: 'Adolescente dont certains documents restent secrets pour sa mère.',
        record: recordFacts(ago(300), {
          ...byMartin,
          internetAccountOpen: false,
          authorisations: [permit('helene-martin', ago(90)), permit('marion-leblanc', ago(45))],
        }),
        representatives: [{ slug: 'isabelle-caron', as: 'parent' }],
      },
    ),
    patient(
      'claire-vidal',
      { nir: '2700199999118', names: ['VIDAL', 'CLAIRE'], birthDate: '1970-01-22', sex: 'F' },
      {
        state: 'active',
        phone: '0639980118',
        note: 'Fille et tutrice de Robert Vidal.',
        record: recordFacts(ago(350)),
      },
    ),
    patient(
      'robert-vidal',
      { nir: '1420299999119', names: ['VIDAL', 'ROBERT MARIUS'], birthDate: '1942-02-13', sex: 'M' },
      {
        state: 'active',
        vitale: 'vitale-robert-vidal',
        note: 'Majeur sous tutelle\u00a0: sa fille Claire Vidal le représente\u202f; une équipe de soins le suit à domicile.',
        record: recordFacts(ago(350), {
          ...byMartin,
          internetAccountOpen: false,
          authorisations: [
            team('equipe-domicile-vidal', ['helene-martin', 'julien-petit', 'nathalie-picard'], ago(30)),
          ],
        }),
        representatives: [{ slug: 'claire-vidal', as: 'guardian' }],
      },
    ),
    patient(
      'denise-perrin',
      {
        nir: '2470899999120',
        names: ['GUÉRIN', 'DENISE MARIE', 'PERRIN'],
        birthDate: '1947-08-24',
        sex: 'F',
      },
      {
        state: 'active',
        phone: '0639980120',
        vitale: 'vitale-denise-perrin',
        note: 'Aidée par son fils Alain Perrin\u00a0; elle est suivie par l’infirmier Petit.',
        record: recordFacts(ago(600), {
          ...byMartin,
          authorisations: [permit('helene-martin', ago(100)), permit('julien-petit', ago(25))],
        }),
        carers: ['alain-perrin'],
      },
    ),
    patient(
      'alain-perrin',
      { nir: '1730999999121', names: ['PERRIN', 'ALAIN'], birthDate: '1973-09-01', sex: 'M' },
      {
        state: 'active',
        phone: '0639980121',
        vitale: 'vitale-alain-perrin',
        note: 'Aidant de sa mère, Denise Perrin.',
        record: recordFacts(ago(350)),
      },
    ),
    patient(
      'odette-lambert',
      {
        nir: '2400599999122',
        names: ['ROYER', 'ODETTE LUCIENNE', 'LAMBERT'],
        birthDate: '1940-05-19',
        sex: 'F',
      },
      {
        state: 'active',
        phone: '0639980122',
        note: 'Dossier très fourni\u00a0: 2\u202f000 documents sur quinze ans, quand la démonstration est lancée avec --big.',
        record: recordFacts(ago(700), {
          ...byMartin,
          authorisations: [permit('helene-martin', ago(30)), permit('antoine-leroy', ago(30))],
        }),
      },
    ),
    patient(
      'louise-girard',
      { nir: '2960499999123', names: ['GIRARD', 'LOUISE'], birthDate: '1996-04-17', sex: 'F' },
      {
        state: 'active',
        address: { lines: ['12 rue des Lilas'], postalCode: '72000', city: 'LE MANS' },
        vitale: 'vitale-louise-girard',
        note: 'Son dossier est ouvert, mais elle n’y est jamais entrée\u00a0: sa lettre, avec le code d’activation, est dans le dossier d’envoi.',
        record: recordFacts(ago(3), { ...byMartin, internetAccountOpen: false }),
      },
    ),
  ]
}

function patient(slug: string, person: Person, rest: Rest): DemonstrationPatient {
  const [birthName, firstNames, usedName] = person.names
  return {
    slug,
    id: patientId(person.nir),
    identity: {
      birthName,
      birthFirstName: firstNames.split(' ')[0] ?? firstNames,
      firstNames,
      ...(usedName === undefined ? {} : { usedName }),
      birthDate: person.birthDate,
      sex: person.sex,
      birthPlace: '99999',
    },
    email: `${slug.replace('-', '.')}@example.org`,
    ...(rest.record?.internetAccountOpen === true ? { login: slug, password } : {}),
    representatives: [],
    carers: [],
    ...rest,
  }
}
