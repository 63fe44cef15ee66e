import { quotedArgument } from "../arguments/quoted-argument.ts";
import { CommandFailure } from "../command-failure.ts";
import type { PrintedRecord } from "../output/printed.ts";
import { jsonValue } from "./json-value.ts";
import { graphNameOfOld } from "./old-property-names.ts";

/** A field of what is printed. */
export interface GuestField {
  /** The name that it is printed under. */
  readonly name: string;
  /** Graph's name of the property. */
  readonly property: string;
}

/** The fields of a guest where none are asked for, by Graph's names. */
export const usualProperties: readonly string[] = [
  ...["id", "displayName", "mail", "userPrincipalName", "userType", "externalUserState", "externalUserStateChangeDateTime"],
  ...["createdDateTime", "creationType", "accountEnabled", "companyName"],
];

/** The fields for which a terminal has room. */
export const propertiesInTable: readonly string[] = ["displayName", "mail", "externalUserState", "externalUserStateChangeDateTime"];

/**
 * The fields that `--property` asks for; each is printed under the name that it was asked for by, old or new, in any case.
 * @throws CommandFailure `usage`
 */
export function readFields(typed: string): readonly GuestField[] {
  const names = typed.split(",").map((name) => name.trim());
  for (const name of names) {
    if (!/^[A-Za-z]\w{0,63}$/.test(name)) {
      throw new CommandFailure("usage", `${quotedArgument(name)} isn't the name of a property.`, {
        fix: "For example: --property displayName,mail,userState.",
      });
    }
  }
  return [...new Set(names)].map((name) => ({ name, property: graphNameOfOld(name) ?? usualCase(name) }));
}

export function fieldsOf(properties: readonly string[]): readonly GuestField[] {
  return properties.map((property) => ({ name: property, property }));
}

/** A guest as it is printed. */
export function guestRecord(guest: Readonly<Record<string, unknown>>, fields: readonly GuestField[]): PrintedRecord {
  return Object.fromEntries(fields.map(({ name, property }) => [name, jsonValue(valueOf(guest, property))]));
}

/** Graph takes names in any case, and answers with its own spelling. */
function valueOf(guest: Readonly<Record<string, unknown>>, property: string): unknown {
  if (Object.hasOwn(guest, property)) return guest[property];
  const wanted = property.toLowerCase();
  return Object.entries(guest).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function usualCase(name: string): string {
  return usualProperties.find((property) => property.toLowerCase() === name.toLowerCase()) ?? name;
}
