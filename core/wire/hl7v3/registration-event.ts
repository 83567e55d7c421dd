/** What the DMP answers about a patient: an event of its register, kept by the DMP itself. soap.md §5.2, §5.5. */
import { type Markup, xml } from '../xml/write.ts'

export function formatRegistrationEvent(patient: Markup, custodianOid: string): Markup {
  return xml`<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN"><statusCode code="completed"/><subject1 typeCode="SBJ">${patient}</subject1><custodian typeCode="CST"><assignedEntity classCode="ASSIGNED"><id root="${custodianOid}"/></assignedEntity></custodian></registrationEvent></subject>`
}
