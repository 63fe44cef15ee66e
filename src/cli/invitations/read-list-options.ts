import { openStates } from "../../domain/invitation.ts";
import type { InvitationStateKind } from "../../domain/invitation.ts";
import type { Instant } from "../../domain/ids.ts";
import { instantOf, millisecondsOf } from "../../domain/instant.ts";
import { isDomain } from "../../domain/pending-filter.ts";
import type { InvitationFilter } from "../../ports/invitation-lists.ts";
import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../quoted-argument.ts";
import { readAge, readMoment } from "./read-moment.ts";

type Options = Readonly<Record<string, unknown>>;

const endedStates = ["accepted", "failed", "rejected", "withdrawn", "lapsed", "removed", "revoked"] as const;
/** What `--state` takes. */
export const stateWords = [...openStates, ...endedStates, "open", "ended"] as const;

/** What a list is narrowed to, without the requester: whose id must be looked up. */
export function readFilter(options: Options, now: Instant): Omit<InvitationFilter, "requester"> {
  const states = readStates(textOf(options, "state"));
  const domain = readDomain(textOf(options, "domain"));
  const since = textOf(options, "since");
  const before = readBefore(options, now);
  return {
    ...(states && { states }),
    ...(domain !== undefined && { domain }),
    ...(since !== undefined && { createdFrom: readMoment("--since", since, now) }),
    ...(before !== undefined && { createdBefore: before }),
  };
}

/** How many to show: undefined with `--all`. */
export function readMost(options: Options, usual: number): number | undefined {
  const top = textOf(options, "top");
  if (options["all"] === true) {
    if (top !== undefined) throw new CommandFailure("usage", "--top and --all exclude each other.");
    return undefined;
  }
  if (top === undefined) return usual;
  if (!/^[1-9]\d{0,6}$/.test(top)) throw new CommandFailure("usage", `--top takes a number from 1, not ${quotedArgument(top)}.`);
  return Number(top);
}

export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function readStates(typed: string | undefined): readonly InvitationStateKind[] | undefined {
  if (typed === undefined) return undefined;
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  if (words.length === 0) throw new CommandFailure("usage", `--state takes ${stateWords.join(", ")}.`);
  return words.flatMap(statesOf);
}

function statesOf(word: string): readonly InvitationStateKind[] {
  if (word === "open") return openStates;
  if (word === "ended") return endedStates;
  const state = [...openStates, ...endedStates].find((kind) => kind === word);
  if (!state)
    throw new CommandFailure("usage", `There is no state ${quotedArgument(word)}.`, { fix: `--state takes ${stateWords.join(", ")}.` });
  return [state];
}

function readDomain(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const domain = typed.trim().toLowerCase().replace(/^@/, "");
  if (!isDomain(domain)) throw new CommandFailure("usage", `--domain takes a domain like fabrikam.com, not ${quotedArgument(typed)}.`);
  return domain;
}

/** `--until` and `--older-than` both end the list: the earlier of the two counts. */
function readBefore(options: Options, now: Instant): Instant | undefined {
  const [until, older] = [textOf(options, "until"), textOf(options, "olderThan")];
  const moments = [
    ...(until === undefined ? [] : [readMoment("--until", until, now)]),
    ...(older === undefined ? [] : [instantOf(millisecondsOf(now) - readAge("--older-than", older))]),
  ];
  return moments.toSorted()[0];
}
