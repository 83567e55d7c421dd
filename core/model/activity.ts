/** What is counted of a day of a professional or a structure: the tests of existence asked, and the records of which something was seen. */
export type ActivityMeasure = 'existenceTests' | 'recordsOpened'
