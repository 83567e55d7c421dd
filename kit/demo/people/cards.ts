/** Their cards and certificates. */
import type { CardKind, DemonstrationCard, DemonstrationVitale } from '../people-types.ts'
import { structureNamed } from './structures.ts'

const cps = (
  slug: string,
  holder: string,
  structure: string,
  kind: CardKind = 'CPS3',
  state: DemonstrationCard['state'] = 'valid',
): DemonstrationCard => ({
  slug,
  kind,
  holder,
  structureId: structureNamed(structure).id,
  pin: '1234',
  state,
})

const certificates = (slug: string, structure: string): DemonstrationCard => ({
  slug,
  kind: 'structure',
  holder: structure,
  structureId: structureNamed(structure).id,
  state: 'valid',
})

export const cards: readonly DemonstrationCard[] = [
  cps('cps-martin', 'helene-martin', 'cabinet-martin'),
  cps('cps-martin-expiree', 'helene-martin', 'cabinet-martin', 'CPS2ter', 'expired'),
  cps('cps-leroy', 'antoine-leroy', 'cabinet-leroy'),
  cps('cps-leroy-revoquee', 'antoine-leroy', 'cabinet-leroy', 'CPS3', 'revoked'),
  cps('cps-kacem', 'mehdi-kacem', 'hopital-saint-roch'),
  cps('cps-brunet', 'sylvie-brunet', 'samu-99'),
  cps('cps-faure', 'olivier-faure', 'sante-au-travail'),
  cps('cps-picard', 'nathalie-picard', 'pharmacie-du-marche'),
  cps('cps-petit', 'julien-petit', 'cabinet-petit'),
  cps('cps-petit-bloquee', 'julien-petit', 'cabinet-petit', 'CPS3', 'pinBlocked'),
  cps('cps-garcia', 'elodie-garcia', 'cabinet-garcia'),
  cps('cps-leblanc', 'marion-leblanc', 'cabinet-leblanc'),
  cps('cps-meziane', 'farid-meziane', 'maison-de-sante'),
  cps('cps-rey', 'pauline-rey', 'laboratoire-des-tilleuls'),
  cps('cps-dubois-cabinet', 'camille-dubois', 'cabinet-dubois'),
  cps('cps-dubois-hopital', 'camille-dubois', 'hopital-saint-roch'),
  cps('cps-docteur', 'dominique-docteur', 'cabinet-docteur', 'CPS2ter'),
  cps('cpe-colin', 'nadege-colin', 'cabinet-martin', 'CPE'),
  certificates('structure-hopital', 'hopital-saint-roch'),
  certificates('structure-laboratoire', 'laboratoire-des-tilleuls'),
  certificates('structure-assurance-maladie', 'assurance-maladie'),
  certificates('structure-dossier-pharmaceutique', 'dossier-pharmaceutique'),
]

const vitale = (number: number, holder: string, ...children: readonly string[]): DemonstrationVitale => ({
  slug: `vitale-${holder}`,
  serial: `8025000002${String(99_000_000_000 + number)}`,
  holder,
  beneficiaries: [holder, ...children].map((slug) => ({ slug, rank: '1' })),
})

/** Rank 1: none of them has a twin. */
export const vitales: readonly DemonstrationVitale[] = [
  vitale(1, 'amina-benali'),
  vitale(2, 'julie-marchand', 'leo-marchand'),
  vitale(3, 'isabelle-caron', 'emma-caron'),
  vitale(4, 'robert-vidal'),
  vitale(5, 'denise-perrin'),
  vitale(6, 'alain-perrin'),
  vitale(7, 'paul-lefevre'),
  vitale(8, 'camille-martin'),
  vitale(9, 'louise-girard'),
]
