/**
 * 処方 (an order), 調剤 (dispensed), 投与実施 (given) and 持参・服薬状況 (stated) are different things with different words;
 * an order alone never says that a drug is taken (MED-3, H-15).
 */
export type MedicationAct = 'ordered' | 'dispensed' | 'administered' | 'stated'
