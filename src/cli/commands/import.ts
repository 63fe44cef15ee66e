import type { CliCommand } from "../command.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { readGuestQuery } from "../guests/guest-query.ts";
import type { GuestQuery } from "../guests/guest-query.ts";
import { findPending, pagesOf } from "../import/find-pending.ts";
import type { FoundPending } from "../import/find-pending.ts";
import { demandAdmin } from "../who/enter-as-admin.ts";
import { enterToAct } from "../who/enter-to-act.ts";
import type { Acting } from "../who/enter-to-act.ts";
import { textOf } from "../arguments/text-of.ts";
import { counted, listed } from "../output.ts";
import type { PrintedRecord } from "../output/printed.ts";
import type { Shell } from "../shell.ts";
import type { PendingGuest } from "../../flows/importing/imported-invitation.ts";

/** In their order. Scripts rely on the names. */
export const importFields = ["guestId", "email", "displayName", "pendingSince", "createdAt"] as const;

const examples = `
Examples:
  guestlist import --state pending --what-if
  guestlist import --state pending --domain fabrikam.com --older-than 14d
  guestlist import --state pending --yes --quiet

The guests are shown first. Nothing is sent to them, and Guestlist never deletes
them. From then on it records when they accept, and announces that where
“announce everything” is set. Running it again adds only new ones.`;

/** `guestlist import`: guests of the directory that nobody invited through Guestlist become known, and are followed. */
export const importPending: CliCommand = {
  define: (command) =>
    command
      .option("--state <state>", "pending: guests who haven't accepted (needed)")
      .option("--domain <domain>", "only guests with an address in this domain")
      .option("--older-than <age>", "only guests who have been pending for longer: 12h, 14d, 2w")
      .addHelpText("after", examples),
  async run(shell, _args, options) {
    const query = readQuery(options);
    const acting = await enterToAct(shell, "import guests: somebody must stand for them");
    demandAdmin(acting);
    const found = await findPending(shell, acting, query);
    await shell.print({
      fields: importFields,
      records: found.unknown.map(recordOf),
      whenEmpty: "Guestlist knows all of these guests already.",
    });
    tell(shell, found);
    if (found.unknown.length === 0 || shell.common.whatIf) return "done";
    await demandYes(shell, { text: `Make ${counted(found.unknown.length, "guest")} known to Guestlist?` }, "Nothing was imported.");
    return importAll(shell, acting, found.unknown);
  },
};

/** @throws CommandFailure `usage` */
function readQuery(options: Readonly<Record<string, unknown>>): GuestQuery {
  const [state, domain, olderThan] = [textOf(options, "state"), textOf(options, "domain"), textOf(options, "olderThan")];
  if (state?.trim().toLowerCase() !== "pending") {
    throw new CommandFailure("usage", "Only pending guests can be imported: the others need no following.", {
      fix: "Say --state pending.",
    });
  }
  return readGuestQuery(
    { state: "pending", ...(domain !== undefined && { domain }), ...(olderThan !== undefined && { olderThan }) },
    Date.now(),
  );
}

function recordOf({ id, email, displayName, pendingSince, createdAt }: PendingGuest): PrintedRecord {
  return { guestId: id, email, displayName: displayName ?? null, pendingSince, createdAt };
}

function tell({ say, common }: Shell, { unknown, known, unreadable }: FoundPending): void {
  const others = [
    ...(known > 0 ? [`${known} known already`] : []),
    ...(unreadable > 0 ? [`${unreadable} without an address that could be invited`] : []),
  ];
  const verb = common.whatIf ? "would become known" : "not known yet";
  say(`${counted(unknown.length, "guest")} ${verb}${others.length > 0 ? `; ${listed(others)}` : ""}.`);
}

/** Page by page: the bot works in between. After an interruption the same command goes on. */
async function importAll(shell: Shell, { flows, by }: Acting, guests: readonly PendingGuest[]): Promise<Exit> {
  let count = 0;
  for (const page of pagesOf(guests)) {
    if (shell.stop.aborted) {
      throw new CommandFailure("interrupted", `Stopped: ${count} of ${counted(guests.length, "guest")} imported.`, {
        fix: "The same command goes on with the others.",
      });
    }
    count += (await flows.importGuests(page, by)).length;
    shell.progress(`${count} of ${counted(guests.length, "guest")} imported`);
  }
  const left = guests.length - count;
  const meanwhile = left > 0 ? ` ${counted(left, "other")} became known in another way meanwhile.` : "";
  shell.say(`${counted(count, "guest")} imported.${meanwhile}`);
  return "done";
}
