/**
 * Plain French for what laboratories measure, by LOINC code, and the families that a patient looks under. Ours, dated:
 * what is not here keeps the name of the report, under « Autres mesures ». No name says what a value means.
 * LOINC codes are © Regenstrief Institute, used under the LOINC licence (loinc.org/license).
 */
import type { Code } from '@carnet/core/model/code.ts'

export const analysisNamesAsOf = '2026-11-22'

export const analysisFamilies = [
  'sucre',
  'reins',
  'foie',
  'coeur',
  'globules',
  'coagulation',
  'thyroide',
  'vitamines',
  'sels',
  'inflammation',
  'proteines',
  'urines',
  'autres',
] as const

export type AnalysisFamily = (typeof analysisFamilies)[number]

export const analysisFamilyNames: Readonly<Record<AnalysisFamily, string>> = {
  sucre: 'Sucre et diabète',
  reins: 'Reins',
  foie: 'Foie',
  coeur: 'Cœur et graisses',
  globules: 'Globules du sang',
  coagulation: 'Coagulation',
  thyroide: 'Thyroïde',
  vitamines: 'Vitamines et fer',
  sels: 'Sels minéraux',
  inflammation: 'Inflammation',
  proteines: 'Protéines',
  urines: 'Urines',
  autres: 'Autres mesures',
}

type NamedAnalysis = {
  readonly family: AnalysisFamily
  readonly name: string
  /** As it is read aloud, when the name has an abbreviation. */
  readonly aloud?: string
  readonly codes: readonly string[]
}

/** A mass and an amount of one thing have two codes: they are two analyses, under one name. */
export const namedAnalyses: readonly NamedAnalysis[] = [
  {
    family: 'sucre',
    name: 'Sucre dans le sang (glycémie)',
    aloud: 'Sucre dans le sang, la glycémie',
    codes: ['2345-7', '14749-6'],
  },
  {
    family: 'sucre',
    name: 'Sucre dans le sang à jeun (glycémie)',
    aloud: 'Sucre dans le sang à jeun, la glycémie',
    codes: ['53049-3', '40193-5', '1558-6'],
  },
  {
    family: 'sucre',
    name: 'Sucre des trois derniers mois (HbA1c)',
    aloud: 'Sucre des trois derniers mois',
    codes: ['4548-4', '59261-8'],
  },
  { family: 'reins', name: 'Créatinine', codes: ['2160-0', '14682-9'] },
  {
    family: 'reins',
    name: 'Filtration des reins (DFG estimé)',
    aloud: 'Filtration des reins',
    codes: ['62238-1', '33914-3', '98979-8'],
  },
  { family: 'reins', name: 'Urée', codes: ['3091-6', '22664-7'] },
  { family: 'reins', name: 'Acide urique', codes: ['3084-1', '14933-6'] },
  {
    family: 'foie',
    name: 'ALAT (enzyme du foie)',
    aloud: 'Alanine aminotransférase, une enzyme du foie',
    codes: ['1742-6', '1743-4', '1744-2'],
  },
  {
    family: 'foie',
    name: 'ASAT (enzyme du foie)',
    aloud: 'Aspartate aminotransférase, une enzyme du foie',
    codes: ['1920-8', '30239-8', '88112-8'],
  },
  {
    family: 'foie',
    name: 'Gamma-GT (enzyme du foie)',
    aloud: 'Gamma-glutamyltransférase, une enzyme du foie',
    codes: ['2324-2'],
  },
  { family: 'foie', name: 'Phosphatases alcalines', codes: ['6768-6'] },
  { family: 'foie', name: 'Bilirubine totale', codes: ['1975-2', '14631-6'] },
  { family: 'coeur', name: 'Cholestérol total', codes: ['2093-3', '14647-2'] },
  {
    family: 'coeur',
    name: 'Cholestérol HDL',
    aloud: 'Cholestérol des lipoprotéines de haute densité',
    codes: ['2085-9', '14646-4'],
  },
  {
    family: 'coeur',
    name: 'Cholestérol LDL',
    aloud: 'Cholestérol des lipoprotéines de basse densité',
    codes: ['13457-7', '2089-1', '22748-8', '39469-2'],
  },
  { family: 'coeur', name: 'Triglycérides', codes: ['2571-8', '14927-8'] },
  { family: 'globules', name: 'Hémoglobine', codes: ['718-7'] },
  { family: 'globules', name: 'Globules rouges', codes: ['789-8'] },
  { family: 'globules', name: 'Globules blancs', codes: ['6690-2'] },
  { family: 'globules', name: 'Plaquettes', codes: ['777-3'] },
  {
    family: 'globules',
    name: 'Part des globules rouges (hématocrite)',
    aloud: 'Part des globules rouges, l’hématocrite',
    codes: ['4544-3'],
  },
  {
    family: 'globules',
    name: 'Taille des globules rouges (VGM)',
    aloud: 'Taille des globules rouges',
    codes: ['787-2'],
  },
  {
    family: 'globules',
    name: 'Hémoglobine par globule rouge (TCMH)',
    aloud: 'Hémoglobine par globule rouge',
    codes: ['785-6'],
  },
  {
    family: 'globules',
    name: 'Concentration en hémoglobine (CCMH)',
    aloud: 'Concentration en hémoglobine',
    codes: ['786-4'],
  },
  { family: 'globules', name: 'Neutrophiles (globules blancs)', codes: ['751-8', '770-8'] },
  { family: 'globules', name: 'Lymphocytes (globules blancs)', codes: ['731-0', '736-9'] },
  { family: 'globules', name: 'Monocytes (globules blancs)', codes: ['742-7', '5905-5'] },
  { family: 'globules', name: 'Éosinophiles (globules blancs)', codes: ['711-2', '713-8'] },
  { family: 'globules', name: 'Basophiles (globules blancs)', codes: ['704-7', '706-2', '30180-4'] },
  {
    family: 'coagulation',
    name: 'INR (temps de coagulation)',
    aloud: 'Temps de coagulation',
    codes: ['6301-6'],
  },
  {
    family: 'thyroide',
    name: 'TSH (thyroïde)',
    aloud: 'Thyréostimuline, une hormone de la thyroïde',
    codes: ['3016-3', '29575-8'],
  },
  {
    family: 'thyroide',
    name: 'T4 libre (thyroïde)',
    aloud: 'Thyroxine libre, une hormone de la thyroïde',
    codes: ['3024-7', '14920-3'],
  },
  {
    family: 'thyroide',
    name: 'T3 libre (thyroïde)',
    aloud: 'Triiodothyronine libre, une hormone de la thyroïde',
    codes: ['3051-0', '14928-6'],
  },
  {
    family: 'vitamines',
    name: 'Réserves de fer (ferritine)',
    aloud: 'Réserves de fer, la ferritine',
    codes: ['2276-4', '20567-4'],
  },
  { family: 'vitamines', name: 'Vitamine B12', aloud: 'Vitamine B douze', codes: ['2132-9', '14685-2'] },
  {
    family: 'vitamines',
    name: 'Vitamine B9 (folates)',
    aloud: 'Vitamine B neuf, les folates',
    codes: ['2284-8', '14732-2'],
  },
  { family: 'vitamines', name: 'Vitamine D', codes: ['1989-3', '62292-8'] },
  { family: 'sels', name: 'Sodium', codes: ['2951-2'] },
  { family: 'sels', name: 'Potassium', codes: ['2823-3'] },
  { family: 'sels', name: 'Chlorures', codes: ['2075-0'] },
  { family: 'sels', name: 'Calcium', codes: ['2000-8', '17861-6'] },
  {
    family: 'inflammation',
    name: 'CRP (inflammation)',
    aloud: 'Protéine C réactive, une mesure de l’inflammation',
    codes: ['1988-5', '30522-7'],
  },
  { family: 'proteines', name: 'Protéines totales', codes: ['2885-2'] },
  { family: 'proteines', name: 'Albumine', codes: ['1751-7', '2862-1'] },
  { family: 'urines', name: 'Globules blancs dans les urines', codes: ['30405-5'] },
  { family: 'urines', name: 'Globules rouges dans les urines', codes: ['30391-7'] },
]

const byCode: ReadonlyMap<string, NamedAnalysis> = new Map(
  namedAnalyses.flatMap((analysis) => analysis.codes.map((code) => [code, analysis] as const)),
)

/** `label`: what the report calls it. */
export function analysisName(key: string, label: string): string {
  return byCode.get(key)?.name ?? plainLabel(label)
}

/** The same, to be read aloud; undefined when all that is known is a code or an abbreviation. */
export function analysisAloud(key: string, label: string): string | undefined {
  const known = byCode.get(key)
  const name = known?.aloud ?? known?.name.replace(/ \(([^)]*)\)/, ', $1') ?? plainLabel(label)
  // Two capitals, or a digit: no word of the language.
  return name === '' || /\p{Lu}.*\p{Lu}|\d|\[/u.test(name) ? undefined : name
}

export function analysisFamily(key: string): AnalysisFamily {
  return byCode.get(key)?.family ?? 'autres'
}

/** « Urée [Moles/Volume] Sérum/Plasma ; Numérique »: what LOINC adds says nothing to a patient. */
function plainLabel(label: string): string {
  const [plain = ''] = label.split(/\s*[[;]/)
  return plain === '' ? label : plain
}

/** « … [Arbitraire/Volume] Sérum/Plasma ; Numérique ; MDRD »: what was taken of the person; empty when it is not said. */
export function specimenOf({ display }: Code): string {
  const specimen = aroundOf(display)[0]?.toLowerCase() ?? ''
  return specimens[specimen] ?? specimen
}

export function techniqueOf({ display }: Code): string {
  return aroundOf(display)[2] ?? ''
}

function aroundOf(display = ''): readonly string[] {
  const [, around = ''] = /\]([^\]]*)$/.exec(display) ?? []
  return around.split(';').map((each) => each.trim())
}

const specimens: Readonly<Record<string, string>> = {
  'sérum/plasma': 'sérum ou plasma, le liquide du sang',
  'sang buvard': 'goutte de sang séchée sur un papier buvard',
  urine: 'urines',
}
