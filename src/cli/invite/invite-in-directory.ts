import type { FormValues } from "../../domain/invite-form.ts";
import { readForm } from "../../domain/read-form.ts";
import { databaseHere } from "../../database-here.ts";
import { inviteInDirectory } from "../../directory-invite.ts";
import { isGuestlistError } from "../../errors.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { tellBefore } from "../asking/tell-before.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { fieldFailure } from "../words/field-words.ts";
import { directRefusal } from "../words/direct-refusal.ts";
import { invitationFields, redeemedObject } from "./invitation-object.ts";

const warning =
  "This invites without Guestlist: no policy is checked, nobody approves, and nobody follows the invitation or is told when it is accepted.";

/**
 * Invites as the person with Microsoft Graph alone, where there is no Guestlist.
 * @throws CommandFailure `usage` where there is one, as the app, or when the admin says no.
 */
export async function inviteWithoutStore(shell: Shell, values: FormValues): Promise<Exit> {
  refuseAsApp(shell);
  await refuseBesideStore(shell);
  const { settings, graphActor } = await shell.directory();
  const form = readForm(values, settings.defaultRedirectUrl);
  if (form.kind === "problems") throw fieldFailure(form.problems);
  tellBefore(shell, [warning]);
  const email = plain(form.email);
  if (shell.common.whatIf) {
    shell.say(`${email} would be invited.`);
    return "done";
  }
  await demandYes(shell, { text: `Invite ${email} without Guestlist?` }, "Nothing was sent.");
  const actor = await graphActor();
  if (actor.kind === "app") throw asApp();
  const request = { ...form.options, email: form.email };
  const outcome = await inviteInDirectory(settings, actor, request).catch((error: unknown) => {
    throw isGuestlistError(error, "outcome-unknown") ? outcomeUnknown(email, error) : error;
  });
  if (outcome.kind === "refused") throw directRefusal(outcome.reason);
  const record = redeemedObject(request, outcome);
  await shell.print({ fields: invitationFields, records: [record], isSingle: true, inTable: ["InvitedUserEmailAddress", "Status"] });
  return "done";
}

function refuseAsApp({ common }: Shell): void {
  if (common.signIn === "app") throw asApp();
}

function asApp(): CommandFailure {
  return new CommandFailure("usage", "Without Guestlist only a person invites: --directory-only doesn't go with --as-app.");
}

async function refuseBesideStore(shell: Shell): Promise<void> {
  const found = databaseHere(await shell.environment());
  if (found === undefined) return;
  const where = found === "configured" ? "DATABASE_URL names its database" : "its database is data/guestlist.sqlite";
  throw new CommandFailure("usage", `There is a Guestlist here (${where}), so nobody invites past it.`, {
    fix: "Leave --directory-only out.",
  });
}

function outcomeUnknown(email: string, cause: unknown): CommandFailure {
  return new CommandFailure("failed", `Microsoft didn't say whether ${email} was invited.`, {
    fix: "Look for the guest before you invite again: guestlist guests --search.",
    cause,
  });
}
