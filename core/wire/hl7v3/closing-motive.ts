/** Why a record is closed, as it was said at the closing (TD1.4). soap.md §5.1: one code is published, others stay as they come. */
export type ClosingMotiveSaid = { readonly code: string; readonly text?: string }

export const closingMotiveSystem = '1.2.250.1.213.4.1.2.4'
