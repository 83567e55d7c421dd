/** Roots of the French national identifiers (documents.md §4.1, §1). */
export const professionalRoot = '1.2.250.1.71.4.2.1'
export const structureRoot = '1.2.250.1.71.4.2.2'
/** SIRENE, for the editors of referenced services. */
export const sireneRoot = '1.3.2'
/** The DMP, where it keeps a document for the patient who wrote it. */
export const dmpRoot = '1.2.250.1.213.4.1'
