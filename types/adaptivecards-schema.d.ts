export type IAdaptiveCard = unknown;
