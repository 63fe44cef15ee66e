import type { InvitationId, PersonId, PostId } from "../../domain/ids.ts";
import { judgePost } from "../../domain/pace/judge-post.ts";
import type { PostQuestion, PostVerdict } from "../../domain/pace/judge-post.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "posts" | "policy" | "clock" | "log">;

declare const onlyHere: unique symbol;

/** Allows one `POST /invitations`. Only this file makes one, after the ledger has counted it. */
export interface PostPass {
  readonly post: PostId;
  readonly invitation: InvitationId;
  readonly [onlyHere]: true;
}

/** Nothing may be posted now. */
export type NotNow = Exclude<PostVerdict, { kind: "go" }>;

export type PostAnswered = { readonly kind: "go"; readonly pass: PostPass } | NotNow;

export interface AskedPost {
  readonly invitation: { readonly id: InvitationId; readonly requester: { readonly id: PersonId } };
  /** A new invitation, another mail of one that is out, or the same POST once more after an unclear answer. */
  readonly use: "invite" | "resend" | "repeat";
  /** Whether approvers have said yes: then the policy's cap doesn't count. */
  readonly isApproved?: boolean;
  /** Whether it may wait in the ledger for its time. */
  readonly mayWait?: boolean;
}

/**
 * Asks the ledger for one POST of an invitation. The person is the requester, also when somebody else has pressed. Unless it may wait,
 * nothing is stored when the answer isn't "go".
 */
export async function askToPost(ports: Needs, asked: AskedPost): Promise<PostAnswered> {
  const { posts, log } = ports;
  const { invitation } = asked;
  const ask = await questionOf(ports, asked);
  const verdict = await posts.decide((ledger) => judgePost(ledger, ask()));
  if (verdict.kind === "go") return { kind: "go", pass: { post: verdict.post, invitation: invitation.id } as PostPass };
  log.warn(logCodes[verdict.kind], { invitation: invitation.id, person: invitation.requester.id, ...detailsOf(verdict) });
  return verdict;
}

/** What the ledger would answer now. Stores nothing, and gives no pass. */
export async function foreseePost(ports: Omit<Needs, "log">, asked: AskedPost): Promise<{ readonly kind: "go" } | NotNow> {
  const ask = await questionOf(ports, asked);
  return judgePost(await ports.posts.read(), ask()).verdict;
}

/** The question, at the time when the ledger is read. */
async function questionOf(
  { policy, clock }: Pick<Needs, "policy" | "clock">,
  { invitation, use, isApproved = false, mayWait = false }: AskedPost,
): Promise<() => PostQuestion> {
  const { pace, caps } = await policy.current();
  const id = clock.newId() as PostId;
  const isCapped = use !== "repeat" && !isApproved;
  return () => ({
    id,
    invitation: invitation.id,
    person: invitation.requester.id,
    pace,
    now: clock.now(),
    mayWait,
    ...(isCapped && caps.perDay !== undefined && { cap: caps.perDay }),
    ...(use === "resend" && { apart: pace.betweenMails * 1_000 }),
  });
}

const logCodes = {
  later: "posting-later",
  paused: "posting-paused",
  capped: "posting-capped",
  stopped: "posting-stopped",
} as const satisfies Readonly<Record<NotNow["kind"], string>>;

function detailsOf(verdict: NotNow): Readonly<Record<string, string | number>> {
  switch (verdict.kind) {
    case "later":
      return { until: verdict.at, limit: verdict.limit };
    case "paused":
      return { until: verdict.until };
    case "capped":
      return { limit: verdict.limit };
    case "stopped":
      return {};
  }
}
