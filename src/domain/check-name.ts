/** What the preflight looks at, by the names under which cards say that a missing permission hid it (`check.<name>`). */
export const checkNames = ["own-domains", "existing", "deleted", "contacts", "domain-policy", "requester"] as const;
export type CheckName = (typeof checkNames)[number];
