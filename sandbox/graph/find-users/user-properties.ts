import type { StoredUser } from "../../directory/tenant-user.ts";
import { badRequest, notImplemented } from "../request/errors.ts";

/** What a filter may do with a property; `null` means a comparison with null, `count` means `/$count`. */
export type FilterOperator = "eq" | "ne" | "in" | "ge" | "le" | "not" | "startsWith" | "endsWith" | "null" | "count";

export interface UserProperty {
  readonly name: string;
  readonly type: "String" | "Boolean" | "DateTimeOffset" | "Collection(String)" | "Collection(objectIdentity)";
  readonly read: (user: StoredUser) => unknown;
  /** Operators that work in every query, and those that need an advanced query (Microsoft: Advanced queries). */
  readonly plain: readonly FilterOperator[];
  readonly advanced: readonly FilterOperator[];
}

type Filterable = Pick<UserProperty, "plain" | "advanced">;

const UNFILTERABLE: Filterable = { plain: [], advanced: [] };
const NAME: Filterable = { plain: ["eq", "in", "ge", "le", "startsWith"], advanced: ["ne", "not", "endsWith", "null"] };
const SIGN_IN_NAME: Filterable = { plain: NAME.plain, advanced: ["ne", "not", "endsWith"] };
const STATE: Filterable = { plain: ["eq", "in"], advanced: ["ne", "not"] };
const USER_TYPE: Filterable = { plain: ["eq", "in"], advanced: ["ne", "not", "null"] };
const CREATED: Filterable = { plain: ["eq", "ge", "le"], advanced: ["ne", "not"] };
/** The documentation contradicts itself: these are the operators that both versions allow. */
const STATE_CHANGED: Filterable = { plain: ["eq"], advanced: [] };
const ADDRESSES: Filterable = { plain: ["eq", "startsWith", "ge", "le"], advanced: ["endsWith", "not", "count"] };
const IDENTITIES: Filterable = { plain: ["eq"], advanced: [] };
const ADVANCED_ONLY: Filterable = { plain: [], advanced: ["eq", "ne", "in", "not", "startsWith", "null"] };

const FREE_TEXTS = new Set([
  ...["mobilePhone", "officeLocation", "city", "country", "department", "employeeId", "employeeType", "faxNumber", "ageGroup"],
  ...["consentProvidedForMinor", "passwordPolicies", "postalCode", "state", "streetAddress", "usageLocation", "companyName"],
]);

const MODELLED: readonly UserProperty[] = [
  property("id", "String", (user) => user.id, STATE),
  property("businessPhones", "Collection(String)", () => [], UNFILTERABLE),
  property("displayName", "String", (user) => user.displayName, NAME),
  property("givenName", "String", (user) => user.givenName, NAME),
  property("jobTitle", "String", (user) => user.jobTitle, NAME),
  property("mail", "String", (user) => user.mail, NAME),
  property("preferredLanguage", "String", (user) => user.preferredLanguage, NAME),
  property("surname", "String", (user) => user.surname, NAME),
  property("userPrincipalName", "String", (user) => user.userPrincipalName, SIGN_IN_NAME),
  property("accountEnabled", "Boolean", (user) => user.accountEnabled, STATE),
  property("companyName", "String", (user) => user.more["companyName"] ?? null, ADVANCED_ONLY),
  property("createdDateTime", "DateTimeOffset", (user) => user.createdDateTime, CREATED),
  property("creationType", "String", (user) => user.creationType, STATE),
  property("externalUserState", "String", (user) => user.externalUserState, STATE),
  property("externalUserStateChangeDateTime", "DateTimeOffset", (user) => user.externalUserStateChangeDateTime, STATE_CHANGED),
  property("identities", "Collection(objectIdentity)", (user) => user.identities, IDENTITIES),
  property("mailNickname", "String", (user) => user.mailNickname, NAME),
  property("otherMails", "Collection(String)", (user) => user.otherMails, ADDRESSES),
  property("proxyAddresses", "Collection(String)", (user) => user.proxyAddresses, ADDRESSES),
  property("userType", "String", (user) => user.userType, USER_TYPE),
  ...unset("String", ...[...FREE_TEXTS].filter((name) => name !== "companyName")),
  ...unset("String", "legalAgeGroupClassification", "onPremisesDomainName", "onPremisesImmutableId", "onPremisesUserPrincipalName"),
  ...unset("Boolean", "onPremisesSyncEnabled", "showInAddressList"),
  ...unset("DateTimeOffset", "deletedDateTime", "employeeHireDate", "onPremisesLastSyncDateTime"),
];

const PROPERTIES: ReadonlyMap<string, UserProperty> = new Map(MODELLED.map((each) => [each.name, each]));

/** These exist in v1.0, but not in the directory's main store, or not in the sandbox. */
const ELSEWHERE = new Set([
  ...["aboutMe", "birthday", "hireDate", "interests", "mailboxSettings", "mySite", "pastProjects", "preferredName", "responsibilities"],
  ...["schools", "skills", "assignedLicenses", "assignedPlans", "provisionedPlans", "licenseAssignmentStates", "signInActivity"],
  ...[
    "customSecurityAttributes",
    "authorizationInfo",
    "employeeOrgData",
    "imAddresses",
    "onPremisesExtensionAttributes",
    "passwordProfile",
  ],
]);

/** G14: The properties that GET returns without `$select` (Microsoft: Advanced queries). */
export const DEFAULT_PROPERTIES: readonly string[] = [
  ...["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage"],
  ...["surname", "userPrincipalName", "id"],
];

/** The properties that `User.ReadBasic.All` shows; all others are null. */
const BASIC = new Set(["id", "displayName", "givenName", "surname", "mail", "userPrincipalName"]);

/** Whether it is a text that a caller with the permission can set, and that nothing in the sandbox depends on. */
export function isSettableText(name: string): boolean {
  return FREE_TEXTS.has(name);
}

export function findUserProperty(name: string): UserProperty | undefined {
  return PROPERTIES.get(name);
}

const NAMES: ReadonlyMap<string, string> = new Map([...PROPERTIES.keys(), ...ELSEWHERE].map((name) => [name.toLowerCase(), name]));

/** G187: a property's name as Graph writes it; it may be written in any case (MSIdentityTools). */
export function properName(name: string): string {
  return NAMES.get(name.toLowerCase()) ?? name;
}

/** G34: the names as Graph writes them. @throws GraphRefusal 501 for a property that the sandbox doesn't keep, 400 for one that doesn't exist. */
export function checkSelected(given: readonly string[]): readonly string[] {
  const names = given.map(properName);
  for (const name of names) {
    if (ELSEWHERE.has(name)) throw notImplemented();
    if (!PROPERTIES.has(name)) {
      throw badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.user'.`);
    }
  }
  return names;
}

/** Reads a property as the caller may see it: all properties, or only the basic ones. */
export type ReadProperty = (user: StoredUser, name: string) => unknown;

export const readEverything: ReadProperty = (user, name) => PROPERTIES.get(name)?.read(user) ?? null;

// G44
export const readBasics: ReadProperty = (user, name) => (BASIC.has(name) ? readEverything(user, name) : null);

/** The user as it is returned, with these properties in this order. */
export function presentUser(user: StoredUser, names: readonly string[], read: ReadProperty): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, read(user, name)]));
}

function property(name: string, type: UserProperty["type"], read: UserProperty["read"], filterable: Filterable): UserProperty {
  return { name, type, read, ...filterable };
}

/** Properties that no user has at the start; texts can be set. */
function unset(type: UserProperty["type"], ...names: readonly string[]): readonly UserProperty[] {
  return names.map((name) => property(name, type, (user) => user.more[name] ?? null, UNFILTERABLE));
}
