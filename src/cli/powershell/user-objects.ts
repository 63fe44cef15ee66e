import type { GuestField } from "../guests/guest-fields.ts";
import { graphNameOfOld } from "../guests/old-property-names.ts";

/** The names that a module's user objects have, in their order. */
export interface UserObject {
  readonly fields: readonly GuestField[];
}

/** Names that differ from Graph's in more than the first letter. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["Mobile", "mobilePhone"],
  ["MailNickName", "mailNickname"],
]);

const inAllModules: readonly string[] = [
  "GivenName",
  "Surname",
  "CompanyName",
  "JobTitle",
  "Department",
  "City",
  "Country",
  "UsageLocation",
];
const state: readonly string[] = ["ExternalUserState", "ExternalUserStateChangeDateTime"];
const oldState: readonly string[] = ["UserState", "UserStateChangedOn"];

/** Get-AzureADUser's (azure-docs-powershell-azuread), and when the user was created, which admins need to know of guests. */
export const azureAdUser: UserObject = {
  fields: [
    ...[
      "ObjectId",
      "DisplayName",
      "UserPrincipalName",
      "UserType",
      "Mail",
      ...oldState,
      "CreationType",
      "AccountEnabled",
      "CreatedDateTime",
    ],
    ...[...inAllModules, "Mobile", "MailNickName", "OtherMails", "ProxyAddresses"],
  ].map(fieldOf),
};

/** Get-MgUser's, with the properties of guests, which the cmdlet reads only when they are asked for. */
export const mgUser: UserObject = {
  fields: [
    ...["Id", "DisplayName", "UserPrincipalName", "UserType", "Mail", ...state, "CreationType", "AccountEnabled", "CreatedDateTime"],
    ...[...inAllModules, "MobilePhone", "MailNickname", "OtherMails", "ProxyAddresses", "PreferredLanguage"],
  ].map(fieldOf),
};

/** Get-EntraUser's: those of Graph, and the old names beside them (entra-powershell, Get-EntraUser.ps1). */
export const entraUser: UserObject = { fields: [...mgUser.fields, ...["ObjectId", ...oldState, "Mobile"].map(fieldOf)] };

/** The fields that `-Property` asks for: in the module's spelling, if it knows them. `*` stands for all. */
export function fieldsAsked({ fields }: UserObject, asked: readonly string[]): readonly GuestField[] {
  const found = asked.flatMap((name) => (name === "*" ? fields : [known(fields, name) ?? fieldOf(name)]));
  return [...new Map(found.map((field) => [field.name, field])).values()];
}

function known(fields: readonly GuestField[], name: string): GuestField | undefined {
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

function fieldOf(written: string): GuestField {
  const name = written.charAt(0).toUpperCase() + written.slice(1);
  return { name, property: graphNameOfOld(name) ?? otherNames.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1) };
}
