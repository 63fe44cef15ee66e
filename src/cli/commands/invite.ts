import type { Command } from "commander";
import type { FormValues } from "../../domain/invite-form.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CliCommand } from "../command.ts";
import { demandSettings } from "../demand-settings.ts";
import type { Exit } from "../exit.ts";
import { readValues, withColleagues } from "../invite/read-values.ts";
import type { InviteOptionValues } from "../invite/read-values.ts";
import { readWait } from "../invite/read-wait.ts";
import type { Shell } from "../shell.ts";

interface InviteOptions extends InviteOptionValues {
  readonly overridePolicy?: string;
  readonly sponsor?: string;
  readonly wait?: boolean | string;
  readonly directoryOnly?: boolean;
}

/** `guestlist invite`: the form of the chat, with the same checks, policy, pace and audit. */
export const invite: CliCommand = {
  define: (command) => withOptions(command.argument("<email>", "the partner's address")).addHelpText("after", examples),
  async run(shell, [email = "", ...more], options: InviteOptions) {
    if (more.length > 0) throw new CommandFailure("usage", "One address at a time, please. Nothing was sent.");
    const longestWait = readWait(options.wait);
    const values = await readValues(shell, email, options);
    if (options.directoryOnly) return inviteWithoutStore(shell, values, options);
    return inviteWithStore(shell, values, { ...options, longestWait });
  },
};

function withOptions(command: Command): Command {
  return command
    .option("--display-name <name>", "the guest's name in your directory")
    .option("--message <text>", "a personal message in Microsoft's mail; @file reads it from a file, - from stdin")
    .option("--message-language <language>", "the language of Microsoft's mail, such as fr-FR")
    .option("--cc <email>", "one more address that gets the mail")
    .option("--colleagues <people>", "members to tell, by addresses or ids with commas between them")
    .option("--redirect-url <url>", "where the guest lands after accepting")
    .option("--no-mail", "Microsoft sends no mail: pass the link on yourself")
    .option("--member", "as a member instead of a guest")
    .option("--justification <text>", "what it is for, where others must approve")
    .option("--override-policy <reason>", "as an administrator of the bot: although the policy denies it")
    .option("--sponsor <person>", "with --as-app: the member who is responsible for the guest")
    .option("--wait [time]", "wait until the partner has accepted, 10m if no time is given")
    .option("--directory-only", "where there is no Guestlist: without policy, approval and following");
}

const examples = `
Examples:
  guestlist invite dana@fabrikam.com --message @welcome.txt
  guestlist invite dana@fabrikam.com --what-if
  guestlist invite dana@fabrikam.com --no-mail --output json
  guestlist invite dana@fabrikam.com --wait=1h
  guestlist invite dana@fabrikam.com --as-app --sponsor adelev@contoso.com --yes`;

async function inviteWithStore(
  shell: Shell,
  typed: FormValues,
  options: InviteOptions & { readonly longestWait: number | undefined },
): Promise<Exit> {
  await refuseWithoutStore(shell);
  const [{ refusalFailure }, { whoAsks }, { submit }, { settle }] = await Promise.all([
    import("../words/refusal-words.ts"),
    import("../who/who-asks.ts"),
    import("../invite/submit.ts"),
    import("../invite/settle.ts"),
  ]);
  const { overridePolicy } = options;
  if (overridePolicy?.trim() === "")
    throw new CommandFailure("usage", "--override-policy takes the reason, which the other administrators read. Nothing was sent.");
  if (overridePolicy !== undefined && shell.common.signIn === "app") throw refusalFailure({ kind: "override-refused", why: "as-app" });
  const asking = await whoAsks(shell, options.sponsor);
  const values = await withColleagues(asking, typed, options.colleagues);
  if (shell.common.whatIf) return (await import("../invite/foresee.ts")).foresee(shell, asking, { values, overridePolicy });
  const { exit, invitation } = await settle(shell, asking, await submit(shell, asking, { values, overridePolicy }));
  if (options.longestWait === undefined || !invitation) return exit;
  const { waitForAcceptance } = await import("../invite/wait-for-acceptance.ts");
  return waitForAcceptance(shell, asking, invitation, options.longestWait);
}

/** Said before anybody signs in. */
async function refuseWithoutStore(shell: Shell): Promise<void> {
  const { databaseHere } = await import("../../database-here.ts");
  const environment = await shell.environment();
  demandSettings(environment);
  if (databaseHere(environment) !== undefined) return;
  throw new CommandFailure("failed", "There is no Guestlist here: no DATABASE_URL is set, and there is no data/guestlist.sqlite.", {
    fix: "Start the bot once (npm start), or name its database with DATABASE_URL in .env. --directory-only invites without Guestlist.",
  });
}

async function inviteWithoutStore(
  shell: Shell,
  values: FormValues,
  { colleagues, sponsor, wait, justification, overridePolicy }: InviteOptions,
): Promise<Exit> {
  const { inviteWithoutStore: inviteNow } = await import("../invite/invite-in-directory.ts");
  if ([colleagues, sponsor, wait, justification, overridePolicy].some((one) => one !== undefined)) {
    throw new CommandFailure(
      "usage",
      "--colleagues, --sponsor, --wait, --justification and --override-policy need a Guestlist, so they don't go with --directory-only.",
    );
  }
  return inviteNow(shell, values);
}
