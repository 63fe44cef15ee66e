/**
 * An access token of the app itself for a scope (`https://graph.microsoft.com/.default`), from the one function that gets them.
 * @throws GuestlistError `identity-unavailable`, `identity-misconfigured`.
 */
export type AppToken = (scope: string) => Promise<string>;
