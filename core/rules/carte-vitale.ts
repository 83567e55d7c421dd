/** The serial number printed on a carte Vitale. Spec: rules.md LIF-06. */

/** A card with a photograph: issuer's prefix, then eleven digits. */
const withPhoto = /^8025000002\d{11}$/
const withoutPhoto = /^\d{8,13}$/

/**
 * As it is printed, groups apart: eight to thirteen digits without photograph, twenty-one with.
 * @spec LIF-06 Mon espace santé
 */
export function isCarteVitaleSerial(written: string): boolean {
  const digits = written.replace(/\s/g, '')
  return withPhoto.test(digits) || withoutPhoto.test(digits)
}
