/** « de » before a name. */

const vowel = /^([AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]|Y[^AEIOUÉÈ])/i
/** « d’Amina », « de Karim », « d’Yves », « de Yasmine ». */
export function of(name: string): string {
  return vowel.test(name) ? `d’${name}` : `de ${name}`
}
