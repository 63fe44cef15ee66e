import { readMost } from "../arguments/read-most.ts";
import { textOf } from "../arguments/text-of.ts";
import type { CliCommand } from "../command.ts";
import { fieldsOf, propertiesInTable, readFields, usualProperties } from "../guests/guest-fields.ts";
import { readGuestQuery } from "../guests/guest-query.ts";
import type { GuestOptions } from "../guests/guest-query.ts";
import { listGuests } from "../guests/list-guests.ts";

const usualMost = 100;

const examples = `
Examples:
  guestlist guests --state pending --older-than 14d
  guestlist guests --domain fabrikam.com --property displayName,mail,userState
  guestlist guests --filter "UserState eq 'PendingAcceptance'" --all
  guestlist guests --all --output csv > guests.csv

Guests are the users of type Guest, and members who once were invited.
UserState, UserStateChangedOn and ObjectId may be written for Graph's names:
externalUserState, externalUserStateChangeDateTime and id.`;

/** `guestlist guests`: the guests of the directory itself, whether we invited them or not. */
export const guests: CliCommand = {
  define: (command) =>
    command
      .option("--filter <odata>", "an OData filter, with Graph's names or the old ones")
      .option("--state <state>", "pending, accepted or none")
      .option("--older-than <age>", "whose state is older, or who are older if it never changed: 12h, 14d, 2w")
      .option("--domain <domain>", "with an address in this domain")
      .option("--search <text>", "with a name or an address that begins so")
      .option("--property <names>", "what to print, separated by commas")
      .option("--all", "not only the first ones")
      .option("--top <number>", `how many at most (${usualMost})`)
      .addHelpText("after", examples),

  async run(shell, _args, options) {
    const properties = textOf(options, "property");
    const query = readGuestQuery(queryOptions(options), Date.now());
    await listGuests(shell, {
      query,
      fields: properties === undefined ? fieldsOf(usualProperties) : readFields(properties),
      noun: "guests",
      most: readMost({ top: textOf(options, "top"), all: options["all"] === true }, usualMost),
      whenMore: "There are more: --all prints all, --top another number.",
      layout: { whenEmpty: "No such guest.", ...(properties === undefined && { inTable: propertiesInTable }) },
    });
    return "done";
  },
};

function queryOptions(options: Readonly<Record<string, unknown>>): GuestOptions {
  const names = ["filter", "state", "olderThan", "domain", "search"] as const;
  return Object.fromEntries(names.map((name) => [name, textOf(options, name)] as const).filter(([, text]) => text !== undefined));
}
