import { openStates } from "../../domain/invitation.ts";
import type { InvitationStateKind } from "../../domain/invitation.ts";
import type { Instant } from "../../domain/ids.ts";
import { instantOf, millisecondsOf } from "../../domain/instant.ts";
import type { InvitationFilter } from "../../ports/invitation-lists.ts";
import { readChoice } from "../arguments/read-choice.ts";
import { readDomain } from "../arguments/read-domain.ts";
import { readMoment } from "../arguments/read-moment.ts";
import { readAge } from "../arguments/read-span.ts";
import { textOf } from "../arguments/text-of.ts";

type Options = Readonly<Record<string, unknown>>;

const endedStates = ["accepted", "failed", "rejected", "withdrawn", "lapsed", "removed", "revoked"] as const;
/** What `--state` takes. */
export const stateWords = [...openStates, ...endedStates, "open", "ended"] as const;

/** What a list is narrowed to, without the requester: whose id must be looked up. */
export function readFilter(options: Options, now: Instant): Omit<InvitationFilter, "requester"> {
  const states = readStates(textOf(options, "state"));
  const domain = textOf(options, "domain");
  const since = textOf(options, "since");
  const before = readBefore(options, now);
  return {
    ...(states && { states }),
    ...(domain !== undefined && { domain: readDomain("--domain", domain) }),
    ...(since !== undefined && { createdFrom: readMoment("--since", since, now) }),
    ...(before !== undefined && { createdBefore: before }),
  };
}

function readStates(typed: string | undefined): readonly InvitationStateKind[] | undefined {
  if (typed === undefined) return undefined;
  const words = typed.split(/[\s,]+/).filter((word) => word !== "");
  return (words.length === 0 ? [typed] : words).flatMap(statesOf);
}

function statesOf(typed: string): readonly InvitationStateKind[] {
  const word = readChoice("--state", typed, stateWords);
  if (word === "open") return openStates;
  return word === "ended" ? endedStates : [word];
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
