/**
 * The matrix that ships until the official one is imported: always said to be provisional (MAT-05).
 * Spec: rules.md §5.3 (cells verified in the press and by professional bodies) and §5.4 (the generator's rule).
 */
import { professionSystems } from '@carnet/core/model/caller.ts'
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { MatrixCell, MatrixVersion } from './access-matrix.ts'

/** A document type with its category: association table X16. */
export type TypedDocument = { readonly code: string; readonly system: string; readonly classCode: string }

export type MatrixProfession = {
  /** The row of the official table: 19 of them. */
  readonly row: string
  readonly system: string
  readonly code: string
  readonly label: string
  readonly group: Group
}

type Group = 1 | 2 | 3 | 4 | 5 | 6

const { g15, g16InTraining, r94, r95, r85 } = professionSystems

/** §5.4: 19 professions; a few have several codes. */
export const matrixProfessions: readonly MatrixProfession[] = [
  profession(1, 'Médecin', g15, '10'),
  profession(1, 'Médecin', g16InTraining, '10', 'Médecin en formation'),
  profession(2, 'Pharmacien', g15, '21'),
  profession(2, 'Chirurgien-dentiste', g15, '40'),
  profession(2, 'Sage-femme', g15, '50'),
  profession(2, 'Infirmier', g15, '60'),
  profession(2, 'Infirmier', g15, '69', 'Infirmier psychiatrique'),
  profession(3, 'Masseur-kinésithérapeute', g15, '70'),
  profession(3, 'Pédicure-podologue', g15, '80'),
  profession(3, 'Orthophoniste', g15, '91'),
  profession(3, 'Orthoptiste', g15, '92'),
  profession(3, 'Ergothérapeute', g15, '94'),
  profession(3, 'Psychomotricien', g15, '96'),
  profession(4, 'Diététicien', g15, '95'),
  profession(4, 'Manipulateur ERM', g15, '98'),
  profession(4, 'Audioprothésiste', g15, '26'),
  profession(4, 'Opticien-lunetier', g15, '28'),
  profession(4, 'Psychologue', r95, '93'),
  profession(5, 'Aide-soignant', g15, '35'),
  // No published code says « coordonnateur de parcours »; the nearest role is taken (unverified).
  profession(6, 'Coordonnateur de parcours', r85, '301'),
  ...[
    ['41', 'Assistant de service social'],
    ['42', 'Auxiliaire de vie sociale'],
    ['43', 'Technicien de l’intervention sociale et familiale'],
    ['44', 'Conseiller en économie sociale et familiale'],
    ['45', 'Médiateur familial'],
    ['46', 'Assistant familial'],
    ['47', 'Aide médico-psychologique'],
    ['48', 'Moniteur éducateur'],
    ['49', 'Éducateur de jeunes enfants'],
    ['51', 'Éducateur spécialisé'],
    ['52', 'Éducateur technique spécialisé'],
    ['53', 'Accompagnant éducatif et social'],
  ].map(([code, label]) => profession(6, 'Professionnel social ou médico-social', r94, code!, label)),
]

const categoriesOf: Record<Group, readonly string[] | 'all'> = {
  1: 'all',
  2: ['10', '11', '31', '42', '43', '44', '45', '52', '60', '90'],
  3: ['10', '11', '31', '42', '44', '45', '52'],
  4: ['10', '42', '44'],
  5: ['44', '45'],
  6: [],
}

/** Group 6 reads these types and no category. */
const socialTypes = ['28653-4', '34842-5', '80788-3', '18776-5', '83981-1', '88348-8']

/** Synthèse psychiatrique, bilan psychologique, génétique moléculaire: for no one but group 1 and who is named. */
const sensitiveTypes: Readonly<Record<string, readonly string[]>> = {
  '68599-0': [],
  '83901-9': ['Psychologue'],
  '51969-4': ['Sage-femme'],
}

/** Volontés et droits, directives anticipées: groups 1 and 2, minus dentists. */
const willTypes = ['EXPPAT_1', 'EXPPAT_3']

/** §5.3: what a published text says of a cell always wins. */
export const verifiedCells: Readonly<
  Record<string, { readonly no: readonly string[]; readonly yes: readonly string[] }>
> = {
  Médecin: { no: ['ATTEST-RESID'], yes: [] },
  Infirmier: {
    no: ['75496-0', '68599-0', '83901-9', '68817-6', '89601-9'],
    yes: ['83981-1', 'DOCPAT06', 'DOCPAT05', '47420-5', '15507-7', '56445-0', 'PROT_ALD'],
  },
  'Chirurgien-dentiste': {
    no: ['80788-3', '75496-0', '83981-1', '83901-9', '68599-0', 'EXPPAT_3'],
    yes: [],
  },
  'Pédicure-podologue': { no: ['15508-5'], yes: [] },
  'Coordonnateur de parcours': {
    no: ['15507-7', 'BIL_AUTO', '34794-8', '34112-3', '11506-3', '89601-9', 'CERT_DECL'],
    yes: [],
  },
}

/**
 * One cell for each profession code and each type of `types` (the signature document is outside the matrix).
 * In force from the beginning: the first official version replaces it on its own date.
 * @spec MAT-01 MAT-05 rules.md §5.3, §5.4
 */
export function provisionalMatrix(types: readonly TypedDocument[]): MatrixVersion {
  return {
    version: 'provisoire-1',
    effectiveFrom: startOfCivilDay('1970-01-01'),
    source: 'Carnet, en attente du tableau officiel de l’arrêté du 26 octobre 2023',
    provisional: true,
    cells: matrixProfessions.flatMap((who) => types.map((type) => cellOf(who, type))),
  }
}

function cellOf(who: MatrixProfession, type: TypedDocument): MatrixCell {
  return {
    professionSystem: who.system,
    professionCode: who.code,
    categoryCode: type.classCode,
    typeSystem: type.system,
    typeCode: type.code,
    read: reads(who, type),
  }
}

function reads(who: MatrixProfession, { code, classCode }: TypedDocument): boolean {
  const verified = verifiedCells[who.row]
  if (verified?.no.includes(code)) return false
  if (verified?.yes.includes(code)) return true
  if (who.group === 1) return true
  const allowed = sensitiveTypes[code]
  // « Psychologue keeps 83901-9 » though category 11 is not his: the text means that he reads it.
  if (allowed !== undefined) return allowed.includes(who.row)
  if (willTypes.includes(code)) return who.group === 2 && who.row !== 'Chirurgien-dentiste'
  if (who.group === 6) return socialTypes.includes(code)
  if (who.row === 'Manipulateur ERM' && classCode === '31') return true
  const categories = categoriesOf[who.group]
  return categories === 'all' || categories.includes(classCode)
}

function profession(
  group: Group,
  row: string,
  system: string,
  code: string,
  label: string = row,
): MatrixProfession {
  return { row, system, code, label, group }
}
