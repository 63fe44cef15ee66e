import { isObjectId } from "../../domain/object-id.ts";

/** What `guestlist policy` is to do. */
export type PolicyCommand =
  | { readonly kind: "check"; readonly file: string; readonly json: boolean }
  | {
      readonly kind: "explain";
      readonly requester: string;
      readonly email: string;
      readonly inviteAs: "guest" | "member";
      readonly home: string;
      /** Who would get a copy of the mail. */
      readonly cc?: string;
      /** Where the partner would land; absent: on the configuration's page. */
      readonly page?: string;
      /** Whether the mail would have a message. */
      readonly message: boolean;
      /** Absent: the file of the configuration. */
      readonly file?: string;
      readonly json: boolean;
    }
  | { readonly kind: "usage"; readonly problem: string };

interface PolicyOptions {
  readonly json?: boolean;
  readonly member?: boolean;
  readonly message?: boolean;
  readonly in?: string;
  readonly cc?: string;
  readonly page?: string;
  readonly file?: string;
}

/** Reads the arguments and the options of commander; errors are returned as a sentence. Never throws. */
export function readPolicyArguments([command, ...rest]: readonly string[], options: PolicyOptions): PolicyCommand {
  if (command === "check") return readCheck(rest, options);
  if (command === "explain") return readExplain(rest, options);
  return { kind: "usage", problem: "Say what to do: check or explain." };
}

/** The options that only explain has. */
const ofExplain = ["member", "in", "cc", "page", "message", "file"] as const;

function readCheck([file, ...more]: readonly string[], options: PolicyOptions): PolicyCommand {
  const stray = ofExplain.find((name) => options[name] !== undefined);
  if (stray !== undefined) return { kind: "usage", problem: `check takes no --${stray}.` };
  if (!file) return { kind: "usage", problem: "Say which file to check." };
  return more.length > 0 ? tooMany(more) : { kind: "check", file, json: options.json === true };
}

function readExplain([requester, email, ...more]: readonly string[], values: PolicyOptions): PolicyCommand {
  const { json = false, member = false, message = false, in: home = "chat", cc, page, file } = values;
  if (!requester || !email) return { kind: "usage", problem: "Say who asks and for which address." };
  if (more.length > 0) return tooMany(more);
  if (file === "") return { kind: "usage", problem: "--file takes the path of a policy file." };
  if (!isHome(home))
    return { kind: "usage", problem: "--in takes a channel's id (19:…@thread.tacv2), the object id of a team's group, or chat." };
  const optional = { ...(cc !== undefined && { cc }), ...(page !== undefined && { page }), ...(file !== undefined && { file }) };
  return { kind: "explain", requester, email, inviteAs: member ? "member" : "guest", home, message, ...optional, json };
}

function isHome(text: string): boolean {
  return text === "chat" || /^19:[^;\s]+@thread\.(?:tacv2|skype)$/.test(text) || isObjectId(text);
}

function tooMany([first = ""]: readonly string[]): PolicyCommand {
  return { kind: "usage", problem: `${quoted(first)} is too many.` };
}

const quoted = (text: string) => `"${text.slice(0, 60)}"`;
