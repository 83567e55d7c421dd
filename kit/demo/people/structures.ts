/** Where the invented professionals work. Sectors: JDV_J61. */
import type { PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import type { DemonstrationStructure } from '../people-types.ts'
import { practiceId, testFinessId, testPsId } from './numbers.ts'

/** PS_IdNat by slug: a practice bears the number of its owner. */
export const psIds = {
  'helene-martin': testPsId(1),
  'antoine-leroy': testPsId(2),
  'mehdi-kacem': testPsId(3),
  'sylvie-brunet': testPsId(4),
  'olivier-faure': testPsId(5),
  'nathalie-picard': testPsId(6),
  'julien-petit': testPsId(7),
  'elodie-garcia': testPsId(8),
  'marion-leblanc': testPsId(9),
  'farid-meziane': testPsId(10),
  'pauline-rey': testPsId(11),
  'camille-dubois': testPsId(12),
  // Published with the example messages; its RPPS part does not pass the Luhn check, on purpose.
  'dominique-docteur': '899900000017' as PsIdNat,
} as const

export const structures: readonly DemonstrationStructure[] = [
  {
    slug: 'cabinet-martin',
    id: practiceId(psIds['helene-martin']),
    name: 'Cabinet du Dr Martin',
    sector: 'SA07',
    regulationCentre: false,
    note: 'Cabinet de médecine générale, avec une secrétaire qui a une carte CPE.',
  },
  {
    slug: 'cabinet-leroy',
    id: practiceId(psIds['antoine-leroy']),
    name: 'Cabinet de cardiologie Leroy',
    sector: 'SA08',
    regulationCentre: false,
    note: 'Cabinet de cardiologie.',
  },
  {
    slug: 'hopital-saint-roch',
    id: testFinessId(101),
    name: 'Centre hospitalier Saint-Roch',
    sector: 'SA01',
    regulationCentre: false,
    card: 'structure-hopital',
    note: 'Hôpital qui alimente avec ses certificats de structure (authentification indirecte).',
  },
  {
    slug: 'samu-99',
    id: testFinessId(115),
    name: 'SAMU 99 - Centre 15',
    sector: 'SA01',
    regulationCentre: true,
    note: 'Centre de régulation médicale\u00a0: lui seul peut accéder en mode centre 15.',
  },
  {
    slug: 'sante-au-travail',
    id: testFinessId(201),
    name: 'Service de santé au travail des Trois Rivières',
    sector: 'SA13',
    regulationCentre: false,
    note: 'Service de prévention et de santé au travail.',
  },
  {
    slug: 'pharmacie-du-marche',
    id: testFinessId(301),
    name: 'Pharmacie du Marché',
    sector: 'SA33',
    regulationCentre: false,
    note: 'Pharmacie d’officine.',
  },
  {
    slug: 'cabinet-petit',
    id: practiceId(psIds['julien-petit']),
    name: 'Cabinet infirmier Petit',
    sector: 'SA08',
    regulationCentre: false,
    note: 'Cabinet infirmier.',
  },
  {
    slug: 'cabinet-garcia',
    id: practiceId(psIds['elodie-garcia']),
    name: 'Cabinet dentaire Garcia',
    sector: 'SA07',
    regulationCentre: false,
    note: 'Cabinet dentaire.',
  },
  {
    slug: 'cabinet-leblanc',
    id: practiceId(psIds['marion-leblanc']),
    name: 'Cabinet de sage-femme Leblanc',
    sector: 'SA07',
    regulationCentre: false,
    note: 'Cabinet de sage-femme.',
  },
  {
    slug: 'maison-de-sante',
    id: testFinessId(401),
    name: 'Maison de santé des Tilleuls',
    sector: 'SA52',
    regulationCentre: false,
    note: 'Maison de santé où travaille l’assistant de service social.',
  },
  {
    slug: 'laboratoire-des-tilleuls',
    id: testFinessId(501),
    name: 'Laboratoire de biologie des Tilleuls',
    sector: 'SA25',
    regulationCentre: false,
    card: 'structure-laboratoire',
    note: 'Laboratoire qui alimente avec ses certificats de structure.',
  },
  {
    slug: 'cabinet-dubois',
    id: practiceId(psIds['camille-dubois']),
    name: 'Cabinet du Dr Dubois',
    sector: 'SA07',
    regulationCentre: false,
    note: 'Première activité du Dr Dubois, l’autre étant à l’hôpital.',
  },
  {
    slug: 'assurance-maladie',
    id: testFinessId(601),
    name: 'Assurance maladie de démonstration',
    sector: 'SA24',
    regulationCentre: false,
    card: 'structure-assurance-maladie',
    note: 'Alimentation automatique par l’assurance maladie, avec ses certificats de structure.',
  },
  {
    slug: 'dossier-pharmaceutique',
    id: testFinessId(701),
    name: 'Dossier Pharmaceutique de démonstration',
    sector: 'SA43',
    regulationCentre: false,
    card: 'structure-dossier-pharmaceutique',
    note: 'Alimentation automatique par le Dossier Pharmaceutique, avec ses certificats de structure.',
  },
  {
    slug: 'cabinet-docteur',
    id: '499900000017001' as StructIdNat,
    name: 'CABINET DR DOCTEUR',
    sector: 'SA07',
    regulationCentre: false,
    note: 'Structure des messages d’exemple publiés.',
  },
]

export function structureNamed(slug: string): DemonstrationStructure {
  const structure = structures.find((one) => one.slug === slug)
  if (structure === undefined) throw new RangeError(`no structure is named ${slug}`)
  return structure
}
