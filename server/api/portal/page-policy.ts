/** What a page of ours may load and do: nothing from elsewhere, no script. The page that needs more says so itself. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Where a script of ours helps: a photo made ready, results read aloud, a passkey used. */
export const policyWithScript = `${pagePolicy}; script-src 'self'`
