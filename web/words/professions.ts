/**
 * Professions and specialities in everyday words (TRE_G15, TRE_R01).
 * Traces do not say whether a person is a man or a woman: a word that suits both is taken (« cardiologue »),
 * else the name of the care (« soins infirmiers »).
 */
const professions: Readonly<Record<string, string>> = {
  '10': 'médecin',
  '21': 'pharmacie',
  '26': 'audioprothésiste',
  '28': 'optique',
  '31': 'assistance dentaire',
  '35': 'aide aux soins',
  '36': 'ambulance',
  '37': 'puériculture',
  '38': 'préparation en pharmacie',
  '39': 'préparation en pharmacie',
  '40': 'dentiste',
  '50': 'sage-femme',
  '60': 'soins infirmiers',
  '69': 'soins infirmiers',
  '70': 'kinésithérapeute',
  '80': 'pédicure-podologue',
  '81': 'orthoprothésiste',
  '82': 'podo-orthésiste',
  '83': 'orthopédiste-orthésiste',
  '84': 'oculariste',
  '85': 'épithésiste',
  '86': 'laboratoire médical',
  '91': 'orthophoniste',
  '92': 'orthoptiste',
  '94': 'ergothérapeute',
  '95': 'diététique',
  '96': 'psychomotricité',
  '98': 'radiologie',
  '71': 'ostéopathe',
  '72': 'psychothérapeute',
  '73': 'chiropraxie',
  '93': 'psychologue',
  '97': 'conseil en génétique',
  '41': 'service social',
}

const specialities: Readonly<Record<string, string>> = {
  SM01: 'analyse des tissus',
  SM02: 'anesthésiste',
  SM03: 'biologiste',
  SM04: 'cardiologue',
  SM05: 'chirurgie',
  SM08: 'chirurgie des os et des articulations',
  SM09: 'chirurgie de l’enfant',
  SM11: 'chirurgie du thorax et du cœur',
  SM12: 'urologue',
  SM13: 'chirurgie des vaisseaux',
  SM14: 'chirurgie digestive',
  SM15: 'dermatologue',
  SM16: 'endocrinologue',
  SM17: 'généticien ou généticienne',
  SM18: 'gériatre',
  SM19: 'gynécologue',
  SM20: 'gynécologue-obstétricien ou obstétricienne',
  SM21: 'hématologue',
  SM24: 'gastro-entérologue',
  SM25: 'médecin du travail',
  SM26: 'généraliste',
  SM27: 'médecin interniste',
  SM28: 'médecine nucléaire',
  SM29: 'médecin de rééducation',
  SM30: 'néphrologue',
  SM31: 'neurochirurgie',
  SM32: 'neurologue',
  SM34: 'ORL',
  SM36: 'cancérologue',
  SM37: 'radiothérapeute',
  SM38: 'ophtalmologue',
  SM39: 'ORL',
  SM40: 'pédiatre',
  SM41: 'pneumologue',
  SM42: 'psychiatre',
  SM43: 'psychiatre de l’enfant',
  SM44: 'radiologue',
  SM46: 'médecin réanimateur',
  SM48: 'rhumatologue',
  SM49: 'médecin de santé publique',
  SM53: 'généraliste',
  SM54: 'généraliste',
  SM57: 'allergologue',
  SM58: 'infectiologue',
  SM59: 'urgentiste',
  SM60: 'médecin légiste',
  SM61: 'médecin des vaisseaux',
  SM62: 'diabétologue',
  SM72: 'médecin interniste',
  SM73: 'cardiologue',
  SM74: 'radiologue',
}

/** « cardiologue », « soins infirmiers », or nothing when neither code is known. */
export function professionInWords(profession?: string, speciality?: string): string | undefined {
  return specialities[speciality ?? ''] ?? professions[profession ?? '']
}

/** The same from the metadata of a document: `G15_10/SM04`. Spec: documents.md §4.3. */
export function authorSpecialityInWords(code: string): string | undefined {
  if (code === 'ALIM_AM' || code === 'AUTOMATE') return 'ajout automatique'
  const found = /^G15_(\d+)(?:\/(\w+))?$/.exec(code)
  return found === null ? undefined : professionInWords(found[1], found[2])
}

/** Physicians and dentists are called « Dr »; the card gives a name without it. */
export function nameWithTitle(name: string, profession?: string): string {
  return profession === '10' || profession === '40' ? `Dr\u00a0${name}` : name
}
