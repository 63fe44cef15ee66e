import type { Sandbox } from "../../sandbox/sandbox.ts";

/** Milliseconds since 1970, with fractions. */
interface Times {
  readonly acceptedAt: number;
  readonly noticedAt: number[];
}

/** When the directory recorded each acceptance, and when the notices about it arrived at Teams: both on the sandbox's clock. */
export class AcceptanceRecord {
  readonly #times = new Map<string, Times>();

  constructor({ tenant, teams }: Pick<Sandbox, "tenant" | "teams">) {
    tenant.events.on("user", ({ id, what }) => {
      const user = tenant.users.get(id);
      if (what !== "changed" || user?.externalUserState !== "Accepted") return;
      const email = user.mail ?? "";
      if (!this.#times.has(email)) this.#times.set(email, { acceptedAt: now(), noticedAt: [] });
    });
    teams.chats.events.on("posted", ({ from, content }) => {
      const email = from.isBot ? /[\w.-]+@[\w.-]+\w/.exec(content.text)?.[0] : undefined;
      this.#times.get(email ?? "")?.noticedAt.push(now());
    });
  }

  /** So many acceptances have had no notice. */
  get missing(): number {
    return this.#all.filter(({ noticedAt }) => noticedAt.length === 0).length;
  }

  /** So many notices came a second time. */
  get repeated(): number {
    return this.#all.reduce((sum, { noticedAt }) => sum + Math.max(0, noticedAt.length - 1), 0);
  }

  /** Seconds from each acceptance to its first notice. */
  get seconds(): readonly number[] {
    return this.#all.flatMap(({ acceptedAt, noticedAt: [first] }) => (first === undefined ? [] : [(first - acceptedAt) / 1_000]));
  }

  /** Seconds from the last acceptance to the last notice. */
  get secondsAfterTheLast(): number {
    const accepted = Math.max(...this.#all.map(({ acceptedAt }) => acceptedAt));
    return (Math.max(...this.#all.flatMap(({ noticedAt }) => noticedAt)) - accepted) / 1_000;
  }

  /** Forgets what has happened. */
  clear(): void {
    this.#times.clear();
  }

  get #all(): readonly Times[] {
    return [...this.#times.values()];
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
