import { quotedArgument } from "../arguments/quoted-argument.ts";
import { readMost } from "../arguments/read-most.ts";
import { textOf } from "../arguments/text-of.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { instantOf } from "../../domain/instant.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { InvitationFilter } from "../../ports/invitation-lists.ts";
import { demandAdmin } from "../who/enter-as-admin.ts";
import { enterToLook } from "../who/enter-to-look.ts";
import type { Looking } from "../who/enter-to-look.ts";
import { listedFields, listedRecord, tableFields } from "../invitations/listed-record.ts";
import type { ListedRecord } from "../invitations/listed-record.ts";
import { readFilter, stateWords } from "../invitations/read-filter.ts";

const usualMost = 100;

/** `guestlist list`: our invitations, newest first. */
export const list: CliCommand = {
  define: (command) =>
    command
      .option("--state <states>", `only in these states, separated by commas: ${stateWords.join(", ")}`)
      .option("--domain <domain>", "only partners of this domain")
      .option("--everybody", "those of everybody, not only your own (administrators of the bot)")
      .option("--requester <person>", "those that this person asked for: a user principal name, an address or an id (administrators)")
      .option("--since <moment>", "asked for at this moment or later: 2026-11-20, 2026-11-20T14:30Z, or 14d for the last 14 days")
      .option("--until <moment>", "asked for before this moment")
      .option("--older-than <age>", "asked for longer ago than this: 14d, 12h, 2w")
      .option("--top <number>", `the newest so many (default: ${usualMost})`)
      .option("--all", "all of them")
      .addHelpText("after", examples),
  async run(shell, _args, options) {
    const most = readMost({ top: textOf(options, "top"), all: options["all"] === true }, usualMost);
    const narrowed = readFilter(options, instantOf(Date.now()));
    const looking = await enterToLook(shell);
    const filter = { ...narrowed, ...(await requesterOf(looking, options)) };
    const found = looking.flows.listOurs({ looker: looking.looker, filter, newestFirst: true, most: most + 1 });
    const counted = { count: 0, isCut: false };
    const whenEmpty = `There are no such invitations.${filter.requester === undefined ? "" : hint}`;
    await shell.print({ fields: listedFields, inTable: tableFields, records: records(found, most, counted), whenEmpty });
    if (counted.isCut) shell.say(`These are the newest ${counted.count}. --all shows all, --top another number.`);
    if (looking.looker !== "app" && looking.looker.seesAll && filter.requester === looking.looker.id && counted.count > 0)
      shell.say(ownOnly);
    return "done";
  },
};

const ownOnly = "You see your own. --everybody shows those of everybody.";
const hint = " Administrators of the bot see those of everybody with --everybody.";
const examples = `
Examples:
  guestlist list --state invited --older-than 14d
  guestlist list --everybody --domain fabrikam.com --all --output csv
  guestlist list --state failed --since 7d --output json`;

interface Counted {
  count: number;
  isCut: boolean;
}

/** One more than is shown was asked for: it tells whether there are more. */
async function* records(found: AsyncIterable<Invitation>, most: number, counted: Counted): AsyncGenerator<ListedRecord> {
  for await (const invitation of found) {
    if (counted.count === most) {
      counted.isCut = true;
      return;
    }
    counted.count += 1;
    yield listedRecord(invitation);
  }
}

/** Nobody but administrators of the bot sees invitations that others asked for; the app's are everybody's. */
async function requesterOf(looking: Looking, options: Readonly<Record<string, unknown>>): Promise<InvitationFilter> {
  const { flows, looker } = looking;
  const requester = textOf(options, "requester");
  if (requester !== undefined || options["everybody"] === true) {
    demandAdmin(looking, { can: "see what others asked for", instead: "Leave --everybody and --requester out to see your own." });
  }
  if (requester !== undefined) {
    const id = await flows.findRequester(requester);
    if (id === undefined)
      throw new CommandFailure("not-found", `Nobody in your organization is ${quotedArgument(requester)}.`, {
        fix: "Check --requester for a typing error.",
      });
    return { requester: id };
  }
  return looker === "app" || options["everybody"] === true ? {} : { requester: looker.id };
}
