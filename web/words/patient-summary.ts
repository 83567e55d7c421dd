/** The patient summary for another software: its sections, and who said each line. Spec: people.md P-26; EHDS-04. */
import { careSummary } from './care-summary.ts'
import { sectionNames } from './health-profile.ts'
import { ownMeasures } from './own-measures.ts'
import { treatments } from './treatments.ts'

export const patientSummary = {
  title: 'Résumé patient',
  madeBy: 'Carnet, Dossier Médical Partagé',
  unnamedLaboratory: 'Laboratoire que le compte rendu ne nomme pas',
  sections: {
    problems: sectionNames.conditions,
    allergies: sectionNames.allergies,
    medications: treatments.title,
    immunizations: careSummary.vaccines,
    results: careSummary.results,
    vitalSigns: ownMeasures.title,
    procedures: sectionNames.operations,
    devices: sectionNames.implants,
    familyHistory: sectionNames.family,
    socialHistory: sectionNames.lifestyle,
    functionalStatus: sectionNames.disabilities,
    advanceDirectives: careSummary.directives,
    patientStory: sectionNames.note,
  },
  nothing: careSummary.nothing,
  bloodGroup: 'Groupe sanguin',
  fromDocument: (title: string, day: string) => `dit par le document «\u00a0${title}\u00a0» du ${day}`,
  bySelf: (day: string) => `écrit par la personne le ${day}`,
  byOther: (name: string, day: string) => `écrit par ${name} le ${day}`,
  onCard: 'écrit par la personne sur sa carte d’urgence',
  noKnownAllergy: 'Aucune allergie connue',
  notConcerned: 'Non concerné',
  noted: (day: string) => `noté par la personne le ${day}, sans contrôle d’un professionnel`,
  lot: (lot: string) => `lot ${lot}`,
  archive: 'Résumé patient pour un logiciel (FHIR, résumé patient international)',
} as const
