import { parseArgs } from "node:util";
import { isObjectId } from "../domain/object-id.ts";

/** The arguments typed after `npm run policy --`. */
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
  | { readonly kind: "help" }
  | { readonly kind: "usage"; readonly problem: string };

export const usage = `Usage:
  npm run policy -- check <file> [--json]
      Says everything that is wrong with a policy file, or what it does; asks the tenant, too, where one is configured.

  npm run policy -- explain <requester> <email> [--member] [--in <place>] [--cc <address>] [--page <url>] [--message] [--file <file>] [--json]
      Says which rule decides about a request, and why.
      <requester>   user principal name, address or object id
      --member      as a member instead of a guest
      --in <place>  where it is asked for: a channel's id, the object id of a team's group, or chat (as if nothing is given)
      --cc <address> who gets a copy of the mail
      --page <url>  where the partner lands; else on the page of the configuration
      --message     with a personal message
      --file <file> a policy file that is to be tried; else the one that POLICY_FILE names

The tenant is the one of .env, or of the sandbox while npm start runs. Exit code: 0 good, 1 wrong, 2 not understood.`;

const options = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  member: { type: "boolean" },
  in: { type: "string" },
  cc: { type: "string" },
  page: { type: "string" },
  message: { type: "boolean" },
  file: { type: "string" },
} as const;

/** Reads the arguments; errors are returned as a sentence. Never throws. */
export function readArguments(args: readonly string[]): PolicyCommand {
  const parsed = parse(args);
  if (typeof parsed === "string") return { kind: "usage", problem: parsed };
  const [command, ...rest] = parsed.positionals;
  if (parsed.values.help || command === "help") return { kind: "help" };
  if (command === "check") return readCheck(rest, parsed.values);
  if (command === "explain") return readExplain(rest, parsed.values);
  return {
    kind: "usage",
    problem: command === undefined ? "Say what to do: check or explain." : `There is no command ${quoted(command)}.`,
  };
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `${error.message.replace(/\. .*$/s, "").replace(/\.$/, "")}.`; // node's own sentence, without its advice
  }
}

function readCheck([file, ...more]: readonly string[], { json = false, ...other }: Values): PolicyCommand {
  const [stray] = Object.keys(other);
  if (stray !== undefined) return { kind: "usage", problem: `check takes no --${stray}.` };
  if (!file) return { kind: "usage", problem: "Say which file to check." };
  return more.length > 0 ? tooMany(more) : { kind: "check", file, json };
}

function readExplain([requester, email, ...more]: readonly string[], values: Values): PolicyCommand {
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
