/** The kinds of files whose content is recognised, by the first bytes, and the ends of names that announce each. */
export const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'text/plain': ['.txt'],
  'text/rtf': ['.rtf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/tiff': ['.tif', '.tiff'],
}

/** A deployment accepts these or fewer. */
export const knownExtensions: readonly string[] = Object.values(extensionsOf).flat()
