import type { CommandLine } from "../../command-line.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { ListPosition } from "../../domain/list-page.ts";
import { isAsked } from "../../domain/approval.ts";
import { isAskedInvitation } from "../../flows/deciding/may-decide.ts";
import type { AskedInvitation } from "../../flows/deciding/may-decide.ts";
import type { CliCommand } from "../command.ts";
import { enterToAct } from "../who/enter-to-act.ts";
import { foundCautions } from "../invitations/shown-record.ts";
import type { PrintedRecord } from "../output/printed.ts";

/** In their order. Scripts rely on the names. */
export const waitingFields = [
  "id",
  "email",
  "displayName",
  "requesterId",
  "requester",
  "askedAt",
  "justification",
  "why",
  "rule",
  "cautions",
  "guestsOfDomain",
  "message",
  "cc",
  "userType",
  "redirectUrl",
  "approvers",
  "isAsked",
] as const;

/** `guestlist waiting`: the requests that wait for the decision of the person at this shell, oldest first. */
export const waiting: CliCommand = {
  define: (command) =>
    command.addHelpText("after", "\nExamples:\n  guestlist waiting\n  guestlist waiting --output json\n  guestlist approve 3f2c9a"),
  async run(shell) {
    const { flows, by } = await enterToAct(shell, "decide");
    const counted = { count: 0 };
    const inTable = ["email", "requester", "askedAt", "justification", "id"];
    await shell.print({
      fields: waitingFields,
      inTable,
      records: records(flows, by.id, counted),
      whenEmpty: "Nothing waits for your decision.",
    });
    if (counted.count > 0) shell.say("Decide with guestlist approve <id>, or guestlist reject <id>.");
    return "done";
  },
};

async function* records(flows: CommandLine["flows"], by: PersonId, counted: { count: number }): AsyncGenerator<PrintedRecord> {
  let after: ListPosition | undefined;
  do {
    const page = await flows.listWaiting(by, after);
    // the rest was decided meanwhile: the flow begins again at the first page, which was shown
    if (after && !page.after) return;
    for (const request of page.invitations.filter(isAskedInvitation)) {
      counted.count += 1;
      yield waitingRecord(request);
    }
    after = page.next;
  } while (after);
}

function waitingRecord({ id, email, options, requester, findings, approval }: AskedInvitation): PrintedRecord {
  return {
    ...{ id, email, requesterId: requester.id, requester: requester.name },
    displayName: options.displayName ?? null,
    askedAt: approval.askedAt,
    justification: approval.justification,
    why: approval.why,
    rule: approval.rule ?? null,
    cautions: foundCautions(approval.confirmed),
    guestsOfDomain: findings.guestsOfDomain ?? null,
    message: options.message ?? null,
    cc: options.cc ?? null,
    userType: options.userType ?? "Guest",
    redirectUrl: options.redirectUrl,
    approvers: approval.approversName,
    isAsked: isAsked(approval),
  };
}
