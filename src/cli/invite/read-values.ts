import type { FormValues } from "../../domain/invite-form.ts";
import { CommandFailure } from "../command-failure.ts";
import { listed, plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { readMessage } from "./read-message.ts";
import type { Asking } from "../who/who-asks.ts";

/** The options of `invite` that fill the form, as commander names them. */
export interface InviteOptionValues {
  readonly displayName?: string;
  /** A text, `@file` or `-`. */
  readonly message?: string;
  /** A text that is taken as it is: of a cmdlet, whose messages may begin with `@`. */
  readonly messageText?: string;
  readonly messageLanguage?: string;
  readonly cc?: string;
  readonly colleagues?: string;
  readonly redirectUrl?: string;
  /** `--no-mail` makes it false. */
  readonly mail?: boolean;
  readonly member?: boolean;
  readonly justification?: string;
}

/** The form as it would be filled in by these options. Nothing is checked yet: the flow does that, as for the form in Teams. */
export async function readValues(shell: Shell, email: string, options: InviteOptionValues): Promise<FormValues> {
  const { displayName, messageLanguage, cc, redirectUrl, justification, mail = true, member = false } = options;
  const typed = { displayName, messageLanguage, cc, redirectUrl, justification, message: await messageOf(shell, options) };
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  return { ...filled, email, sendMail: String(mail), userType: member ? "Member" : "Guest" };
}

async function messageOf(shell: Shell, { message, messageText }: InviteOptionValues): Promise<string | undefined> {
  return messageText ?? (message === undefined ? undefined : readMessage(shell, message));
}

/**
 * The form with the object ids of colleagues who were named by addresses or user principal names.
 * @throws CommandFailure `not-found` that names everybody that the directory doesn't know.
 */
export async function withColleagues({ flows }: Asking, values: FormValues, colleagues: string | undefined): Promise<FormValues> {
  const typed = [...new Set((colleagues ?? "").split(",").map((one) => one.trim()))].filter((one) => one !== "");
  if (typed.length === 0) return values;
  const found = await flows.findColleagues(typed);
  if (found.kind === "found") return { ...values, colleagues: found.ids.join(",") };
  throw new CommandFailure("not-found", `Nobody in your organization is ${listed(found.typed.map(plain), "or")}, so nothing was sent.`, {
    fix: "Check --colleagues for a typing error.",
  });
}
