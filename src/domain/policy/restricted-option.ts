/** The options of an invitation that a policy restricts, in the order in which people read about them. */
export const restrictedOptions = ["redirectUrl", "message", "cc"] as const;
export type RestrictedOption = (typeof restrictedOptions)[number];
