import { oneDay } from "../instant.ts";
import type { Instant, InvitationId, PersonId } from "../ids.ts";
import type { Post, PostStanding } from "./ledger.ts";
import { laterBy } from "./next-free.ts";

/** Graph has surely done nothing. */
const nothing: ReadonlySet<PostStanding> = new Set(["refused", "blocked", "not-taken"]);

/** Whether the POST has created a guest or sent a mail, may have, or will. */
export function isMail({ standing }: Post): boolean {
  return !nothing.has(standing);
}

/** How many mails of this person went out in the last 24 hours, or wait: what the policy's limit counts. */
export function mailsOf(posts: readonly Post[], person: PersonId, now: Instant): number {
  const from = laterBy(now, -oneDay);
  const counts = (post: Post) => post.standing === "planned" || (post.at > from && isMail(post));
  return posts.filter((post) => post.person === person && counts(post)).length;
}

/** The newest mail of an invitation. */
export function lastMailOf(posts: readonly Post[], invitation: InvitationId): Post | undefined {
  return posts.findLast((post) => post.invitation === invitation && isMail(post));
}
