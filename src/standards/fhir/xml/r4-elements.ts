// Derived from the JSON schema that HL7 publishes with R4; r4-elements.test.ts compares the two.
/**
 * The elements of the types that a document may hold, as far as they are not a single text: `*` a list, `#` a number, `?` a
 * boolean, `<` a narrative, `!` a resource, `:Type` an element of that type.
 */
export const R4_ELEMENTS: Readonly<Record<string, string>> = {
  Address: 'line* period:Period',
  Age: 'value#',
  AllergyIntolerance:
    'meta:Meta text:Narrative contained*! identifier*:Identifier clinicalStatus:CodeableConcept verificationStatus:CodeableConcept category* code:CodeableConcept patient:Reference encounter:Reference onsetAge:Age onsetPeriod:Period onsetRange:Range recorder:Reference asserter:Reference note*:Annotation reaction*:AllergyIntolerance_Reaction',
  AllergyIntolerance_Reaction:
    'substance:CodeableConcept manifestation*:CodeableConcept exposureRoute:CodeableConcept note*:Annotation',
  Annotation: 'authorReference:Reference',
  Attachment: 'size#',
  Binary: 'meta:Meta securityContext:Reference',
  Bundle: 'meta:Meta identifier:Identifier total# link*:Bundle_Link entry*:Bundle_Entry signature:Signature',
  Bundle_Entry: 'link*:Bundle_Link resource! search:Bundle_Search request:Bundle_Request response:Bundle_Response',
  Bundle_Response: 'outcome!',
  Bundle_Search: 'score#',
  CarePlan:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* basedOn*:Reference replaces*:Reference partOf*:Reference category*:CodeableConcept subject:Reference encounter:Reference period:Period author:Reference contributor*:Reference careTeam*:Reference addresses*:Reference supportingInfo*:Reference goal*:Reference activity*:CarePlan_Activity note*:Annotation',
  CarePlan_Activity:
    'outcomeCodeableConcept*:CodeableConcept outcomeReference*:Reference progress*:Annotation reference:Reference detail:CarePlan_Detail',
  CarePlan_Detail:
    'instantiatesCanonical* instantiatesUri* code:CodeableConcept reasonCode*:CodeableConcept reasonReference*:Reference goal*:Reference statusReason:CodeableConcept doNotPerform? scheduledTiming:Timing scheduledPeriod:Period location:Reference performer*:Reference productCodeableConcept:CodeableConcept productReference:Reference dailyAmount:Quantity quantity:Quantity',
  CareTeam:
    'meta:Meta text:Narrative contained*! identifier*:Identifier category*:CodeableConcept subject:Reference encounter:Reference period:Period participant*:CareTeam_Participant reasonCode*:CodeableConcept reasonReference*:Reference managingOrganization*:Reference telecom*:ContactPoint note*:Annotation',
  CareTeam_Participant: 'role*:CodeableConcept member:Reference onBehalfOf:Reference period:Period',
  CodeableConcept: 'coding*:Coding',
  Coding: 'userSelected?',
  Communication:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* basedOn*:Reference partOf*:Reference inResponseTo*:Reference statusReason:CodeableConcept category*:CodeableConcept medium*:CodeableConcept subject:Reference topic:CodeableConcept about*:Reference encounter:Reference recipient*:Reference sender:Reference reasonCode*:CodeableConcept reasonReference*:Reference payload*:Communication_Payload note*:Annotation',
  Communication_Payload: 'contentAttachment:Attachment contentReference:Reference',
  Composition:
    'meta:Meta text:Narrative contained*! identifier:Identifier type:CodeableConcept category*:CodeableConcept subject:Reference encounter:Reference author*:Reference attester*:Composition_Attester custodian:Reference relatesTo*:Composition_RelatesTo event*:Composition_Event section*:Composition_Section',
  Composition_Attester: 'party:Reference',
  Composition_Event: 'code*:CodeableConcept period:Period detail*:Reference',
  Composition_RelatesTo: 'targetIdentifier:Identifier targetReference:Reference',
  Composition_Section:
    'code:CodeableConcept author*:Reference focus:Reference text:Narrative orderedBy:CodeableConcept entry*:Reference emptyReason:CodeableConcept section*:Composition_Section',
  Condition:
    'meta:Meta text:Narrative contained*! identifier*:Identifier clinicalStatus:CodeableConcept verificationStatus:CodeableConcept category*:CodeableConcept severity:CodeableConcept code:CodeableConcept bodySite*:CodeableConcept subject:Reference encounter:Reference onsetAge:Age onsetPeriod:Period onsetRange:Range abatementAge:Age abatementPeriod:Period abatementRange:Range recorder:Reference asserter:Reference stage*:Condition_Stage evidence*:Condition_Evidence note*:Annotation',
  Condition_Evidence: 'code*:CodeableConcept detail*:Reference',
  Condition_Stage: 'summary:CodeableConcept assessment*:Reference type:CodeableConcept',
  Consent:
    'meta:Meta text:Narrative contained*! identifier*:Identifier scope:CodeableConcept category*:CodeableConcept patient:Reference performer*:Reference organization*:Reference sourceAttachment:Attachment sourceReference:Reference policy*:Consent_Policy policyRule:CodeableConcept verification*:Consent_Verification provision:Consent_Provision',
  Consent_Actor: 'role:CodeableConcept reference:Reference',
  Consent_Data: 'reference:Reference',
  Consent_Provision:
    'period:Period actor*:Consent_Actor action*:CodeableConcept securityLabel*:Coding purpose*:Coding class*:Coding code*:CodeableConcept dataPeriod:Period data*:Consent_Data provision*:Consent_Provision',
  Consent_Verification: 'verified? verifiedWith:Reference',
  ContactDetail: 'telecom*:ContactPoint',
  ContactPoint: 'rank# period:Period',
  Contributor: 'contact*:ContactDetail',
  Count: 'value#',
  Coverage:
    'meta:Meta text:Narrative contained*! identifier*:Identifier type:CodeableConcept policyHolder:Reference subscriber:Reference beneficiary:Reference relationship:CodeableConcept period:Period payor*:Reference class*:Coverage_Class order# costToBeneficiary*:Coverage_CostToBeneficiary subrogation? contract*:Reference',
  Coverage_Class: 'type:CodeableConcept',
  Coverage_CostToBeneficiary:
    'type:CodeableConcept valueQuantity:Quantity valueMoney:Money exception*:Coverage_Exception',
  Coverage_Exception: 'type:CodeableConcept period:Period',
  DataRequirement:
    'profile* subjectCodeableConcept:CodeableConcept subjectReference:Reference mustSupport* codeFilter*:DataRequirement_CodeFilter dateFilter*:DataRequirement_DateFilter limit# sort*:DataRequirement_Sort',
  DataRequirement_CodeFilter: 'code*:Coding',
  DataRequirement_DateFilter: 'valuePeriod:Period valueDuration:Duration',
  Device:
    'meta:Meta text:Narrative contained*! identifier*:Identifier definition:Reference udiCarrier*:Device_UdiCarrier statusReason*:CodeableConcept deviceName*:Device_DeviceName type:CodeableConcept specialization*:Device_Specialization version*:Device_Version property*:Device_Property patient:Reference owner:Reference contact*:ContactPoint location:Reference note*:Annotation safety*:CodeableConcept parent:Reference',
  DeviceUseStatement:
    'meta:Meta text:Narrative contained*! identifier*:Identifier basedOn*:Reference subject:Reference derivedFrom*:Reference timingTiming:Timing timingPeriod:Period source:Reference device:Reference reasonCode*:CodeableConcept reasonReference*:Reference bodySite:CodeableConcept note*:Annotation',
  Device_Property: 'type:CodeableConcept valueQuantity*:Quantity valueCode*:CodeableConcept',
  Device_Specialization: 'systemType:CodeableConcept',
  Device_Version: 'type:CodeableConcept component:Identifier',
  DiagnosticReport:
    'meta:Meta text:Narrative contained*! identifier*:Identifier basedOn*:Reference category*:CodeableConcept code:CodeableConcept subject:Reference encounter:Reference effectivePeriod:Period performer*:Reference resultsInterpreter*:Reference specimen*:Reference result*:Reference imagingStudy*:Reference media*:DiagnosticReport_Media conclusionCode*:CodeableConcept presentedForm*:Attachment',
  DiagnosticReport_Media: 'link:Reference',
  Distance: 'value#',
  DocumentReference:
    'meta:Meta text:Narrative contained*! masterIdentifier:Identifier identifier*:Identifier type:CodeableConcept category*:CodeableConcept subject:Reference author*:Reference authenticator:Reference custodian:Reference relatesTo*:DocumentReference_RelatesTo securityLabel*:CodeableConcept content*:DocumentReference_Content context:DocumentReference_Context',
  DocumentReference_Content: 'attachment:Attachment format:Coding',
  DocumentReference_Context:
    'encounter*:Reference event*:CodeableConcept period:Period facilityType:CodeableConcept practiceSetting:CodeableConcept sourcePatientInfo:Reference related*:Reference',
  DocumentReference_RelatesTo: 'target:Reference',
  Dosage:
    'sequence# additionalInstruction*:CodeableConcept timing:Timing asNeededBoolean? asNeededCodeableConcept:CodeableConcept site:CodeableConcept route:CodeableConcept method:CodeableConcept doseAndRate*:Dosage_DoseAndRate maxDosePerPeriod:Ratio maxDosePerAdministration:Quantity maxDosePerLifetime:Quantity',
  Dosage_DoseAndRate:
    'type:CodeableConcept doseRange:Range doseQuantity:Quantity rateRatio:Ratio rateRange:Range rateQuantity:Quantity',
  Duration: 'value#',
  Encounter:
    'meta:Meta text:Narrative contained*! identifier*:Identifier statusHistory*:Encounter_StatusHistory class:Coding classHistory*:Encounter_ClassHistory type*:CodeableConcept serviceType:CodeableConcept priority:CodeableConcept subject:Reference episodeOfCare*:Reference basedOn*:Reference participant*:Encounter_Participant appointment*:Reference period:Period length:Duration reasonCode*:CodeableConcept reasonReference*:Reference diagnosis*:Encounter_Diagnosis account*:Reference hospitalization:Encounter_Hospitalization location*:Encounter_Location serviceProvider:Reference partOf:Reference',
  Encounter_ClassHistory: 'class:Coding period:Period',
  Encounter_Diagnosis: 'condition:Reference use:CodeableConcept rank#',
  Encounter_Hospitalization:
    'preAdmissionIdentifier:Identifier origin:Reference admitSource:CodeableConcept reAdmission:CodeableConcept dietPreference*:CodeableConcept specialCourtesy*:CodeableConcept specialArrangement*:CodeableConcept destination:Reference dischargeDisposition:CodeableConcept',
  Encounter_Location: 'location:Reference physicalType:CodeableConcept period:Period',
  Encounter_Participant: 'type*:CodeableConcept period:Period individual:Reference',
  Encounter_StatusHistory: 'period:Period',
  Extension:
    'valueBoolean? valueDecimal# valueInteger# valuePositiveInt# valueUnsignedInt# valueAddress:Address valueAge:Age valueAnnotation:Annotation valueAttachment:Attachment valueCodeableConcept:CodeableConcept valueCoding:Coding valueContactPoint:ContactPoint valueCount:Count valueDistance:Distance valueDuration:Duration valueHumanName:HumanName valueIdentifier:Identifier valueMoney:Money valuePeriod:Period valueQuantity:Quantity valueRange:Range valueRatio:Ratio valueReference:Reference valueSampledData:SampledData valueSignature:Signature valueTiming:Timing valueContactDetail:ContactDetail valueContributor:Contributor valueDataRequirement:DataRequirement valueExpression:Expression valueParameterDefinition:ParameterDefinition valueRelatedArtifact:RelatedArtifact valueTriggerDefinition:TriggerDefinition valueUsageContext:UsageContext valueDosage:Dosage valueMeta:Meta',
  FamilyMemberHistory:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* dataAbsentReason:CodeableConcept patient:Reference relationship:CodeableConcept sex:CodeableConcept bornPeriod:Period ageAge:Age ageRange:Range estimatedAge? deceasedBoolean? deceasedAge:Age deceasedRange:Range reasonCode*:CodeableConcept reasonReference*:Reference note*:Annotation condition*:FamilyMemberHistory_Condition',
  FamilyMemberHistory_Condition:
    'code:CodeableConcept outcome:CodeableConcept contributedToDeath? onsetAge:Age onsetRange:Range onsetPeriod:Period note*:Annotation',
  Flag: 'meta:Meta text:Narrative contained*! identifier*:Identifier category*:CodeableConcept code:CodeableConcept subject:Reference period:Period encounter:Reference author:Reference',
  Goal: 'meta:Meta text:Narrative contained*! identifier*:Identifier achievementStatus:CodeableConcept category*:CodeableConcept priority:CodeableConcept description:CodeableConcept subject:Reference startCodeableConcept:CodeableConcept target*:Goal_Target expressedBy:Reference addresses*:Reference note*:Annotation outcomeCode*:CodeableConcept outcomeReference*:Reference',
  Goal_Target:
    'measure:CodeableConcept detailQuantity:Quantity detailRange:Range detailCodeableConcept:CodeableConcept detailBoolean? detailInteger# detailRatio:Ratio dueDuration:Duration',
  HumanName: 'given* prefix* suffix* period:Period',
  Identifier: 'type:CodeableConcept period:Period assigner:Reference',
  ImagingStudy:
    'meta:Meta text:Narrative contained*! identifier*:Identifier modality*:Coding subject:Reference encounter:Reference basedOn*:Reference referrer:Reference interpreter*:Reference endpoint*:Reference numberOfSeries# numberOfInstances# procedureReference:Reference procedureCode*:CodeableConcept location:Reference reasonCode*:CodeableConcept reasonReference*:Reference note*:Annotation series*:ImagingStudy_Series',
  ImagingStudy_Instance: 'sopClass:Coding number#',
  ImagingStudy_Performer: 'function:CodeableConcept actor:Reference',
  ImagingStudy_Series:
    'number# modality:Coding numberOfInstances# endpoint*:Reference bodySite:Coding laterality:Coding specimen*:Reference performer*:ImagingStudy_Performer instance*:ImagingStudy_Instance',
  Immunization:
    'meta:Meta text:Narrative contained*! identifier*:Identifier statusReason:CodeableConcept vaccineCode:CodeableConcept patient:Reference encounter:Reference primarySource? reportOrigin:CodeableConcept location:Reference manufacturer:Reference site:CodeableConcept route:CodeableConcept doseQuantity:Quantity performer*:Immunization_Performer note*:Annotation reasonCode*:CodeableConcept reasonReference*:Reference isSubpotent? subpotentReason*:CodeableConcept education*:Immunization_Education programEligibility*:CodeableConcept fundingSource:CodeableConcept reaction*:Immunization_Reaction protocolApplied*:Immunization_ProtocolApplied',
  Immunization_Performer: 'function:CodeableConcept actor:Reference',
  Immunization_ProtocolApplied:
    'authority:Reference targetDisease*:CodeableConcept doseNumberPositiveInt# seriesDosesPositiveInt#',
  Immunization_Reaction: 'detail:Reference reported?',
  List: 'meta:Meta text:Narrative contained*! identifier*:Identifier code:CodeableConcept subject:Reference encounter:Reference source:Reference orderedBy:CodeableConcept note*:Annotation entry*:List_Entry emptyReason:CodeableConcept',
  List_Entry: 'flag:CodeableConcept deleted? item:Reference',
  Location:
    'meta:Meta text:Narrative contained*! identifier*:Identifier operationalStatus:Coding alias* type*:CodeableConcept telecom*:ContactPoint address:Address physicalType:CodeableConcept position:Location_Position managingOrganization:Reference partOf:Reference hoursOfOperation*:Location_HoursOfOperation endpoint*:Reference',
  Location_HoursOfOperation: 'daysOfWeek* allDay?',
  Location_Position: 'longitude# latitude# altitude#',
  Media:
    'meta:Meta text:Narrative contained*! identifier*:Identifier basedOn*:Reference partOf*:Reference type:CodeableConcept modality:CodeableConcept view:CodeableConcept subject:Reference encounter:Reference createdPeriod:Period operator:Reference reasonCode*:CodeableConcept bodySite:CodeableConcept device:Reference height# width# frames# duration# content:Attachment note*:Annotation',
  Medication:
    'meta:Meta text:Narrative contained*! identifier*:Identifier code:CodeableConcept manufacturer:Reference form:CodeableConcept amount:Ratio ingredient*:Medication_Ingredient batch:Medication_Batch',
  MedicationAdministration:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiates* partOf*:Reference statusReason*:CodeableConcept category:CodeableConcept medicationCodeableConcept:CodeableConcept medicationReference:Reference subject:Reference context:Reference supportingInformation*:Reference effectivePeriod:Period performer*:MedicationAdministration_Performer reasonCode*:CodeableConcept reasonReference*:Reference request:Reference device*:Reference note*:Annotation dosage:MedicationAdministration_Dosage eventHistory*:Reference',
  MedicationAdministration_Dosage:
    'site:CodeableConcept route:CodeableConcept method:CodeableConcept dose:Quantity rateRatio:Ratio rateQuantity:Quantity',
  MedicationAdministration_Performer: 'function:CodeableConcept actor:Reference',
  MedicationDispense:
    'meta:Meta text:Narrative contained*! identifier*:Identifier partOf*:Reference statusReasonCodeableConcept:CodeableConcept statusReasonReference:Reference category:CodeableConcept medicationCodeableConcept:CodeableConcept medicationReference:Reference subject:Reference context:Reference supportingInformation*:Reference performer*:MedicationDispense_Performer location:Reference authorizingPrescription*:Reference type:CodeableConcept quantity:Quantity daysSupply:Quantity destination:Reference receiver*:Reference note*:Annotation dosageInstruction*:Dosage substitution:MedicationDispense_Substitution detectedIssue*:Reference eventHistory*:Reference',
  MedicationDispense_Performer: 'function:CodeableConcept actor:Reference',
  MedicationDispense_Substitution:
    'wasSubstituted? type:CodeableConcept reason*:CodeableConcept responsibleParty*:Reference',
  MedicationRequest:
    'meta:Meta text:Narrative contained*! identifier*:Identifier statusReason:CodeableConcept category*:CodeableConcept doNotPerform? reportedBoolean? reportedReference:Reference medicationCodeableConcept:CodeableConcept medicationReference:Reference subject:Reference encounter:Reference supportingInformation*:Reference requester:Reference performer:Reference performerType:CodeableConcept recorder:Reference reasonCode*:CodeableConcept reasonReference*:Reference instantiatesCanonical* instantiatesUri* basedOn*:Reference groupIdentifier:Identifier courseOfTherapyType:CodeableConcept insurance*:Reference note*:Annotation dosageInstruction*:Dosage dispenseRequest:MedicationRequest_DispenseRequest substitution:MedicationRequest_Substitution priorPrescription:Reference detectedIssue*:Reference eventHistory*:Reference',
  MedicationRequest_DispenseRequest:
    'initialFill:MedicationRequest_InitialFill dispenseInterval:Duration validityPeriod:Period numberOfRepeatsAllowed# quantity:Quantity expectedSupplyDuration:Duration performer:Reference',
  MedicationRequest_InitialFill: 'quantity:Quantity duration:Duration',
  MedicationRequest_Substitution: 'allowedBoolean? allowedCodeableConcept:CodeableConcept reason:CodeableConcept',
  MedicationStatement:
    'meta:Meta text:Narrative contained*! identifier*:Identifier basedOn*:Reference partOf*:Reference statusReason*:CodeableConcept category:CodeableConcept medicationCodeableConcept:CodeableConcept medicationReference:Reference subject:Reference context:Reference effectivePeriod:Period informationSource:Reference derivedFrom*:Reference reasonCode*:CodeableConcept reasonReference*:Reference note*:Annotation dosage*:Dosage',
  Medication_Ingredient: 'itemCodeableConcept:CodeableConcept itemReference:Reference isActive? strength:Ratio',
  Meta: 'profile* security*:Coding tag*:Coding author:Reference account:Reference compartment*:Reference',
  Money: 'value#',
  Narrative: 'div<',
  NutritionOrder:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* instantiates* patient:Reference encounter:Reference orderer:Reference allergyIntolerance*:Reference foodPreferenceModifier*:CodeableConcept excludeFoodModifier*:CodeableConcept oralDiet:NutritionOrder_OralDiet supplement*:NutritionOrder_Supplement enteralFormula:NutritionOrder_EnteralFormula note*:Annotation',
  NutritionOrder_Administration: 'schedule:Timing quantity:Quantity rateQuantity:Quantity rateRatio:Ratio',
  NutritionOrder_EnteralFormula:
    'baseFormulaType:CodeableConcept additiveType:CodeableConcept caloricDensity:Quantity routeofAdministration:CodeableConcept administration*:NutritionOrder_Administration maxVolumeToDeliver:Quantity',
  NutritionOrder_Nutrient: 'modifier:CodeableConcept amount:Quantity',
  NutritionOrder_OralDiet:
    'type*:CodeableConcept schedule*:Timing nutrient*:NutritionOrder_Nutrient texture*:NutritionOrder_Texture fluidConsistencyType*:CodeableConcept',
  NutritionOrder_Supplement: 'type:CodeableConcept schedule*:Timing quantity:Quantity',
  NutritionOrder_Texture: 'modifier:CodeableConcept foodType:CodeableConcept',
  Observation:
    'meta:Meta text:Narrative contained*! identifier*:Identifier basedOn*:Reference partOf*:Reference category*:CodeableConcept code:CodeableConcept subject:Reference focus*:Reference encounter:Reference effectivePeriod:Period effectiveTiming:Timing performer*:Reference valueQuantity:Quantity valueCodeableConcept:CodeableConcept valueBoolean? valueInteger# valueRange:Range valueRatio:Ratio valueSampledData:SampledData valuePeriod:Period dataAbsentReason:CodeableConcept interpretation*:CodeableConcept note*:Annotation bodySite:CodeableConcept method:CodeableConcept specimen:Reference device:Reference referenceRange*:Observation_ReferenceRange hasMember*:Reference derivedFrom*:Reference component*:Observation_Component',
  Observation_Component:
    'code:CodeableConcept valueQuantity:Quantity valueCodeableConcept:CodeableConcept valueBoolean? valueInteger# valueRange:Range valueRatio:Ratio valueSampledData:SampledData valuePeriod:Period dataAbsentReason:CodeableConcept interpretation*:CodeableConcept referenceRange*:Observation_ReferenceRange',
  Observation_ReferenceRange: 'low:Quantity high:Quantity type:CodeableConcept appliesTo*:CodeableConcept age:Range',
  Organization:
    'meta:Meta text:Narrative contained*! identifier*:Identifier active? type*:CodeableConcept alias* telecom*:ContactPoint address*:Address partOf:Reference contact*:Organization_Contact endpoint*:Reference',
  Organization_Contact: 'purpose:CodeableConcept name:HumanName telecom*:ContactPoint address:Address',
  ParameterDefinition: 'min#',
  Patient:
    'meta:Meta text:Narrative contained*! identifier*:Identifier active? name*:HumanName telecom*:ContactPoint deceasedBoolean? address*:Address maritalStatus:CodeableConcept multipleBirthBoolean? multipleBirthInteger# photo*:Attachment contact*:Patient_Contact communication*:Patient_Communication generalPractitioner*:Reference managingOrganization:Reference link*:Patient_Link',
  Patient_Communication: 'language:CodeableConcept preferred?',
  Patient_Contact:
    'relationship*:CodeableConcept name:HumanName telecom*:ContactPoint address:Address organization:Reference period:Period',
  Patient_Link: 'other:Reference',
  Practitioner:
    'meta:Meta text:Narrative contained*! identifier*:Identifier active? name*:HumanName telecom*:ContactPoint address*:Address photo*:Attachment qualification*:Practitioner_Qualification communication*:CodeableConcept',
  PractitionerRole:
    'meta:Meta text:Narrative contained*! identifier*:Identifier active? period:Period practitioner:Reference organization:Reference code*:CodeableConcept specialty*:CodeableConcept location*:Reference healthcareService*:Reference telecom*:ContactPoint availableTime*:PractitionerRole_AvailableTime notAvailable*:PractitionerRole_NotAvailable endpoint*:Reference',
  PractitionerRole_AvailableTime: 'daysOfWeek* allDay?',
  PractitionerRole_NotAvailable: 'during:Period',
  Practitioner_Qualification: 'identifier*:Identifier code:CodeableConcept period:Period issuer:Reference',
  Procedure:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* basedOn*:Reference partOf*:Reference statusReason:CodeableConcept category:CodeableConcept code:CodeableConcept subject:Reference encounter:Reference performedPeriod:Period performedAge:Age performedRange:Range recorder:Reference asserter:Reference performer*:Procedure_Performer location:Reference reasonCode*:CodeableConcept reasonReference*:Reference bodySite*:CodeableConcept outcome:CodeableConcept report*:Reference complication*:CodeableConcept complicationDetail*:Reference followUp*:CodeableConcept note*:Annotation focalDevice*:Procedure_FocalDevice usedReference*:Reference usedCode*:CodeableConcept',
  Procedure_FocalDevice: 'action:CodeableConcept manipulated:Reference',
  Procedure_Performer: 'function:CodeableConcept actor:Reference onBehalfOf:Reference',
  Provenance:
    'meta:Meta text:Narrative contained*! target*:Reference occurredPeriod:Period policy* location:Reference reason*:CodeableConcept activity:CodeableConcept agent*:Provenance_Agent entity*:Provenance_Entity signature*:Signature',
  Provenance_Agent: 'type:CodeableConcept role*:CodeableConcept who:Reference onBehalfOf:Reference',
  Provenance_Entity: 'what:Reference agent*:Provenance_Agent',
  Quantity: 'value#',
  Range: 'low:Quantity high:Quantity',
  Ratio: 'numerator:Quantity denominator:Quantity',
  Reference: 'identifier:Identifier resource!',
  RelatedArtifact: 'document:Attachment',
  RelatedPerson:
    'meta:Meta text:Narrative contained*! identifier*:Identifier active? patient:Reference relationship*:CodeableConcept name*:HumanName telecom*:ContactPoint address*:Address photo*:Attachment period:Period communication*:RelatedPerson_Communication',
  RelatedPerson_Communication: 'language:CodeableConcept preferred?',
  ResearchStudy:
    'meta:Meta text:Narrative contained*! identifier*:Identifier protocol*:Reference partOf*:Reference primaryPurposeType:CodeableConcept phase:CodeableConcept category*:CodeableConcept focus*:CodeableConcept condition*:CodeableConcept contact*:ContactDetail relatedArtifact*:RelatedArtifact keyword*:CodeableConcept location*:CodeableConcept enrollment*:Reference period:Period sponsor:Reference principalInvestigator:Reference site*:Reference reasonStopped:CodeableConcept note*:Annotation arm*:ResearchStudy_Arm objective*:ResearchStudy_Objective',
  ResearchStudy_Arm: 'type:CodeableConcept',
  ResearchStudy_Objective: 'type:CodeableConcept',
  ResearchSubject:
    'meta:Meta text:Narrative contained*! identifier*:Identifier period:Period study:Reference individual:Reference consent:Reference',
  SampledData: 'origin:Quantity period# factor# lowerLimit# upperLimit# dimensions#',
  ServiceRequest:
    'meta:Meta text:Narrative contained*! identifier*:Identifier instantiatesCanonical* instantiatesUri* basedOn*:Reference replaces*:Reference requisition:Identifier category*:CodeableConcept doNotPerform? code:CodeableConcept orderDetail*:CodeableConcept quantityQuantity:Quantity quantityRatio:Ratio quantityRange:Range subject:Reference encounter:Reference occurrencePeriod:Period occurrenceTiming:Timing asNeededBoolean? asNeededCodeableConcept:CodeableConcept requester:Reference performerType:CodeableConcept performer*:Reference locationCode*:CodeableConcept locationReference*:Reference reasonCode*:CodeableConcept reasonReference*:Reference insurance*:Reference supportingInfo*:Reference specimen*:Reference bodySite*:CodeableConcept note*:Annotation relevantHistory*:Reference',
  Signature: 'type*:Coding who:Reference onBehalfOf:Reference',
  Specimen:
    'meta:Meta text:Narrative contained*! identifier*:Identifier accessionIdentifier:Identifier type:CodeableConcept subject:Reference parent*:Reference request*:Reference collection:Specimen_Collection processing*:Specimen_Processing container*:Specimen_Container condition*:CodeableConcept note*:Annotation',
  Specimen_Collection:
    'collector:Reference collectedPeriod:Period duration:Duration quantity:Quantity method:CodeableConcept bodySite:CodeableConcept fastingStatusCodeableConcept:CodeableConcept fastingStatusDuration:Duration',
  Specimen_Container:
    'identifier*:Identifier type:CodeableConcept capacity:Quantity specimenQuantity:Quantity additiveCodeableConcept:CodeableConcept additiveReference:Reference',
  Specimen_Processing: 'procedure:CodeableConcept additive*:Reference timePeriod:Period',
  Timing: 'event* repeat:Timing_Repeat code:CodeableConcept',
  Timing_Repeat:
    'boundsDuration:Duration boundsRange:Range boundsPeriod:Period count# countMax# duration# durationMax# frequency# frequencyMax# period# periodMax# dayOfWeek* timeOfDay* when* offset#',
  TriggerDefinition: 'timingTiming:Timing timingReference:Reference data*:DataRequirement condition:Expression',
  UsageContext:
    'code:Coding valueCodeableConcept:CodeableConcept valueQuantity:Quantity valueRange:Range valueReference:Reference',
}
