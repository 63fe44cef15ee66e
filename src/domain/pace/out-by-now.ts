import type { Instant } from "../ids.ts";
import type { Post } from "./ledger.ts";

/**
 * A clock that was ahead and was set back leaves POSTs in the future, which would hold everybody up until then. They went out by now at the
 * latest; those that wait keep their time. `moved`: what changes in the store.
 */
export function outByNow(posts: readonly Post[], now: Instant): { readonly posts: readonly Post[]; readonly moved: readonly Post[] } {
  const isAhead = ({ at, standing }: Post) => standing !== "planned" && at > now;
  const moved = posts.filter(isAhead).map((post) => ({ ...post, at: now }));
  if (moved.length === 0) return { posts, moved };
  const others = posts.filter((post) => !isAhead(post));
  return { posts: [...others.filter(({ at }) => at <= now), ...moved, ...others.filter(({ at }) => at > now)], moved };
}
