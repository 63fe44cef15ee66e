/**
 * Why Entra doesn't let a person sign in, although they are who they say: they aren't assigned to the app, the account is disabled, a rule of
 * Conditional Access blocks them, a managed device or another app is needed, or something that only the number tells.
 */
export const signInDenials = ["not-assigned", "account-disabled", "access-rule", "device", "other"] as const;
export type SignInDenial = (typeof signInDenials)[number];
