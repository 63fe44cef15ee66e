import type { History } from "../../flows/looking/show-history.ts";
import type { CliCommand } from "../command.ts";
import { enterToLook } from "../who/enter-to-look.ts";
import { findOne } from "../invitations/find-one.ts";
import type { PrintedRecord } from "../output/printed.ts";

/** In their order. Scripts rely on the names. */
export const historyFields = ["at", "what", "by", "name", "detail", "via"] as const;
/** A name says more than an id. */
const inTable = ["at", "what", "name", "detail", "via"] as const;
/** As many as the store gives at once. */
const mostEvents = 999;

/** `guestlist history`: what happened to an invitation, oldest first. */
export const history: CliCommand = {
  define: (command) =>
    command
      .argument("<invitation>", "its id, the first characters of its id, or the partner's address")
      .addHelpText("after", "\nExample:\n  guestlist history dana@fabrikam.com --output csv"),
  async run(shell, [typed = ""]) {
    const looking = await enterToLook(shell);
    const invitation = await findOne(shell, looking, typed);
    const told = await looking.flows.readHistory(invitation, mostEvents);
    await shell.print({ fields: historyFields, inTable, records: told.events.map((event) => eventRecord(event, told)) });
    if (told.earlier) shell.say(`These are the newest ${mostEvents} events; guestlist export has all.`);
    return "done";
  },
};

/** `by` is null for what the directory or a timer caused; `via` is null for what was done in Teams. */
function eventRecord({ at, what, by, detail, via }: History["events"][number], { names }: History): PrintedRecord {
  const name = by === undefined ? undefined : names.get(by);
  return { at, what, by: by ?? null, name: name ?? null, detail: detail ?? null, via: via ?? null };
}
