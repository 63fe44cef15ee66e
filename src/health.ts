import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { PolicySource } from "./ports/policy-source.ts";
import type { Posts } from "./ports/posts.ts";
import type { ProblemCode, Problems } from "./ports/problems.ts";
import type { Instant } from "./domain/ids.ts";
import type { Ledger } from "./domain/pace/ledger.ts";

/** The answer of /readyz. Anybody can read it, so it holds codes alone. */
export type Health =
  | { readonly status: "ready" }
  /** The bot works, but not all of it. */
  | { readonly status: "degraded"; readonly problems: readonly ProblemCode[] }
  /** This instance can't do its work; another one might. */
  | { readonly status: "not ready"; readonly problems: readonly ["database-not-writable"] };

interface Options {
  readonly clock: Pick<Clock, "now" | "millisecondsSince">;
  readonly log: Log;
  readonly policy: PolicySource;
  readonly problems: Problems;
  readonly posts: Pick<Posts, "gate">;
  /** Writes to the database. */
  tryWrite(): Promise<void>;
}

/** What the database said. */
interface Look {
  readonly at: Instant;
  readonly writable: boolean;
  readonly isStopped: boolean;
}

/** Anybody can ask, so the database is asked at most this often. */
const freshForMs = 2_000;
const fix =
  "The database can't be written. SQLite: check that its disk has space, that the bot may write the file of DATABASE_URL and its folder, and that no other program holds it. PostgreSQL: check that the server of DATABASE_URL runs, can be reached, and isn't a replica.";

/**
 * Looks whether the database can be written, what it says about Microsoft's stop of the tenant's invitations (any process may have met it), and
 * whether the policy file is still valid; everything else is what the bot met at work.
 */
export function createHealth(options: Options): () => Promise<Health> {
  const { clock, policy, problems } = options;
  let looked: Look | undefined;
  let looking: Promise<Look> | undefined;

  async function look(): Promise<Look> {
    await policy.current();
    const gate = await gateIfUsable(options, looked?.writable ?? true);
    looked = { at: clock.now(), writable: gate !== undefined, isStopped: gate?.kind === "stopped" };
    return looked;
  }

  async function lately(): Promise<Look> {
    if (looked && isFresh(clock.millisecondsSince(looked.at))) return looked;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  return async () => {
    const { writable, isStopped } = await lately();
    if (!writable) return { status: "not ready", problems: ["database-not-writable"] };
    const met: readonly ProblemCode[] = [...problems.list(), ...(isStopped ? ["invitations-blocked" as const] : [])];
    return met.length === 0 ? { status: "ready" } : { status: "degraded", problems: met.toSorted() };
  };
}

/** A clock that was set back makes an answer look new for a long time. */
function isFresh(age: number): boolean {
  return age >= 0 && age < freshForMs;
}

/** Undefined when the database can't be used. */
async function gateIfUsable({ log, tryWrite, posts }: Options, before: boolean): Promise<Ledger["gate"] | undefined> {
  const [asked] = await Promise.allSettled([tryWrite().then(() => posts.gate())]);
  if (asked.status === "fulfilled") {
    if (!before) log.info("ready-again");
    return asked.value;
  }
  if (before) log.error("not-ready", asked.reason, { problem: "database-not-writable", fix });
  return undefined;
}
